import { CsvFault, csvStart, readCsv, sniffDelimiter } from "../../text/csv.js";
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
    readTextFile("csv", file, options, (text) => readSpeech(text, options, file.name)),
};

function readSpeech(text: string, options: ImportOptions, name: string): ReadText {
  try {
    const rows = [...readCsv(text, { strayQuotes: true, isNote, most: Number.POSITIVE_INFINITY })];
    const table = readTable(
      rows.map(({ cells }) => cells),
      options,
      { name, lineOf: (row) => rows[row]?.line ?? 1 },
    );
    const note = csvStart(text, isNote).notes.join("\n");
    if (note === "") return table;
    const transcripts = table.transcripts.map((one) => ({ ...one, meta: { ...one.meta, note } }));
    return { ...table, transcripts };
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    return { transcripts: [], messages: [errorMessage(error.code, error.sentence, error.line)] };
  }
}

/** A line that begins with `#` is a note unless it is the header: a column may be called `#`. */
function isNote(line: string, below: string): boolean {
  if (!line.startsWith("#")) return false;
  const delimiter = sniffDelimiter(line);
  const header = cellsOf(line, delimiter);
  if (columnOf("text", header) !== null) return false;
  return (
    below.startsWith("#") ||
    header.length < 2 ||
    header.length < cellsOf(below.replace(/"[^"]*("|$)/g, ""), delimiter).length ||
    columnOf("text", cellsOf(below, sniffDelimiter(below))) !== null
  );
}

/** Whether the first line names columns of speech: who and what, or when and what. */
function hasSpeechHeader(head: string): boolean {
  const { at, delimiter } = csvStart(head, isNote);
  const end = head.indexOf("\n", at);
  if (end < 0 || end - at > 1000) return false;
  const cells = cellsOf(head.slice(at, end), delimiter);
  if (columnOf("text", cells) === null || cells.some((cell) => cell.length > 40)) return false;
  return columnOf("speaker", cells) !== null || columnOf("start", cells) !== null;
}

const cellsOf = (line: string, delimiter: string) =>
  line.split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
