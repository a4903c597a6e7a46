import { dataError } from "../core/errors.js";
import { fromVisibleSigns } from "../core/visible-signs.js";
import { readCsv } from "../text/csv.js";
import { plainCells } from "./formula-cells.js";

/** A table as it came in: header and rows as words, empty cells as "". */
export interface ReadSheet {
  readonly header: readonly string[];
  /** With the line (or row of the worksheet) each begins at, from 1. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** The first worksheet of an Excel workbook. @throws data error `bad-xlsx` */
export async function readXlsxSheet(bytes: Uint8Array): Promise<ReadSheet> {
  const { default: read } = await import("read-excel-file/node");
  let sheets: readonly { readonly data: readonly (readonly unknown[])[] }[];
  try {
    sheets = (await read(Buffer.from(bytes))) as unknown as typeof sheets;
  } catch {
    throw dataError("bad-xlsx", "This is not an Excel workbook that can be read (.xlsx).");
  }
  const rows = sheets[0]?.data ?? [];
  const words = rows.map((row) =>
    row.map((cell) =>
      cell === null || cell === undefined
        ? ""
        : cell instanceof Date
          ? dateText(cell)
          : fromVisibleSigns(String(cell)),
    ),
  );
  return asSheet(words.map((cells, i) => ({ line: i + 1, cells })));
}

/** A date of a worksheet as YYYY-MM-DD, with its time where it has one. */
const dateText = (date: Date) => date.toISOString().slice(0, 16).replace("T", " ").replace(" 00:00", "");

/** A table in CSV. @throws data errors `bad-csv` and `empty-table` */
export function readCsvSheet(text: string): ReadSheet {
  return asSheet(Array.from(readCsv(text), plainCells));
}

function asSheet(records: ReadSheet["rows"]): ReadSheet {
  const [header, ...rows] = records;
  if (header === undefined) throw dataError("empty-table", "The table is empty.");
  return {
    header: header.cells.map((cell) => cell.trim()),
    rows: rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== "")),
  };
}
