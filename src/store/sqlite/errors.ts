import { conflictError, dataError, ThemataError } from "../../core/errors.js";

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
  if (code === "SQLITE_FULL")
    return dataError(
      "disk-full",
      `The disk is full; nothing was written: ${file}`,
      "Free some space and try again.",
    );
  if (/^SQLITE_(CANTOPEN|IOERR)/.test(code))
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
