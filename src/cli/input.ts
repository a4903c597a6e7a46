import fs from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { dataError, usageError } from "../core/errors.js";
import { fileReason } from "../core/file-error.js";
import type { Context } from "./context.js";

/** The bytes of a file as the user named it; `-` is standard input. */
export async function readInput(context: Context, file: string): Promise<Uint8Array> {
  if (file === "-") return buffer(context.io.stdin);
  try {
    return await fs.readFile(context.path(file));
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    if (code === "ENOENT") throw dataError("file-not-found", `No such file: ${file}`);
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
