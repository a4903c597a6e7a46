import fs from "node:fs";
import { dataError } from "../../core/errors.js";
import type { SqliteDatabase } from "./driver.js";

/**
 * A consistent copy of an open database in a new file, mode 0600 from its first byte whatever the
 * umask, flushed to the disk. Where it fails nothing is left.
 */
export function copyWhole(database: SqliteDatabase, target: string): void {
  try {
    fs.closeSync(fs.openSync(target, "wx", 0o600));
  } catch (error) {
    throw dataError("cannot-write", `The copy cannot be written to ${target} (${codeOf(error)})`);
  }
  try {
    database.prepare("vacuum into ?").run([target]);
    flush(target);
  } catch (error) {
    fs.rmSync(target, { force: true });
    throw error;
  }
}

/** Flushes a file or folder to the disk; a folder where the system can. */
export function flush(file: string): void {
  const folder = fs.statSync(file).isDirectory();
  // Windows opens no folder.
  if (folder && process.platform === "win32") return;
  const handle = fs.openSync(file, folder ? "r" : "r+");
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown }).code;
  return code === "EEXIST" ? "such a file already exists" : String(code ?? error);
}
