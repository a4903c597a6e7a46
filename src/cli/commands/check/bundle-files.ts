import { randomBytes } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { dataError, usageError } from "../../../core/errors.js";
import { asWriteError } from "../../../core/file-error.js";
import { openZip } from "../../../importers/containers/zip.js";
import { Refusal } from "../../../importers/refusal.js";
import type { BundleFile } from "../../../workflow/bundle/bundle.js";
import type { Context } from "../../context.js";
import { writeOutput, writeOutputs } from "../../terminal/output.js";

/** Largest file of a bundle that is read, in bytes. */
const largest = 100_000_000;

/** The files of a bundle, a zip archive or a folder. */
export async function readBundle(context: Context, name: string): Promise<BundleFile[]> {
  const target = context.path(name);
  const about = await fs.stat(target).catch(() => null);
  if (about === null) throw dataError("cannot-read", `No bundle here: ${target}`);
  if (about.isDirectory()) {
    const names = (await fs.readdir(target, { withFileTypes: true })).filter((entry) => entry.isFile());
    return Promise.all(
      names.map(async (entry) => {
        const file = path.join(target, entry.name);
        if ((await fs.stat(file)).size > largest)
          throw dataError("too-large", `This file is too large: ${file}`);
        return { name: entry.name, bytes: await fs.readFile(file) };
      }),
    );
  }
  if (about.size > largest) throw dataError("too-large", `This file is too large to be a bundle: ${target}`);
  try {
    const archive = await openZip(await fs.readFile(target));
    return archive.names.map((entry) => ({ name: entry, bytes: archive.read(entry) ?? new Uint8Array() }));
  } catch (error) {
    if (error instanceof Refusal)
      throw dataError("not-a-bundle", `${path.basename(target)}: ${error.message}`);
    throw error;
  }
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

/** A new key for the hashes of a bundle, hex. */
export const newBundleSalt = (): string => randomBytes(16).toString("hex");
