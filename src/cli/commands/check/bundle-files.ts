import fs from "node:fs/promises";
import path from "node:path";
import { dataError, usageError } from "../../../core/errors.js";
import { asWriteError } from "../../../core/file-error.js";
import { inputLimits } from "../../../core/limits.js";
import { unpack } from "../../../importers/containers/unpack.js";
import type { BundleFile } from "../../../workflow/bundle/bundle.js";
import type { Context } from "../../context.js";
import { readInput } from "../../input.js";
import { writeOutput, writeOutputs } from "../../terminal/output.js";

/** The files of a bundle, a zip archive or a folder. */
export async function readBundle(context: Context, name: string): Promise<BundleFile[]> {
  const target = context.path(name);
  const about = await fs.stat(target).catch(() => null);
  if (about === null) throw dataError("cannot-read", `No bundle here: ${target}`);
  if (about.isDirectory()) return filesIn(context, target);
  const { parts, messages } = await unpack(await readInput(context, target, inputLimits.bundleBytes));
  if (parts === null)
    throw dataError("not-a-bundle", `${path.basename(target)}: ${messages[0]?.message ?? "no archive"}`);
  return parts.map((part) => ({ name: part.name, bytes: Buffer.from(part.base64, "base64") }));
}

async function filesIn(context: Context, folder: string): Promise<BundleFile[]> {
  const entries = await fs.readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  if (names.length > inputLimits.bundleFiles)
    throw dataError("not-a-bundle", `This folder holds ${names.length} files; a bundle has a few: ${folder}`);
  const files: BundleFile[] = [];
  let left = inputLimits.bundleBytes;
  for (const file of names) {
    const bytes = await readInput(context, path.join(folder, file), left);
    left -= bytes.length;
    files.push({ name: file, bytes });
  }
  return files;
}

/** Writes a bundle as a zip archive, or as a folder where the name has no .zip. Always the same bytes for the same files. */
export async function writeBundle(
  context: Context,
  name: string,
  files: readonly BundleFile[],
  force: boolean,
): Promise<string> {
  if (name.toLowerCase().endsWith(".zip")) {
    const { zipSync } = await import("fflate");
    const mtime = new Date(1980, 0, 1);
    const zip = zipSync(
      Object.fromEntries(files.map((file) => [file.name, [file.bytes, { mtime, level: 9 }]])),
    );
    return writeOutput(context, name, zip, { force });
  }
  const folder = context.path(name);
  const there = await fs.readdir(folder).catch((error: unknown) => {
    if ((error as { code?: unknown }).code === "ENOENT") return null;
    throw usageError(
      "not-a-folder",
      `This is not a folder: ${folder}`,
      "Name a new folder, or a file that ends in .zip.",
    );
  });
  if (there !== null && there.length > 0 && !force)
    throw usageError(
      "folder-not-empty",
      `This folder is not empty: ${folder}`,
      "Add --force to write into it.",
    );
  const made = await fs.mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw asWriteError(error, folder);
  });
  const named = files.map(({ name: file, bytes }) => ({ file: path.join(folder, file), content: bytes }));
  await writeOutputs(context, named, { force }).catch(async (error: unknown) => {
    if (made !== undefined) await fs.rm(made, { recursive: true, force: true });
    throw error;
  });
  return folder;
}
