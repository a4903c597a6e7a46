import fs from "node:fs/promises";
import path from "node:path";
import { type Making, type MakingOptions, makeIn, putInPlace } from "./making.js";

/**
 * Writes a file whole or not at all, mode 0600: into a neighbour first, flushed, then renamed over
 * the target. A full disk or a kill leaves what was there before.
 */
export function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  return writeTogether([{ file, content }]);
}

export interface WholeFile {
  readonly file: string;
  readonly content: string | Uint8Array;
}

/**
 * Writes several files as `writeWhole` does, and names none before all of them are there. Where they may not
 * `replace` others, a name that is taken meanwhile fails with EEXIST, and none of them stays.
 */
export async function writeTogether(
  files: readonly WholeFile[],
  { replace = true, notedIn }: Pick<MakingOptions, "notedIn"> & { readonly replace?: boolean } = {},
): Promise<void> {
  const drafts: { readonly making: Making; readonly file: string }[] = [];
  const placed: string[] = [];
  try {
    for (const { file, content } of files) {
      const folder = path.dirname(file);
      await fs.mkdir(folder, { recursive: true, mode: 0o700 });
      const making = makeIn(folder, { notedIn });
      drafts.push({ making, file });
      await writeDraft(making.place, content);
    }
    for (const { making, file } of drafts) {
      putInPlace(making.place, file, replace);
      placed.push(file);
    }
  } catch (error) {
    if (!replace) for (const file of placed) await fs.rm(file, { force: true });
    throw error;
  } finally {
    for (const { making } of drafts) making.done();
  }
  for (const folder of new Set(files.map(({ file }) => path.dirname(file)))) await flushFolder(folder);
}

/** Writes a new file, mode 0600, and flushes it. */
export async function writeDraft(draft: string, content: string | Uint8Array): Promise<void> {
  const handle = await fs.open(draft, "wx", 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Where a folder cannot be opened, its entries are not flushed; the files themselves are whole. */
export async function flushFolder(folder: string): Promise<void> {
  const directory = await fs.open(folder, "r").catch(() => null);
  await directory?.sync().catch(() => {});
  await directory?.close();
}
