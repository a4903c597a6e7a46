import { constants } from "node:fs";
import fs from "node:fs/promises";
import type { Readable } from "node:stream";
import { dataError, usageError } from "../core/errors.js";
import { fileReason } from "../core/file-error.js";
import { inputLimits } from "../core/limits.js";
import { tooLarge } from "../importers/refusal.js";
import type { Context } from "./context.js";

/**
 * The bytes of a file as the user named it; `-` is standard input. Fails with `file-not-found`, `is-a-folder`,
 * `not-a-file`, `file-unreadable` and `too-large`.
 */
export async function readInput(
  context: Context,
  file: string,
  most: number = inputLimits.inputBytes,
): Promise<Uint8Array> {
  if (file === "-") return collect(context.io.stdin, most);
  try {
    return await readWhole(context.path(file), most);
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === "ENOENT" || code === "ENOTDIR") throw dataError("file-not-found", `No such file: ${file}`);
    if (code === "EISDIR") throw usageError("is-a-folder", `This is a folder: ${file}`, "Name a file in it.");
    if (code === "EACCES" || code === "EPERM")
      throw dataError("file-unreadable", `No permission to read the file: ${file}`);
    const reason = fileReason(error);
    throw reason === null
      ? error
      : dataError("file-unreadable", `The file cannot be read: ${file} (${reason})`);
  }
}

/** The same as text: UTF-8, without a byte order mark. */
export async function readInputText(context: Context, file: string): Promise<string> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await readInput(context, file));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw dataError("not-text", `${file === "-" ? "Standard input" : file} is not UTF-8 text.`);
  }
}

/** What a shell hands over as a file that is none: its pipes, and the file of nothing. */
const handedOver = /^(?:\/dev\/(?:fd\/\d+|stdin|null)|\/proc\/[^/]+\/fd\/\d+)$/;

/**
 * The bytes of a file by its path. One over the limit is refused before it is read, and one that grows meanwhile as
 * soon as it is; what only looks like a file (a device, a socket, a pipe that nobody may ever write to) is not opened.
 * Throws `not-a-file`, `too-large`, and the system's own errors.
 */
export async function readWhole(file: string, most: number): Promise<Uint8Array> {
  const about = await fs.stat(file);
  const isPlain = about.isFile();
  if (!isPlain && !about.isDirectory() && !handedOver.test(file))
    throw dataError(
      "not-a-file",
      "This is a pipe or a device, not a file.",
      "Copy it into a file, or send it to '-'.",
    );
  if (isPlain && about.size > most) throw dataError("too-large", tooLarge(about.size, most));
  const handle = await fs.open(file, constants.O_RDONLY);
  try {
    return await collect(handle.createReadStream({ autoClose: false }), most);
  } finally {
    await handle.close();
  }
}

/** What comes through a stream; refused as soon as it is more than `most` bytes. */
export async function collect(stream: Readable, most: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    length += bytes.length;
    if (length > most) throw dataError("too-large", tooLarge(length, most));
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, length);
}
