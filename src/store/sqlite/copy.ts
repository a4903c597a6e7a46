import fs from "node:fs";
import path from "node:path";
import { dataError, ThemataError, usageError } from "../../core/errors.js";
import { fileReason } from "../../core/file-error.js";
import { makeIn, putInPlace } from "../making.js";
import type { SqliteDatabase } from "./driver.js";

/**
 * A consistent copy of an open database in a new file, mode 0600 from its first byte whatever the
 * umask, flushed to the disk. It has its name only when it is whole; where it fails nothing is left.
 * @param notedIn the study's inner folder, where it is to know of a copy that is made outside
 */
export function copyWhole(database: SqliteDatabase, target: string, notedIn?: string): void {
  newFile(target, notedIn, (draft) => {
    fs.closeSync(fs.openSync(draft, "wx", 0o600));
    database.prepare("vacuum into ?").run([draft]);
  });
}

/** The same of a file as it is. */
export const copyFileWhole = (file: string, target: string): void =>
  newFile(target, undefined, (draft) => {
    fs.copyFileSync(file, draft, fs.constants.COPYFILE_EXCL);
    fs.chmodSync(draft, 0o600);
  });

function newFile(target: string, notedIn: string | undefined, write: (draft: string) => void): void {
  if (fs.existsSync(target)) throw fileExists(target);
  const making = makeIn(path.dirname(target), { notedIn });
  let placed = false;
  try {
    // In a folder of its own, because SQLite makes files beside it.
    fs.mkdirSync(making.place, { mode: 0o700 });
    const draft = path.join(making.place, "copy");
    write(draft);
    flush(draft);
    putInPlace(draft, target, false);
    placed = true;
    flush(path.dirname(target));
  } catch (error) {
    if (placed) fs.rmSync(target, { force: true });
    throw cannotCopy(error, target);
  } finally {
    making.done();
  }
}

function cannotCopy(error: unknown, target: string): unknown {
  const { code } = error as { code?: unknown };
  if (code === "EEXIST") return fileExists(target);
  const reason =
    fileReason(error) ??
    (code === "SQLITE_FULL"
      ? "the disk is full"
      : /^SQLITE_(CANTOPEN|IOERR_(?!READ))/.test(String(code))
        ? "the disk reports an error"
        : null);
  if (reason === null || error instanceof ThemataError) return error;
  return dataError("cannot-write", `The copy cannot be written: ${target} (${reason})`);
}

const fileExists = (target: string) =>
  usageError("file-exists", `A file of this name already exists: ${target}`, "Choose another name.");

/** Flushes a file or folder to the disk; a folder where the system can. */
export function flush(file: string): void {
  const folder = fs.statSync(file).isDirectory();
  const handle = open(file, folder);
  if (handle === null) return;
  try {
    fs.fsyncSync(handle);
  } catch (error) {
    // Some disks flush files alone.
    if (!folder || !["EINVAL", "ENOTSUP"].includes(String((error as NodeJS.ErrnoException).code)))
      throw error;
  } finally {
    fs.closeSync(handle);
  }
}

/** Null for a folder that cannot be opened: Windows opens none, and one may be for writing alone. */
function open(file: string, folder: boolean): number | null {
  try {
    return fs.openSync(file, folder ? "r" : "r+");
  } catch (error) {
    if (folder) return null;
    throw error;
  }
}
