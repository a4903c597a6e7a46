import { constants, crc32, inflateRawSync } from "node:zlib";
import type { Entry, ZipFile } from "yauzl";
import { defaultLimits, type ImportLimits } from "../../core/limits.js";
import { passwordNeeded, Refusal } from "../refusal.js";

/** Compressed data may grow this many times, beyond the first `freeBytes` of an entry. */
const largestRatio = 200;
const freeBytes = 10_000_000;

/** A zip archive held in memory. Nothing is ever written to disk, and inner archives are never opened. */
export interface ZipArchive {
  /** Names of the files, in the order of the archive's directory; folders are left out. */
  readonly names: readonly string[];
  /** The bytes of a file by its exact name, or null where there is none. Throws `Refusal`. */
  read(name: string): Uint8Array | null;
}

interface Stored {
  readonly method: number;
  readonly data: Uint8Array;
  readonly size: number;
  readonly crc: number;
}

/**
 * Opens a zip archive that may be hostile. Throws `Refusal` with the code `not-a-zip`, `truncated`,
 * `bad-zip` (lying sizes or names, damaged data), `zip-bomb`, `encrypted` or `too-many-entries`.
 * Entries are inflated only when read, against the limits for one entry, for all, and for the ratio.
 */
export async function openZip(bytes: Uint8Array, limits: ImportLimits = defaultLimits): Promise<ZipArchive> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < 4 || buffer.readUInt16LE(0) !== 0x4b50) {
    throw new Refusal("not-a-zip", "This file is not the zip archive that its format requires.");
  }
  const zip = await openDirectory(buffer);
  const entries = await readDirectory(zip, buffer, limits);
  let total = 0;
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name);
      if (entry === undefined) return null;
      const content = inflate(name, entry, limits, limits.totalBytes - total);
      total += content.length;
      return content;
    },
  };
}

async function openDirectory(buffer: Buffer): Promise<ZipFile> {
  const { default: yauzl } = await import("yauzl");
  try {
    return await yauzl.fromBufferPromise(buffer, { lazyEntries: true, autoClose: false });
  } catch (error) {
    // A zip's directory is its last part, so a download that stopped early has none.
    if (/end of central directory|truncated/i.test(String(error))) {
      throw new Refusal("truncated", "The end of this file is missing; it was cut short. Get a fresh copy.");
    }
    throw badZip(error);
  }
}

async function readDirectory(
  zip: ZipFile,
  buffer: Buffer,
  limits: ImportLimits,
): Promise<Map<string, Stored>> {
  if (zip.entryCount > limits.entries) {
    throw new Refusal(
      "too-many-entries",
      `This file holds ${zip.entryCount} parts; ${limits.entries} are read at most.`,
    );
  }
  const entries = new Map<string, Stored>();
  const folded = new Set<string>();
  const ranges: [start: number, end: number][] = [];
  let misnamed = false;
  try {
    for await (const entry of zip.eachEntry()) {
      refuseEntry(entry);
      const header = await zip.readLocalFileHeaderPromise(entry);
      if (!header.fileName.equals(entry.fileNameRaw)) misnamed = true;
      const end = header.fileDataStart + entry.compressedSize;
      if (end > buffer.length) {
        throw new Refusal("truncated", "A part of this file is missing; it was cut short. Get a fresh copy.");
      }
      ranges.push([entry.relativeOffsetOfLocalHeader, end]);
      if (entry.fileName.endsWith("/")) continue;
      // Office packages compare names without case.
      const key = entry.fileName.toLowerCase();
      if (folded.has(key)) throw new Refusal("bad-zip", "Two parts of this file have the same name.");
      folded.add(key);
      entries.set(entry.fileName, {
        method: entry.compressionMethod,
        data: buffer.subarray(header.fileDataStart, end),
        size: entry.uncompressedSize,
        crc: entry.crc32,
      });
    }
  } catch (error) {
    throw error instanceof Refusal ? error : badZip(error);
  }
  refuseOverlap(ranges);
  if (misnamed) throw new Refusal("bad-zip", "This file's directory and its parts disagree on their names.");
  return entries;
}

function refuseEntry(entry: Entry): void {
  if (entry.isEncrypted()) throw passwordNeeded();
  const kind = (entry.externalFileAttributes >>> 16) & 0o170000;
  // Unix says what an entry is in the upper half; 0 means that the writer did not say.
  if (kind === 0o120000) throw new Refusal("bad-zip", "A part of this file is a link to another place.");
  if (entry.fileName.includes("\0")) throw new Refusal("bad-zip", "A part of this file has a broken name.");
}

/** Parts that share bytes are how a small archive claims hundreds of gigabytes. */
function refuseOverlap(ranges: [start: number, end: number][]): void {
  ranges.sort((a, b) => a[0] - b[0]);
  let last = 0;
  for (const [start, end] of ranges) {
    if (start < last) throw new Refusal("zip-bomb", "Parts of this file overlap, as in a zip bomb.");
    last = end;
  }
}

function inflate(name: string, entry: Stored, limits: ImportLimits, left: number): Uint8Array {
  const byRatio = Math.max(freeBytes, entry.data.length * largestRatio);
  const most = Math.min(limits.entryBytes, left, byRatio);
  if (entry.size > most) throw tooLarge(name);
  let content: Uint8Array;
  if (entry.method === 0) content = entry.data;
  else if (entry.method === 8) content = inflateRaw(name, entry.data, most);
  else
    throw new Refusal(
      "bad-zip",
      `A part of this file is compressed by a method (${entry.method}) that is not supported.`,
    );
  if (content.length !== entry.size || crc32(content) !== entry.crc) {
    throw new Refusal(
      "bad-zip",
      `The part ${printable(name)} is damaged: its content does not match its checksum.`,
    );
  }
  return content;
}

function inflateRaw(name: string, data: Uint8Array, most: number): Uint8Array {
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, most), finishFlush: constants.Z_FINISH });
  } catch (error) {
    if ((error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE") throw tooLarge(name);
    throw new Refusal("bad-zip", `The part ${printable(name)} is damaged and cannot be unpacked.`);
  }
}

const tooLarge = (name: string) =>
  new Refusal(
    "zip-bomb",
    `The part ${printable(name)} unpacks to far more than a transcript holds, so it was not read.`,
  );

function badZip(error: unknown): Refusal {
  const reason = printable((error as Error).message);
  if (/encryption/.test(reason)) return passwordNeeded();
  return new Refusal("bad-zip", `This file's zip archive is damaged (${reason}).`);
}

/** A name or message from a file, fit for a sentence: no control characters, not long. */
function printable(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .replace(/\.$/, "")
    .slice(0, 80);
}
