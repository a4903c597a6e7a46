import { randomBytes } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";

/**
 * Writes a file whole or not at all, mode 0600: into a neighbour first, flushed, then renamed over
 * the target. A full disk or a kill leaves what was there before.
 */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  const folder = path.dirname(file);
  await fs.mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = path.join(folder, `.${path.basename(file)}.${randomBytes(4).toString("hex")}.tmp`);
  try {
    const handle = await fs.open(draft, "wx", 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await fs.rename(draft, file);
  } catch (error) {
    await fs.rm(draft, { force: true });
    throw error;
  }
  // Where a folder cannot be opened, its entry is not flushed; the file itself is whole.
  const directory = await fs.open(folder, "r").catch(() => null);
  await directory?.sync().catch(() => {});
  await directory?.close();
}
