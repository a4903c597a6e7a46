/** Turns texts into sentence vectors. */
export interface Encoder {
  /** One vector for each text, in their order; of any length. */
  embed(texts: readonly string[]): Promise<readonly ArrayLike<number>[]>;
}

/** An encoder that may be at hand; it is opened only when there is something to encode. */
export interface EncoderChoice {
  /** Tells its vectors from those of another encoder. */
  readonly id: string;
  /** As a person would name it. */
  readonly name: string;
  /** @returns null where it is not installed @throws Error with a reason where it cannot be loaded */
  open(): Promise<Encoder | null>;
}

/** Loads a package by its name. */
export type LoadPackage = (name: string) => Promise<unknown>;

/** Whether loading failed because there is no such package. */
export function isMissing(error: unknown): boolean {
  const code = String((error as { code?: unknown } | null)?.code);
  if (code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND") return true;
  // The words of a bundler for an optional package that is not there.
  return error instanceof Error && error.message.startsWith("Could not resolve");
}

/** An export of a package, whether it is an ES module or not. */
export function member(module: unknown, name: string): unknown {
  const own = module as Record<string, unknown>;
  return own[name] ?? (own.default as Record<string, unknown> | undefined)?.[name];
}
