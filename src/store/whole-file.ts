import { randomBytes } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";

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

/** Writes several files as `writeWhole` does, and renames none before all of them are there. */
export async function writeTogether(files: readonly WholeFile[]): Promise<void> {
  const drafts: { readonly draft: string; readonly file: string }[] = [];
  try {
    for (const { file, content } of files) {
      const folder = path.dirname(file);
      await fs.mkdir(folder, { recursive: true, mode: 0o700 });
      const draft = path.join(folder, `.${path.basename(file)}.${randomBytes(4).toString("hex")}.tmp`);
      drafts.push({ draft, file });
      await writeDraft(draft, content);
    }
    for (const { draft, file } of drafts) await fs.rename(draft, file);
  } catch (error) {
    for (const { draft } of drafts) await fs.rm(draft, { force: true });
    throw error;
  }
  for (const folder of new Set(files.map(({ file }) => path.dirname(file)))) await flushFolder(folder);
}

async function writeDraft(draft: string, content: string | Uint8Array): Promise<void> {
  const handle = await fs.open(draft, "wx", 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Where a folder cannot be opened, its entries are not flushed; the files themselves are whole. */
async function flushFolder(folder: string): Promise<void> {
  const directory = await fs.open(folder, "r").catch(() => null);
  await directory?.sync().catch(() => {});
  await directory?.close();
}
