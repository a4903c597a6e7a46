import fs from "node:fs/promises";
import path from "node:path";
import { dataError, usageError } from "../../core/errors.js";
import { writeWhole } from "../../store/whole-file.js";
import type { Context } from "../context.js";
import { write } from "../io.js";

/**
 * Writes an output file whole or not at all, mode 0600; `-` is standard output, with --json the `content` of the one
 * document there. A file that is there stays unless `force`. Returns the file's full path.
 */
export async function writeOutput(
  context: Context,
  file: string,
  content: string | Uint8Array,
  options: { readonly force: boolean },
): Promise<string> {
  if (file === "-") {
    const text = typeof content === "string" ? content : Buffer.from(content).toString("utf8");
    if (context.globals.json === true) context.content = text;
    else await write(context.io.stdout, text);
    return "-";
  }
  const target = context.path(file);
  const there = await fs.stat(target).catch(() => null);
  if (there?.isDirectory())
    throw usageError("is-a-folder", `This is a folder: ${target}`, "Name a file in it.");
  if (there !== null && !options.force)
    throw usageError(
      "file-exists",
      `A file of this name already exists: ${target}`,
      "Add --force to overwrite it.",
    );
  try {
    // A folder that is not there is a slip of the pen, and not made.
    await fs.access(path.dirname(target));
    await writeWhole(target, content);
  } catch (error) {
    const code = String((error as { code?: unknown }).code);
    if (["ENOENT", "ENOTDIR", "EACCES", "EPERM", "EROFS", "ENOSPC"].includes(code))
      throw dataError("cannot-write", `The file cannot be written: ${target} (${code})`);
    throw error;
  }
  return target;
}
