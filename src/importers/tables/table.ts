import { countText } from "../../core/count-text.js";
import { addTo } from "../../core/group-by.js";
import type { Message } from "../../core/message.js";
import type { Transcript, TranscriptCoding } from "../../core/transcript.js";
import { decodeEntities } from "../documents/entities.js";
import type { ImportOptions } from "../importer.js";
import { errorMessage, hint, shown, warning } from "../messages.js";
import type { ReadText } from "../outcome.js";
import { conversationOf } from "../turns/conversation.js";
import { cleanName, sourceName } from "../turns/naming.js";
import type { SpokenTurn } from "../turns/render-turns.js";
import { parseTime } from "../turns/stamps.js";
import { columnOf, foldHeader } from "./columns.js";

/** Where a table came from. */
export interface TableSource {
  /** The file's name, from which a transcript's name is made. */
  readonly name: string;
  /** The line of the file on which a row (from 0, the header) begins; its number in the sheet if not given. */
  readonly lineOf?: (row: number) => number;
}

/** The columns of a table by number; null where there is none. */
interface Columns {
  readonly headings: readonly string[];
  readonly text: readonly number[];
  readonly id: number | null;
  readonly speaker: number | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly code: number | null;
  readonly coder: number | null;
}

/**
 * Reads a table whose first row names its columns. Normally a row is a turn. With several text columns, or an id
 * column and no speakers (a column `role` is none where every id has one row), a row is a respondent: one
 * transcript a row, one turn a question, the other columns attributes. With an id column and speakers the rows of
 * one id are one transcript.
 * Codes: `no-such-column`, `no-text-column`, `no-rows` (errors); `duplicate-column`, `ragged-row`,
 * `duplicate-id` (warnings); `columns-not-used` (hint).
 */
export function readTable(
  rows: readonly (readonly string[])[],
  options: ImportOptions,
  source: TableSource,
): ReadText {
  const messages: Message[] = [];
  const lineOf = source.lineOf ?? ((row: number) => row + 1);
  const headings = (rows[0] ?? []).map((cell) => cleanName(cell));
  const columns = findColumns(headings, options, messages);
  if (columns === null) return { transcripts: [], messages };
  warnOfDuplicates(headings, messages);
  const body: Row[] = [];
  for (const [i, cells] of rows.entries()) {
    if (i === 0 || cells.every((cell) => cell.trim() === "")) continue;
    if (cells.length !== headings.length) messages.push(ragged(cells.length, headings.length, lineOf(i)));
    body.push({ cells, line: lineOf(i) });
  }
  const respondents =
    columns.text.length > 1 ||
    (columns.id !== null && (columns.speaker === null || rolesOfRespondents(body, columns)));
  const transcripts = respondents
    ? body.map((row, i) => ofRespondent(row, i, columns, options))
    : grouped(body, columns, source).map(([name, group]) => ofTurns(name, group, columns, options, messages));
  const spoken = transcripts.filter(({ turns }) => turns.length > 0);
  if (spoken.length === 0) {
    messages.push(errorMessage("no-rows", "This table holds no text below its header."));
    return { transcripts: [], messages };
  }
  if (!respondents) messages.push(...unused(columns));
  return { transcripts: respondents ? uniquelyNamed(spoken, messages) : spoken, messages };
}

/** Whether a column `role` says what each respondent is, not who speaks: every id has one row. */
function rolesOfRespondents(rows: readonly Row[], { id, speaker, headings }: Columns): boolean {
  if (speaker === null || foldHeader(headings[speaker] ?? "") !== "role") return false;
  const ids = rows.map((row) => cellText(row, id));
  return ids.every((own) => own !== "") && new Set(ids).size === ids.length;
}

interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

const ragged = (found: number, expected: number, line: number) =>
  warning("ragged-row", `This row has ${countText(found, "cell")} where the header has ${expected}.`, line);

function findColumns(
  headings: readonly string[],
  options: ImportOptions,
  messages: Message[],
): Columns | null {
  const named = (wanted: string, option: string): number => {
    const folded = foldHeader(wanted);
    const exact = headings.indexOf(wanted);
    const index = exact >= 0 ? exact : headings.findIndex((heading) => foldHeader(heading) === folded);
    if (index < 0)
      messages.push(
        errorMessage(
          "no-such-column",
          `${option} "${shown(wanted)}": there is no such column. There are: ${listed(headings)}.`,
          1,
        ),
      );
    return index;
  };
  const text = (options.textColumns ?? []).map((wanted) => named(wanted, "--text-column"));
  const id = options.idColumn === undefined ? null : named(options.idColumn, "--id-column");
  const code = options.codeColumn === undefined ? null : named(options.codeColumn, "--code-column");
  if (messages.length > 0) return null;
  if (text.length === 0) {
    const found = columnOf("text", headings);
    if (found === null) {
      const message = `No column looks like speech. Name it with --text-column. There are: ${listed(headings)}.`;
      messages.push(errorMessage("no-text-column", message, 1));
      return null;
    }
    text.push(found);
  }
  const taken = new Set([...text, id, code]);
  const free = (index: number | null) => (index !== null && !taken.has(index) ? index : null);
  return {
    headings,
    text,
    id,
    speaker: free(columnOf("speaker", headings)),
    start: free(columnOf("start", headings)),
    end: free(columnOf("end", headings)),
    code,
    coder: free(columnOf("coder", headings)),
  };
}

const listed = (headings: readonly string[]) =>
  headings.length === 0
    ? "none"
    : headings.map((heading) => (heading === "" ? "(no name)" : shown(heading, 40))).join(", ");

