import type { ImportOutcome } from "../core/transcript.js";

/**
 * Why a file cannot be read, thrown inside an importer and turned into an outcome by `refusable`.
 * `code` is the message's stable code; `message` is a plain sentence for the researcher.
 */
export class Refusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = "Refusal";
    this.code = code;
  }
}

export const passwordNeeded = () =>
  new Refusal("encrypted", "This file is protected by a password. Save a copy without it and import that.");

/** An outcome without transcripts: one message of level error. */
export function refused(format: string, code: string, message: string): ImportOutcome {
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
