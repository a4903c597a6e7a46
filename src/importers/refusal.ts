import type { ErrorCode } from "../core/error-code.js";
import type { ImportOutcome } from "../core/transcript.js";
import { shown } from "./messages.js";

/**
 * Why a file cannot be read, thrown inside an importer and turned into an outcome by `refusable`.
 * `code` is the message's stable code; `message` is a plain sentence for the researcher.
 */
export class Refusal extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.name = "Refusal";
    this.code = code;
  }
}

export const passwordNeeded = () =>
  new Refusal("encrypted", "This file is protected by a password. Save a copy without it and import that.");

/** An outcome without transcripts: one message of level error. */
export function refused(format: string, code: ErrorCode, message: string): ImportOutcome {
  return {
    format,
    transcripts: [],
    messages: [{ level: "error", code, message, line: null }],
    encoding: null,
  };
}

/** Runs a reader and turns a `Refusal` into an outcome. Any other error passes: it is a bug, or a library's. */
export async function refusable(format: string, read: () => Promise<ImportOutcome>): Promise<ImportOutcome> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Refusal) return refused(format, error.code, error.message);
    throw error;
  }
}

/** What a reader's own failure becomes, so that other files can be read after it. */
export function readerFailed(format: string, error: unknown): ImportOutcome {
  if (error instanceof RangeError)
    return refused(format, "too-deep", "The parts of this file are nested too deeply to be read.");
  const reason = shown(String(error), 120);
  return refused(
    format,
    "reader-crashed",
    `This file could not be read (${reason}). Open it in its own program and save it again.`,
  );
}

/** Says that a file of so many bytes is beyond the limit. */
export function tooLarge(bytes: number, limit: number): string {
  const megabytes = (size: number) =>
    size < 100_000 ? (size / 1e6).toPrecision(1) : (size / 1e6).toFixed(1);
  const size = `${megabytes(bytes)} MB, and the limit is ${megabytes(limit)} MB`;
  return `This file is too large: ${size}.`;
}
