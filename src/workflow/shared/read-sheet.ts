import { dataError } from "../../core/errors.js";
import { type ReadSheet, readCsvSheet, readXlsxSheet } from "../../exchange/sheet-read.js";
import { decode } from "../../importers/decode.js";
import type { Work } from "./work.js";

/** A table that comes back from a spreadsheet, as .xlsx or CSV in whatever encoding: told by its bytes. */
export async function readSheet(work: Work, bytes: Uint8Array): Promise<ReadSheet> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const { checkedArchive } = await import("../../importers/tables/xlsx.js");
    const { Refusal } = await import("../../importers/refusal.js");
    try {
      return await readXlsxSheet(await checkedArchive(bytes));
    } catch (error) {
      if (error instanceof Refusal) throw dataError(error.code, error.message);
      throw error;
    }
  }
  const { text, messages } = await decode(bytes);
  if (text === null) throw dataError("not-text", messages[0]?.message ?? "This is not a table of text.");
  for (const { message } of messages) work.note(message);
  return readCsvSheet(text);
}
