import { fileReason } from "../../core/file-error.js";

/** Why one file of an import could not be read; the others go on. */
export interface Failure {
  readonly code: string;
  readonly message: string;
}

/** What an error in reading a file's bytes means to the researcher. Anything else is a bug, and thrown on. */
export function asFailure(error: unknown): Failure {
  const { code } = error as { code?: unknown };
  if (!(error instanceof Error) || typeof code !== "string") throw error;
  if (code === "ENOENT") return { code: "file-not-found", message: "No such file." };
  if (code === "EISDIR")
    return { code: "is-a-folder", message: "This is a folder; name the files in it (FOLDER/*)." };
  if (code === "EACCES" || code === "EPERM")
    return { code: "file-unreadable", message: "No permission to read the file." };
  if ("kind" in error) return { code, message: error.message };
  const reason = fileReason(error);
  if (reason !== null) return { code: "file-unreadable", message: `The file cannot be read (${reason}).` };
  throw error;
}
