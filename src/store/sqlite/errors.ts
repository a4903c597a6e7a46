import fs from "node:fs";
import path from "node:path";
import { conflictError, dataError, ThemataError } from "../../core/errors.js";
import { fileReason } from "../../core/file-error.js";

/** SQLite's own errors in the user's terms; anything else is handed on as it is. */
export function asStudyError(error: unknown, file: string): unknown {
  if (error instanceof ThemataError || !(error instanceof Error)) return error;
  const code = (error as { code?: unknown }).code;
  if (code === "EACCES" || code === "EPERM")
    return dataError(
      "study-unreadable",
      `The study's database cannot be read: ${file}`,
      "Its files belong to someone else; ask them, or the folder's owner, for a backup.",
    );
  const reason = fileReason(error);
  if (reason !== null)
    return dataError(
      "study-unreadable",
      `The study's database cannot be read or written: ${file} (${reason})`,
    );
  if (typeof code !== "string" || !code.startsWith("SQLITE_")) return error;
  if (/^SQLITE_(BUSY|LOCKED)/.test(code))
    return dataError(
      "study-locked",
      `The study is locked by another process: ${file}`,
      "Wait until the other command is done, then try again.",
    );
  if (/^SQLITE_(READONLY|PERM|AUTH)/.test(code))
    return dataError(
      "study-read-only",
      `The study cannot be written: ${file}`,
      "Check the folder's permissions.",
    );
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code))
    return dataError(
      "study-corrupt",
      `The study's database is damaged or not a database: ${file}`,
      "Run 'themata doctor', or restore a backup with 'themata restore FILE'.",
    );
  const broken = /^SQLITE_(CANTOPEN|IOERR)/.test(code);
  if (code === "SQLITE_FULL" || (broken && isFull(path.dirname(file))))
    return dataError(
      "disk-full",
      `The disk is full; nothing was written: ${file}`,
      "Free some space and try again.",
    );
  if (broken)
    return dataError(
      "study-unreadable",
      `The study's database cannot be read or written: ${file} (${error.message})`,
    );
  if (code === "SQLITE_CONSTRAINT_UNIQUE" && error.message.includes("coding_place"))
    return conflictError(
      "coding-exists",
      "The same passage already has this code (same coder, same round). Nothing was changed.",
    );
  return error;
}

/**
 * What a failed commit means. Where the disk fails, nobody can say whether the act is on it: after the next start it may
 * be there. A disk that is full has not taken it.
 */
export function asCommitError(error: unknown, file: string): unknown {
  const { code } = error as { code?: unknown };
  if (!/^SQLITE_IOERR/.test(String(code))) return asStudyError(error, file);
  return dataError(
    "commit-unsure",
    `The disk failed while a change was being saved, so it is not known whether it was kept: ${file}`,
    "See with 'themata log' whether it is there before you do it again.",
  );
}

/** SQLite tells of a full disk in many ways: it cannot make the files that it wants beside a database. */
function isFull(folder: string): boolean {
  try {
    const { bavail, bsize, ffree, files } = fs.statfsSync(folder);
    return bavail * bsize < 100_000 || (files > 0 && ffree === 0);
  } catch {
    return false;
  }
}
