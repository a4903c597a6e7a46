import type { ImportLimits, ImportOptions } from "../importer.js";

/** What is asked of the child process for one file; the file's bytes follow the request. */
export interface ImportRequest {
  readonly format: string;
  readonly name: string;
  readonly options: ImportOptions;
  readonly limits: ImportLimits;
}

/** Largest answer taken, in bytes of JSON. A larger one means that a small file unfolded into something absurd. */
export const largestAnswer = 128_000_000;

/** Resident memory of the child beyond the heap it is allowed: the file, its unpacked parts, Node itself. */
export const residentExtraMegabytes = 300;

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
    const head =
      (this.#chunks[0]?.length ?? 0) >= count * 4 ? (this.#chunks[0] ?? this.#join()) : this.#join();
    return Array.from({ length: count }, (_, i) => head.readUInt32BE(i * 4));
  }

  /** Takes `length` bytes after skipping `skip`; null until all have arrived. */
  take(skip: number, length: number): Buffer | null {
    if (this.#length < skip + length) return null;
    const all = this.#join();
    this.#chunks = [all.subarray(skip + length)];
    this.#length -= skip + length;
    return all.subarray(skip, skip + length);
  }

  #join(): Buffer {
    const [first] = this.#chunks;
    if (first !== undefined && this.#chunks.length === 1) return first;
    const all = Buffer.concat(this.#chunks, this.#length);
    this.#chunks = [all];
    return all;
  }
}
