import { dataError, ThemataError } from "./errors.js";

/** What the system's refusals mean, by their code. */
const reasons: ReadonlyMap<string, string> = new Map([
  ["EACCES", "permission denied"],
  ["EBUSY", "it is in use"],
  ["EDQUOT", "the disk quota is used up"],
  ["EEXIST", "a file of that name is in the way"],
  ["EFBIG", "the file would be larger than is allowed here"],
  ["EINVAL", "the disk does not allow it"],
  ["EIO", "the disk reports an error"],
  ["EISDIR", "it is a folder"],
  ["ELOOP", "its links lead in a circle"],
  ["EMFILE", "too many files are open"],
  ["EMLINK", "the disk does not allow it"],
  ["ENAMETOOLONG", "the name is too long"],
  ["ENFILE", "too many files are open"],
  ["ENODEV", "the disk does not allow it"],
  ["ENOENT", "no such file or folder"],
  ["ENOMEM", "the machine is out of memory"],
  ["ENOSPC", "the disk is full"],
  ["ENOTDIR", "part of its path is not a folder"],
  ["ENOTEMPTY", "the folder is not empty"],
  ["ENXIO", "the disk does not allow it"],
  ["EPERM", "permission denied"],
  ["EROFS", "the disk is read-only"],
  ["ESTALE", "the disk has gone"],
  ["ETXTBSY", "it is in use"],
  ["EXDEV", "it is on another disk"],
]);

const writing =
  /^(write|mkdir|mkdtemp|rename|link|unlink|rmdir|rm|f?sync|fdatasync|ftruncate|f?chmod|copyfile)$/;

/** Why the system refused a file, in words; null for an error that is none of the system's about a file. */
export function fileReason(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { code, syscall } = error as NodeJS.ErrnoException;
  // A program that cannot be started, a pipe or a signal are no files.
  if (typeof code !== "string" || typeof syscall !== "string" || /^(spawn|kill|connect)/.test(syscall))
    return null;
  return reasons.get(code) ?? null;
}

/** The system's refusal to write a file in the user's terms; anything else as it is. */
export function asWriteError(error: unknown, file: string): unknown {
  const reason = error instanceof ThemataError ? null : fileReason(error);
  return reason === null
    ? error
    : dataError("cannot-write", `The file cannot be written: ${file} (${reason})`);
}

/** The system's refusal of a file that nobody expected, in the user's terms; null for any other error. */
export function unexpectedFileError(error: unknown): ThemataError | null {
  const reason = fileReason(error);
  if (reason === null) return null;
  const { code, path, dest, syscall } = error as NodeJS.ErrnoException & { readonly dest?: string };
  const file = dest ?? path;
  const named = file === undefined ? "" : `: ${file}`;
  return writing.test(syscall ?? "") || /^(ENOSPC|EDQUOT|EROFS|EFBIG)$/.test(code ?? "")
    ? dataError("cannot-write", `A file cannot be written${named} (${reason})`)
    : dataError("cannot-read", `A file cannot be read${named} (${reason})`);
}
