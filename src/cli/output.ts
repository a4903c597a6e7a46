import { randomBytes } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { dataError, usageError } from "../core/errors.js";
import type { Context } from "./context.js";
import { write } from "./io.js";

/**
 * Writes an output file whole or not at all, mode 0600; `-` is standard output. A file that is
 * there stays unless `force`. Returns the file's full path.
 */
export async function writeOutput(
  context: Context,
  file: string,
  content: string | Uint8Array,
  options: { readonly force: boolean },
): Promise<string> {
  if (file === "-") {
    await write(
      context.io.stdout,
      typeof content === "string" ? content : Buffer.from(content).toString("utf8"),
    );
    return "-";
  }
  const target = context.path(file);
  const there = await fs.stat(target).catch(() => null);
  if (there?.isDirectory())
    throw usageError("is-a-folder", `This is a folder: ${target}`, "Name a file in it.");
  if (there !== null && !options.force)
    throw usageError(
      "file-exists",
      `There is a file of this name already: ${target}`,
      "Add --force to write over it.",
    );
  const draft = path.join(
    path.dirname(target),
    `.${path.basename(target)}.${randomBytes(4).toString("hex")}.tmp`,
  );
  try {
    const handle = await fs.open(draft, "wx", 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await fs.rename(draft, target);
  } catch (error) {
    await fs.rm(draft, { force: true });
    const code = String((error as { code?: unknown }).code);
    if (["ENOENT", "ENOTDIR", "EACCES", "EPERM", "EROFS", "ENOSPC"].includes(code))
      throw dataError("cannot-write", `The file cannot be written: ${target} (${code})`);
    throw error;
  }
  return target;
}
