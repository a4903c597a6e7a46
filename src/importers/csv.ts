import { sniffDelimiter } from "./delimiter.js";
import type { Importer, ImportFile, ImportOptions } from "./importer.js";
import { errorMessage } from "./messages.js";
import { type ReadText, readTextFile } from "./outcome.js";
import { readTable } from "./table.js";

/** A table with commas, semicolons, tabs or bars between cells; see `readTable` for what its columns mean. */
export const csv: Importer = {
  format: "csv",
  title: "Table (CSV, TSV)",
  extensions: ["csv", "tsv", "tab"],
  sandboxed: false,
  sniff: ({ head, extension }) => (head !== null && csv.extensions.includes(extension) ? 0.3 : 0),
  read: (file: ImportFile, options: ImportOptions) =>
    readTextFile("csv", file, options, (text) => readCsv(text, options, file.name)),
};

async function readCsv(text: string, options: ImportOptions, name: string): Promise<ReadText> {
  const { CsvError, parse } = await import("csv-parse/sync");
  const told = /^sep=(.)\n/i.exec(text.slice(0, 8));
  const start = told === null ? 0 : told[0].length;
  try {
    const records = parse(text.slice(start), {
      delimiter: told?.[1] ?? sniffDelimiter(text),
      columns: false,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    const first = told === null ? 1 : 2;
    // `lines` counts up to the record's end, so a record begins after the one before it.
    const lineOf = (row: number) => (row === 0 ? first : (records[row - 1]?.info.lines ?? 0) + first);
    return readTable(
      records.map(({ record }) => record),
      options,
      { name, lineOf },
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === "number" ? error.lines : null;
    const told =
      error.code === "CSV_QUOTE_NOT_CLOSED"
        ? "A quotation mark is opened and never closed."
        : `This table is broken: ${error.message}`;
    return { transcripts: [], messages: [errorMessage("bad-csv", told, line)] };
  }
}
