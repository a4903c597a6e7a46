import type { Readable } from "node:stream";
import { Output, type OutputStream } from "./terminal/output-stream.js";

/** Everything of the outside world that the program may touch, handed in so that tests can hold it. */
export interface Outside {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Milliseconds since 1970. */
  clock(): number;
  readonly signal: AbortSignal;
  readonly userName: string;
}

/** The same for commands, which write through the sieve alone. */
export interface Io extends Omit<Outside, "stdout" | "stderr"> {
  readonly stdout: Output;
  readonly stderr: Output;
}

export const ioOf = (outside: Outside): Io => ({
  ...outside,
  stdout: new Output(outside.stdout),
  stderr: new Output(outside.stderr),
});

/** Whether a stream gets colour: a terminal, not forbidden by NO_COLOR, TERM=dumb or the flag. */
export function wantsColor(io: Io, stream: { readonly isTTY?: boolean }, flag: boolean | undefined): boolean {
  if (flag === false || (io.env.NO_COLOR ?? "") !== "") return false;
  if ((io.env.FORCE_COLOR ?? "") !== "" && io.env.FORCE_COLOR !== "0") return true;
  return stream.isTTY === true && io.env.TERM !== "dumb";
}
