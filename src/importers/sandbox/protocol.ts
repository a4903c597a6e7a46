import type { ImportLimits } from "../../core/limits.js";
import type { ImportFile, ImportOptions } from "../importer.js";

/** What is asked of the child process for one file; the file's bytes follow the request. */
export interface ImportRequest {
  readonly format: string;
  readonly name: string;
  readonly options: ImportOptions;
  readonly limits: ImportLimits;
}

/** Asks another process to read; it answers with an outcome of what was asked for, or an ImportOutcome that says why not. */
export type AskChild = (format: string, file: ImportFile, options: ImportOptions) => Promise<object>;

/** Largest answer taken, in bytes of JSON. A larger one means that a small file unfolded into something absurd. */
export const largestAnswer = 48_000_000;

/** What the child writes to stderr before it ends itself for having taken too much of the processor. */
export const outOfCpu = "out of processor time";

/**
 * The frames on the child's pipes. A request is the length of its JSON and of the file (32 bits each,
 * big-endian), the JSON and the file's bytes; an answer is the length of its JSON and the JSON, an ImportOutcome.
 */
export function requestFrame(request: ImportRequest, bytes: Uint8Array): Uint8Array[] {
  const json = Buffer.from(JSON.stringify(request));
  return [header(json.length, bytes.length), json, bytes];
}

export function answerFrame(json: string): Uint8Array[] {
  const body = Buffer.from(json);
  return [header(body.length), body];
}

function header(...lengths: readonly number[]): Uint8Array {
  const head = Buffer.alloc(lengths.length * 4);
  for (const [i, length] of lengths.entries()) head.writeUInt32BE(length, i * 4);
  return head;
}

/** Collects what comes through a pipe and hands it out in pieces of a wanted length. */
export class FrameReader {
  #chunks: Buffer[] = [];
  #length = 0;

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
  }

  /** How many bytes wait. */
  get length(): number {
    return this.#length;
  }

  /** The first 32-bit numbers waiting, without taking them; null until all have arrived. */
  lengths(count: number): number[] | null {
    if (this.#length < count * 4) return null;
    let [head] = this.#chunks;
    if (head === undefined || head.length < count * 4) {
      head = Buffer.concat(this.#chunks, this.#length);
      this.#chunks = [head];
    }
    const numbers = head;
    return Array.from({ length: count }, (_, i) => numbers.readUInt32BE(i * 4));
  }

  /** Takes `length` bytes after skipping `skip`, with a buffer to themselves; null until all have arrived. */
  take(skip: number, length: number): Buffer | null {
    if (this.#length < skip + length) return null;
    const taken = Buffer.from(new ArrayBuffer(length));
    const rest: Buffer[] = [];
    let at = -skip;
    for (const chunk of this.#chunks) {
      const first = Math.max(0, -at);
      const last = Math.min(chunk.length, length - at);
      if (last > first) chunk.copy(taken, at + first, first, last);
      if (last < chunk.length) rest.push(last <= 0 ? chunk : chunk.subarray(last));
      at += chunk.length;
    }
    this.#chunks = rest;
    this.#length -= skip + length;
    return taken;
  }
}
