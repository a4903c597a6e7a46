import type { ErrorCode } from "./error-code.js";

/**
 * What a failure means to the caller, and so which exit code it becomes:
 * `usage` 2, `data` 3, `conflict` 4. Anything else that is thrown is a bug (70).
 */
export type ErrorKind = "usage" | "data" | "conflict";

/** A failure the user can do something about: one line that names the thing, and the way out. */
export class ThemataError extends Error {
  readonly kind: ErrorKind;
  /** Printed by `--json`. */
  readonly code: ErrorCode;
  readonly hint: string | null;

  constructor(kind: ErrorKind, code: ErrorCode, message: string, hint: string | null = null) {
    super(message);
    this.name = "ThemataError";
    this.kind = kind;
    this.code = code;
    this.hint = hint;
  }
}

export const usageError = (code: ErrorCode, message: string, hint?: string) =>
  new ThemataError("usage", code, message, hint ?? null);
export const dataError = (code: ErrorCode, message: string, hint?: string) =>
  new ThemataError("data", code, message, hint ?? null);
export const conflictError = (code: ErrorCode, message: string, hint?: string) =>
  new ThemataError("conflict", code, message, hint ?? null);
