import { errorCode } from "../../core/error-code.js";
import { dataError } from "../../core/errors.js";
import { type ReadSheet, readCsvSheet, sheetOf } from "../../exchange/sheet-read.js";
import { decode } from "../../importers/decode.js";
import { readSheet as readWorksheet } from "../../importers/tables/sheet.js";
import type { Work } from "./work.js";

/** A table that comes back from a spreadsheet, as .xlsx or CSV in whatever encoding: told by its bytes. */
export async function readSheet(work: Work, bytes: Uint8Array): Promise<ReadSheet> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readXlsxSheet(bytes);
  const { text, messages } = await decode(bytes);
  if (text === null) throw dataError("not-text", messages[0]?.message ?? "This is not a table of text.");
  for (const { message } of messages) work.note(message);
  return readCsvSheet(text);
}

/** The first worksheet of an Excel workbook, read in the child process. @throws data error with the code of its fault */
export async function readXlsxSheet(bytes: Uint8Array): Promise<ReadSheet> {
  const { rows, messages } = await readWorksheet(bytes);
  if (rows !== null) return sheetOf(rows);
  const [fault] = messages;
  throw dataError(
    errorCode(fault?.code ?? "bad-xlsx"),
    fault?.message ?? "This is not an Excel workbook that can be read (.xlsx).",
  );
}
