import { type ReadSheet, sheetOf } from "../../src/exchange/sheet-read.js";
import { readSheetHere } from "../../src/importers/tables/sheet.js";

/** The first worksheet of a workbook, read in this process. */
export const readXlsxSheet = async (bytes: Uint8Array): Promise<ReadSheet> =>
  sheetOf((await readSheetHere("sheet", { bytes }))?.rows ?? []);
