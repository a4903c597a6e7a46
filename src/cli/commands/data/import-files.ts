import { createReadStream } from "node:fs";
import fs from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { dataError } from "../../../core/errors.js";
import { defaultLimits } from "../../../importers/importer.js";
import { tooLarge } from "../../../importers/refusal.js";
import type { InputFile } from "../../../workflow/sources/import-transcripts.js";
import type { Context } from "../../context.js";

const limit = defaultLimits.fileBytes;

/** The files named on the command line, none of them opened yet; `-` is standard input. */
export function inputFiles(names: readonly string[], context: Context): InputFile[] {
  return names.map((name) => {
    if (name === "-")
      return {
        name: "standard-input.txt",
        size: async () => 0,
        read: () => collect(context.io.stdin),
      };
    const file = context.path(name);
    return {
      name: path.basename(file),
      size: () =>
        fs.stat(file).then(
          ({ size }) => size,
          () => 0,
        ),
      read: () => readWhole(file),
    };
  });
}

/** A file's bytes; one over the limit is refused before it is read. A pipe is read up to the limit. */
async function readWhole(file: string): Promise<Uint8Array> {
  const about = await fs.stat(file);
  if (!about.isFile() && !about.isDirectory()) return collect(createReadStream(file));
  if (about.size > limit) throw dataError("too-large", tooLarge(about.size, limit));
  return fs.readFile(file);
}

async function collect(stream: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    length += bytes.length;
    if (length > limit) throw dataError("too-large", tooLarge(length, limit));
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, length);
}
