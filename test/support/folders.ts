import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const folders: string[] = [];

/** An empty folder that goes away with the test file. */
export function emptyFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "themata-test-"));
  folders.push(folder);
  return folder;
}

/** Called after each test file. */
export function removeFolders(): void {
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
}