function warnOfDuplicates(headings: readonly string[], messages: Message[]): void {
  const seen = new Set<string>();
  const reported = new Set<string>();
  for (const heading of headings) {
    if (heading !== "" && seen.has(heading) && !reported.has(heading)) {
      reported.add(heading);
      messages.push(
        warning(
          "duplicate-column",
          `Two columns are called "${shown(heading)}". Only the first can be found by name.`,
          1,
        ),
      );
    }
    seen.add(heading);
  }
}

const cellText = (row: Row, column: number | null) =>
  column === null ? "" : decodeEntities(row.cells[column] ?? "").trim();

/** One transcript of all rows, or one of each id in order of appearance. */
function grouped(rows: readonly Row[], columns: Columns, source: TableSource): [string, Row[]][] {
  if (columns.id === null) return [[sourceName(source.name), [...rows]]];
  const groups = new Map<string, Row[]>();
  let id = "";
  for (const row of rows) {
    id = cleanName(cellText(row, columns.id)) || id;
    addTo(groups, id, row);
  }
  return [...groups].map(([name, group]) => [name || sourceName(source.name), group]);
}

/** A row a turn; an empty speaker continues the one above. */
function ofTurns(
  name: string,
  rows: readonly Row[],
  columns: Columns,
  options: ImportOptions,
  messages: Message[],
): Transcript {
  const turns: SpokenTurn[] = [];
  const kept: Row[] = [];
  let speaker: string | null = null;
  for (const row of rows) {
    speaker = cleanName(cellText(row, columns.speaker)) || speaker;
    const text = cellText(row, columns.text[0] ?? null);
    if (text === "") continue;
    const times = { startMs: timeOf(row, columns.start, columns), endMs: timeOf(row, columns.end, columns) };
    turns.push({ speaker, text, ...times });
    kept.push(row);
  }
  const { text, turns: placed, speakers, messages: notices } = conversationOf(turns, options);
  messages.push(...notices);
  const codings: TranscriptCoding[] = [];
  for (const [i, turn] of placed.entries()) {
    const row = kept[i];
    if (row === undefined || columns.code === null) continue;
    const coder = cleanName(cellText(row, columns.coder)) || null;
    const codes = cellText(row, columns.code).split(options.codeDelimiter ?? ";");
    for (const code of new Set(codes.map(cleanName)))
      if (code !== "") codings.push({ start: turn.body.start, end: turn.body.end, code, coder });
  }
  return { ...blank, name, text, turns: placed, speakers, codings };
}

const blank = { meta: {}, durationMs: null, language: null, attributes: {}, codings: [] } as const;

/** A row a respondent: each text column is a turn, headed by the column's name. */
function ofRespondent(row: Row, index: number, columns: Columns, options: ImportOptions): Transcript {
  const name = cleanName(cellText(row, columns.id)) || `row ${index + 1}`;
  const spoken = columns.text
    .map((column) => ({ head: columns.headings[column] || "Answer", text: cellText(row, column) }))
    .filter(({ text }) => text !== "")
    .map(({ head, text }): SpokenTurn => ({ speaker: name, head, text, startMs: null, endMs: null }));
  const { text, turns } = conversationOf(spoken, {});
  const words = new Set([...columns.text, columns.id, columns.code]);
  const attributes = new Map<string, string>();
  for (const [i, heading] of columns.headings.entries()) {
    const value = cellText(row, i);
    if (!words.has(i) && heading !== "" && value !== "" && !attributes.has(heading))
      attributes.set(heading, value);
  }
  const codings = turns.flatMap(({ body }) =>
    columns.code === null
      ? []
      : cellText(row, columns.code)
          .split(options.codeDelimiter ?? ";")
          .map(cleanName)
          .filter((code) => code !== "")
          .map((code): TranscriptCoding => ({ ...body, code, coder: null })),
  );
  return {
    ...blank,
    name,
    text,
    turns,
    speakers: [{ name, aliases: [], role: "participant" }],
    attributes: Object.fromEntries(attributes),
    codings,
  };
}

function uniquelyNamed(transcripts: readonly Transcript[], messages: Message[]): Transcript[] {
  const counts = new Map<string, number>();
  return transcripts.map((transcript) => {
    const count = (counts.get(transcript.name) ?? 0) + 1;
    counts.set(transcript.name, count);
    if (count === 1) return transcript;
    messages.push(
      warning(
        "duplicate-id",
        `The id "${shown(transcript.name)}" occurs in several rows; this one was named "${shown(transcript.name)} (${count})".`,
      ),
    );
    return { ...transcript, name: `${transcript.name} (${count})` };
  });
}

/** Milliseconds of a cell: `0:01`, `00:00:12.5`, or a number of seconds (milliseconds where the header says so). */
function timeOf(row: Row, column: number | null, columns: Columns): number | null {
  const cell = cellText(row, column).replace(/^[[(]|[\])]$/g, "");
  if (column === null || cell === "") return null;
  if (/^\d{1,10}(?:\.\d{1,9})?$/.test(cell))
    return Math.round(Number(cell) * (/ms$/i.test(columns.headings[column] ?? "") ? 1 : 1000));
  return parseTime(cell);
}

function unused({ headings, text, id, speaker, start, end, code, coder }: Columns): Message[] {
  const used = new Set([...text, id, speaker, start, end, code, code === null ? null : coder]);
  const left = headings.filter((heading, i) => heading !== "" && !used.has(i));
  return left.length === 0 ? [] : [hint("columns-not-used", `Columns not read: ${listed(left)}.`, 1)];
}
