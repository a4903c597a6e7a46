import {
  type CodebookFormat,
  codebookFormat,
  parseCodebook,
  parseCodebookSheet,
} from "../../exchange/codebook-file.js";
import { decode } from "../../importers/decode.js";
import { readXlsxSheet } from "../shared/read-sheet.js";

/** Reads a codebook file in whatever encoding. Warnings come back; errors are thrown as `CodebookProblems`. */
export const readCodebookFile = async (name: string, bytes: Uint8Array, format: CodebookFormat) =>
  parseCodebook(name, await decode(bytes), format);

/** The same of any codebook file, the format by the file's name: an Excel workbook as well. Fails with `unknown-format`. */
export async function readNamedCodebook(name: string, file: string, read: () => Promise<Uint8Array>) {
  if (/\.xlsx$/i.test(file)) return parseCodebookSheet(name, await readXlsxSheet(await read()));
  const format = codebookFormat(file, ".yaml, .csv, .xlsx or .json");
  return readCodebookFile(name, await read(), format);
}
