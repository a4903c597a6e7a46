import { csvFault } from "../../core/csv-fault.js";
import { sniffDelimiter } from "../../text/delimiter.js";
import type { Importer, ImportFile, ImportOptions } from "../importer.js";
import { errorMessage } from "../messages.js";
import { type ReadText, readTextFile } from "../outcome.js";
import { columnOf } from "./columns.js";
import { readTable } from "./table.js";

/** A table with commas, semicolons, tabs or bars between cells; see `readTable` for what its columns mean. */
export const csv: Importer = {
  format: "csv",
  title: "Table (CSV, TSV)",
  extensions: ["csv", "tsv", "tab"],
  sandboxed: false,
  sniff: ({ head, extension }) => {
    if (head === null) return 0;
    if (csv.extensions.includes(extension)) return 0.3;
    return hasSpeechHeader(head) ? 0.25 : 0;
  },
  read: (file: ImportFile, options: ImportOptions) =>
    readTextFile("csv", file, options, (text) => readCsv(text, options, file.name)),
};

async function readCsv(text: string, options: ImportOptions, name: string): Promise<ReadText> {
  const { CsvError, parse } = await import("csv-parse/sync");
  const { start, line: first, delimiter } = beforeHeader(text);
  const notes = text
    .slice(0, start)
    .split("\n")
    .flatMap((message) => (message.startsWith("#") ? [message.replace(/^#+\s*/, "").trim()] : []))
    .join("\n");
  try {
    const records = parse(text.slice(start), {
      delimiter: delimiter ?? sniffDelimiter(text.slice(start)),
      columns: false,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    // `lines` counts up to the record's end, so a record begins after the one before it.
    const lineOf = (row: number) => (row === 0 ? first : (records[row - 1]?.info.lines ?? 0) + first);
    const table = readTable(
      records.map(({ record }) => record),
      options,
      { name, lineOf },
    );
    return notes === ""
      ? table
      : {
          ...table,
          transcripts: table.transcripts.map((one) => ({ ...one, meta: { ...one.meta, note: notes } })),
        };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === "number" ? error.lines : null;
    const summary =
      error.code === "CSV_QUOTE_NOT_CLOSED"
        ? "A quotation mark is opened and never closed."
        : `This table is broken: ${csvFault(error.code)}.`;
    return { transcripts: [], messages: [errorMessage("bad-csv", summary, line)] };
  }
}

/** What may stand before the header: `sep=;` for a spreadsheet, and notes to oneself that begin with `#`. */
function beforeHeader(text: string): { start: number; line: number; delimiter: string | undefined } {
  const declared = /^sep=(.)\n/i.exec(text.slice(0, 8));
  let start = declared?.[0].length ?? 0;
  let line = declared === null ? 1 : 2;
  while (text.charAt(start) === "#") {
    const end = text.indexOf("\n", start);
    if (end < 0 || !isComment(text, start, end)) break;
    start = end + 1;
    line++;
  }
  return { start, line, delimiter: declared?.[1] };
}

/** A line that begins with `#` is a note unless it is the header: a column may be called `#`. */
function isComment(text: string, start: number, end: number): boolean {
  const delimiter = sniffDelimiter(text.slice(start));
  const header = cellsOf(text.slice(start, end), delimiter);
  if (columnOf("text", header) !== null) return false;
  const next = text.indexOf("\n", end + 1);
  const below = text.slice(end + 1, next < 0 ? text.length : next);
  return (
    below.startsWith("#") ||
    header.length < 2 ||
    header.length < cellsOf(below.replace(/"[^"]*("|$)/g, ""), delimiter).length ||
    columnOf("text", cellsOf(below, sniffDelimiter(below))) !== null
  );
}

/** Whether the first line names columns of speech: who and what, or when and what. */
function hasSpeechHeader(head: string): boolean {
  const { start, delimiter } = beforeHeader(head);
  const end = head.indexOf("\n", start);
  if (end < 0 || end - start > 1000) return false;
  const line = head.slice(start, end);
  const cells = cellsOf(line, delimiter ?? sniffDelimiter(line));
  if (columnOf("text", cells) === null || cells.some((cell) => cell.length > 40)) return false;
  return columnOf("speaker", cells) !== null || columnOf("start", cells) !== null;
}

const cellsOf = (line: string, delimiter: string) =>
  line.split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
