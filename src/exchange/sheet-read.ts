import { dataError } from "../core/errors.js";
import { inputLimits } from "../core/limits.js";
import { fromVisibleSigns } from "../core/visible-signs.js";
import { readCsv, tooManyRows } from "../text/csv.js";
import { plainCells } from "./formula-cells.js";

/** A table as it came in: header and rows as words, empty cells as "". */
export interface ReadSheet {
  readonly header: readonly string[];
  /** With the line (or row of the worksheet) each begins at, from 1. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** The rows of a worksheet. @throws data errors `empty-table` and `too-many-rows` */
export const sheetOf = (rows: readonly (readonly string[])[]): ReadSheet =>
  asSheet(rows.map((cells, i) => ({ line: i + 1, cells: cells.map(fromVisibleSigns) })));

/** A table in CSV. @throws data errors `bad-csv`, `empty-table` and `too-many-rows` */
export function readCsvSheet(text: string): ReadSheet {
  return asSheet(Array.from(readCsv(text), plainCells));
}

function asSheet(records: ReadSheet["rows"]): ReadSheet {
  const [header, ...rows] = records;
  if (rows.length > inputLimits.rows) throw tooManyRows();
  if (header === undefined) throw dataError("empty-table", "The table is empty.");
  return {
    header: header.cells.map((cell) => cell.trim()),
    rows: rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== "")),
  };
}
