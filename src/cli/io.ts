import type { Readable, Writable } from "node:stream";

/** Everything of the outside world that a command may touch, handed in so that tests can hold it. */
export interface Io {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Milliseconds since 1970. */
  clock(): number;
  readonly signal: AbortSignal;
  readonly userName: string;
}

/** Whether a stream gets colour: a terminal, not forbidden by NO_COLOR, TERM=dumb or the flag. */
export function wantsColor(io: Io, stream: { readonly isTTY?: boolean }, flag: boolean | undefined): boolean {
  if (flag === false || (io.env.NO_COLOR ?? "") !== "") return false;
  if ((io.env.FORCE_COLOR ?? "") !== "" && io.env.FORCE_COLOR !== "0") return true;
  return stream.isTTY === true && io.env.TERM !== "dumb";
}

/** Writes all of a text, waiting where the pipe is full; a closed pipe ends quietly. */
export function write(stream: Writable, text: string): Promise<void> {
  return new Promise((resolve) => {
    if (text === "") return resolve();
    stream.write(text, () => resolve());
  });
}
