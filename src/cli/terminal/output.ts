import fs from "node:fs/promises";
import path from "node:path";
import { usageError } from "../../core/errors.js";
import { asWriteError } from "../../core/file-error.js";
import { type WholeFile, writeTogether } from "../../store/whole-file.js";
import type { Context } from "../context.js";

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
    else await context.io.stdout.give(text);
    return "-";
  }
  const [target = ""] = await writeOutputs(context, [{ file, content }], options);
  return target;
}

/** Writes several output files, all or none, under the rules of one. Returns their full paths. */
export async function writeOutputs(
  context: Context,
  files: readonly WholeFile[],
  options: { readonly force: boolean },
): Promise<string[]> {
  const targets = files.map(({ file, content }) => ({ file: context.path(file), content }));
  for (const { file } of targets) await mayWrite(file, options.force);
  let at = targets[0]?.file ?? "";
  try {
    // A folder that is not there is a slip of the pen, and not made.
    for (const { file } of targets) {
      at = file;
      await fs.access(path.dirname(file));
    }
    await writeTogether(targets, { replace: options.force, notedIn: context.innerFolder });
  } catch (error) {
    if ((error as { code?: unknown }).code === "EEXIST")
      for (const { file } of targets) await mayWrite(file, false);
    throw asWriteError(error, at);
  }
  return targets.map(({ file }) => file);
}

/** Refuses a folder, and a file that is there unless it is to be overwritten. */
async function mayWrite(target: string, force: boolean): Promise<void> {
  const there = await fs.stat(target).catch(() => null);
  if (there?.isDirectory())
    throw usageError("is-a-folder", `This is a folder: ${target}`, "Name a file in it.");
  if (there !== null && !force)
    throw usageError(
      "file-exists",
      `A file of this name already exists: ${target}`,
      "Add --force to overwrite it.",
    );
}
