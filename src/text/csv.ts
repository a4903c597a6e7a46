import { numberText } from "../core/count-text.js";
import { dataError, ThemataError } from "../core/errors.js";
import { inputLimits } from "../core/limits.js";

/** A record of a table. */
export interface CsvRecord {
  readonly cells: readonly string[];
  /** The line on which it begins, from 1; a cell may hold line breaks. */
  readonly line: number;
}

export interface CsvOptions {
  /** A quotation mark that RFC 4180 does not allow is a sign like any other, not a fault: for tables of speech. */
  readonly strayQuotes?: boolean;
  /** Whether a line that begins with # is a note, given the next line that is not blank; all before the header are, if not given. */
  readonly isNote?: (line: string, below: string) => boolean;
  /** How many records there may be; `inputLimits.rows` and a header, if not given. */
  readonly most?: number;
}

/** What stands before the header of a table. */
export interface CsvStart {
  /** Where the header begins, in UTF-16 units, and its line, from 1. */
  readonly at: number;
  readonly line: number;
  readonly delimiter: string;
  /** Lines that begin with #, without it. */
  readonly notes: readonly string[];
}

/** What a table of more than `inputLimits.rows` is refused with. */
export const tooManyRows = (most: number = inputLimits.rows) =>
  dataError("too-many-rows", `The table has more than ${numberText(most)} rows.`, "Cut it into several.");

const faults = {
  open: "a quotation mark is opened but never closed",
  within: "a quotation mark stands within a field that does not begin with one",
  after: "something stands between a closing quotation mark and the end of the field",
} as const;

/** Why a table cannot be read. It repeats nothing of what the fields say, which may be a participant's. */
export class CsvFault extends ThemataError {
  readonly line: number;
  /** The fault as a sentence, without the line. */
  readonly sentence: string;

  constructor(fault: keyof typeof faults, line: number) {
    super("data", "bad-csv", `Line ${line}: ${faults[fault]}.`);
    this.line = line;
    this.sentence = `${faults[fault].charAt(0).toUpperCase()}${faults[fault].slice(1)}.`;
  }
}

/**
 * The records of a table, header first: RFC 4180 with `,` `;` tab or `|` between cells, whatever ends its lines.
 * A byte order mark, blank lines, `sep=;` and notes (#) before the header, and records of empty cells are passed
 * over. Records may be of different lengths.
 * @throws CsvFault (data error `bad-csv`) where it comes to the fault, data error `too-many-rows`
 */
export function* readCsv(text: string, options: CsvOptions = {}): Generator<CsvRecord, void, undefined> {
  const body = plainLines(text);
  const start = startOf(body, options.isNote);
  const { delimiter } = start;
  let { at, line } = start;
  let quote = body.indexOf('"', at);
  let left = options.most ?? inputLimits.rows + 1;
  while (at < body.length) {
    const end = lineEnd(body, at);
    if (quote >= 0 && quote < at) quote = body.indexOf('"', at);
    const begun = line;
    let cells: string[];
    if (quote < 0 || quote > end) {
      cells = body.slice(at, end).split(delimiter);
      at = end + 1;
      line++;
    } else ({ cells, at, line } = quotedRecord(body, at, line, delimiter, options.strayQuotes ?? false));
    if (cells.every((cell) => cell.trim() === "")) continue;
    if (left-- === 0) throw tooManyRows(options.most && options.most - 1);
    yield { cells, line: begun };
  }
}

/** What stands before the header of a table; see `readCsv`. */
export function csvStart(text: string, isNote?: CsvOptions["isNote"]): CsvStart {
  return startOf(plainLines(text), isNote);
}

/**
 * What separates the cells of a table: of `,` `;` tab and `|` the one that stands most often, outside
 * quotation marks, in the header. A comma where none does.
 */
export function sniffDelimiter(header: string): string {
  const counts = new Map(delimiters.map((each) => [each, 0]));
  let quoted = false;
  for (let i = 0; i < header.length && i < 65_536; i++) {
    const sign = header.charAt(i);
    if (sign === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (sign === "\n") break;
    else if (counts.has(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  const count = (each: string) => counts.get(each) ?? 0;
  return delimiters.reduce((best, each) => (count(each) > count(best) ? each : best));
}

const delimiters = [",", ";", "\t", "|"];

/** Without a byte order mark, each line ended by a line feed. */
const plainLines = (text: string): string =>
  (text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text).replace(/^\ufeff/, "");

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

function startOf(text: string, isNote: CsvOptions["isNote"]): CsvStart {
  const notes: string[] = [];
  let delimiter: string | undefined;
  let at = 0;
  let line = 1;
  for (; at < text.length; line++) {
    const end = lineEnd(text, at);
    const row = text.slice(at, end);
    const separator = /^sep=(.)$/i.exec(row)?.[1];
    const note = /^[ \t]*#/.test(row) && (isNote?.(row, lineBelow(text, end)) ?? true);
    if (note) notes.push(row.replace(/^\s*#+/, "").trim());
    else if (separator !== undefined) delimiter = separator;
    else if (row.trim() !== "") break;
    at = end + 1;
  }
  return { at, line, delimiter: delimiter ?? sniffDelimiter(text.slice(at, at + 65_536)), notes };
}

/** The next line that is not blank. */
function lineBelow(text: string, end: number): string {
  const from = text.slice(end).search(/\S/);
  return from < 0 ? "" : text.slice(end + from, lineEnd(text, end + from));
}

/** A record with quotation marks, and where the next begins. */
function quotedRecord(text: string, start: number, line: number, delimiter: string, strayQuotes: boolean) {
  const cells: string[] = [];
  let [at, next] = [start, line];
  for (;;) {
    let cell = "";
    if (text[at] === '"') {
      const opened = next;
      for (let from = at + 1; ; ) {
        const close = text.indexOf('"', from);
        if (close < 0) throw new CsvFault("open", opened);
        const said = text.slice(from, close);
        for (let feed = said.indexOf("\n"); feed >= 0; feed = said.indexOf("\n", feed + 1)) next++;
        cell += said;
        at = close + 1;
        if (text[at] !== '"') break;
        cell += '"';
        from = close + 2;
      }
      if (at < text.length && text[at] !== "\n" && text[at] !== delimiter) {
        if (!strayQuotes) throw new CsvFault("after", next);
        // The field only seemed to be quoted: its marks are part of it.
        cell = `"${cell}"`;
      }
    }
    let stop = at;
    while (stop < text.length && text[stop] !== "\n" && text[stop] !== delimiter) stop++;
    const rest = text.slice(at, stop);
    if (!strayQuotes && rest.includes('"')) throw new CsvFault("within", next);
    cells.push(cell + rest);
    at = stop + 1;
    if (text[stop] !== delimiter) return { cells, at, line: next + 1 };
  }
}
