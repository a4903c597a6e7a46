import { stringify } from "csv-stringify/sync";
import { safeCell } from "./formula-cells.js";
import type { Sheet } from "./sheet.js";

/** A table as CSV, UTF-8, one header line; words that a spreadsheet would run as a formula get a leading '. */
export function sheetToCsv({ columns, rows }: Sheet): string {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === "string" ? safeCell(cell) : cell)));
  return stringify([columns.map(({ title }) => safeCell(title)), ...cells], { record_delimiter: "\n" });
}
