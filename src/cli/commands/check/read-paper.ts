import path from "node:path";
import { errorCode } from "../../../core/error-code.js";
import { dataError, ThemataError } from "../../../core/errors.js";
import { fileReason } from "../../../core/file-error.js";
import type { PaperBlock } from "../../../core/paper.js";
import { readPaper } from "../../../importers/papers/paper.js";
import type { Context } from "../../context.js";
import { inputFiles } from "../data/import-files.js";

/** The blocks of a paper named on the command line. Fails where it cannot be read; warnings become notes. */
export async function readPaperFile(name: string, context: Context): Promise<readonly PaperBlock[]> {
  const [file] = inputFiles([name], context);
  if (file === undefined) throw new Error("a file was named and none is there");
  const bytes = await file.read().catch((error: unknown) => {
    const reason = error instanceof ThemataError ? null : fileReason(error);
    if (reason === null) throw error;
    throw dataError("cannot-read", `The paper cannot be read: ${context.path(name)} (${reason})`);
  });
  if (bytes.length === 0) throw dataError("empty-file", `This file is empty: ${context.path(name)}`);
  const paper = await readPaper({ name: path.basename(name), bytes });
  const fault = paper.messages.find(({ level }) => level === "error");
  if (fault !== undefined) throw dataError(errorCode(fault.code), `${path.basename(name)}: ${fault.message}`);
  for (const { level, message } of paper.messages) if (level === "warning") context.note(message);
  return paper.blocks;
}
