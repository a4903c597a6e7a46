import { defaultLimits } from "../../core/limits.js";
import type { Message } from "../../core/message.js";
import type { ImportOutcome } from "../../core/transcript.js";
import { isOle } from "../containers/ole.js";
import type { Importer, ImportFile, ImportOptions, Sniffed } from "../importer.js";
import { hint, shown } from "../messages.js";
import { Refusal, refusable } from "../refusal.js";
import { cellText } from "./sheet-cell.js";
import { readTable } from "./table.js";
import { isWorkbook, readWorkbook } from "./workbook.js";

/** Excel workbooks: the first sheet that reads as a table of talk; see `readTable` for what its columns mean. */
export const xlsx: Importer = {
  format: "xlsx",
  title: "Excel workbook",
  extensions: ["xlsx", "xlsm"],
  sandboxed: true,
  sniff: sniffXlsx,
  read: (file, options) => refusable("xlsx", () => readXlsx(file, options)),
};

function sniffXlsx({ file, head, extension }: Sniffed): number {
  const named = xlsx.extensions.includes(extension);
  if (isOle(file.bytes)) return named ? 0.6 : 0;
  if (file.bytes[0] !== 0x50 || file.bytes[1] !== 0x4b) return named ? (head === null ? 0.3 : 0.05) : 0;
  return isWorkbook(file.bytes) ? 0.95 : named ? 0.6 : 0;
}

async function readXlsx(file: ImportFile, options: ImportOptions): Promise<ImportOutcome> {
  const sheets = (await readWorkbook(file.bytes, options.limits ?? defaultLimits)).map(talkIn);
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  if (filled.length === 0) throw new Refusal("no-text", "There is no text in this workbook.");
  let outcome: ImportOutcome | null = null;
  for (const sheet of filled) {
    const source = { name: file.name, lineOf: (row: number) => row + sheet.firstRow };
    const { transcripts, messages } = readTable(sheet.rows, options, source);
    const found = { format: "xlsx", transcripts, messages, encoding: null };
    if (transcripts.length > 0)
      return { ...found, messages: [...messages, ...otherSheets(sheet.name, filled)] };
    // The first sheet's complaint is the one a person expects.
    outcome ??= found;
  }
  return outcome ?? { format: "xlsx", transcripts: [], messages: [], encoding: null };
}

function otherSheets(read: string, sheets: readonly Sheet[]): Message[] {
  const others = sheets.filter(({ name }) => name !== read).map(({ name }) => shown(name, 30));
  if (others.length === 0) return [];
  return [
    hint("sheets-left-out", `The sheet "${shown(read, 30)}" was read, not these: ${others.join(", ")}.`),
  ];
}

interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  /** The sheet's own number of the first of them. */
  readonly firstRow: number;
}

/** A worksheet from its first row that holds something. */
function talkIn({
  name,
  rows,
}: {
  readonly name: string;
  readonly rows: readonly (readonly unknown[])[];
}): Sheet {
  const words = rows.map((row) => row.map(cellText));
  const first = words.findIndex((cells) => cells.some((cell) => cell !== ""));
  return { name, rows: first < 0 ? [] : words.slice(first), firstRow: first + 1 };
}
