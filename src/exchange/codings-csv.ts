import { dataError } from "../core/errors.js";
import { readCsv } from "../text/csv.js";
import { plainCells } from "./formula-cells.js";

/** A row of a table of codings, as it stands; empty cells are null. */
export interface CodingRow {
  /** Line of the file where the row begins, from 1. */
  readonly line: number;
  readonly source: string;
  readonly code: string;
  readonly start: string | null;
  readonly end: string | null;
  readonly quote: string | null;
  readonly turn: string | null;
  readonly coder: string | null;
  readonly memo: string | null;
  /** `confirmed` or `proposed`, in the table's own words. */
  readonly state: string | null;
  readonly key: string | null;
  readonly revisit: string | null;
  readonly origin: string | null;
  /** Number of a round; empty where the table says that it was none, null where it does not say. */
  readonly round: string | null;
  /** Id of the code in the study that the table came from. */
  readonly codeId: string | null;
  /** Themes the passage speaks for, and against. */
  readonly evidenceFor: readonly string[];
  readonly evidenceAgainst: readonly string[];
  /** Id of the coding in the study that the table came from. */
  readonly id: string | null;
}

const columns = [
  "source",
  "code",
  "start",
  "end",
  "quote",
  "turn",
  "coder",
  "memo",
  "state",
  "key",
  "revisit",
  "origin",
  "round",
  "code id",
  "evidence for",
  "evidence against",
  "id",
] as const;
type Column = (typeof columns)[number];

/**
 * Reads a table of codings: `source`, `code`, and where: `start` and `end` (code points,
 * end-exclusive), `quote`, or `turn`; `coder`, `memo` and what else 'themata export' writes of a coding, if there
 * are. Columns stand in any order,
 * others are left alone. Lines before the header that begin with `#`, and empty lines, are passed over.
 * @throws data errors `bad-csv` (with the line) and `bad-columns`
 */
export function readCodingsCsv(text: string): CodingRow[] {
  const [header, ...records] = Array.from(readCsv(text, { strayQuotes: true }), plainCells);
  if (header === undefined) throw dataError("bad-columns", "The table is empty.", columnsHint);
  const place = placesOf(header.cells);
  const rows: CodingRow[] = [];
  for (const { cells, line } of records) {
    const cell = (column: Column): string | null => {
      const at = place.get(column);
      const value = at === undefined ? "" : (cells[at] ?? "");
      return value.trim() === "" ? null : value;
    };
    rows.push({
      line,
      source: cell("source")?.trim() ?? "",
      code: cell("code")?.trim() ?? "",
      start: cell("start")?.trim() ?? null,
      end: cell("end")?.trim() ?? null,
      quote: cell("quote"),
      turn: cell("turn")?.trim() ?? null,
      coder: cell("coder")?.trim() ?? null,
      memo: cell("memo")?.trim() ?? null,
      state: cell("state")?.trim() ?? null,
      key: cell("key")?.trim() ?? null,
      revisit: cell("revisit")?.trim() ?? null,
      origin: cell("origin")?.trim() ?? null,
      round: place.has("round") ? (cell("round")?.trim() ?? "") : null,
      codeId: cell("code id")?.trim() ?? null,
      evidenceFor: linesOf(cell("evidence for")),
      evidenceAgainst: linesOf(cell("evidence against")),
      id: cell("id")?.trim() ?? null,
    });
  }
  return rows;
}

/** One theme a line. */
const linesOf = (cell: string | null): string[] =>
  (cell ?? "").split("\n").flatMap((line) => line.trim() || []);

const columnsHint =
  "Its header names the columns: source,start,end,code or source,quote,code or source,turn,code; and optionally coder, memo.";

function placesOf(header: readonly string[]): Map<Column, number> {
  const places = new Map<Column, number>();
  for (const [at, cell] of header.entries()) {
    const column = columns.find((known) => known === cell.trim().toLowerCase());
    if (column !== undefined && !places.has(column)) places.set(column, at);
  }
  const has = (...names: Column[]) => names.every((name) => places.has(name));
  const missing = (["source", "code"] as const).filter((name) => !has(name));
  if (missing.length > 0)
    throw dataError("bad-columns", `The table lacks the column ${missing.join(" and ")}.`, columnsHint);
  if (!has("start", "end") && !has("quote") && !has("turn"))
    throw dataError(
      "bad-columns",
      "The table does not give positions: it needs start and end, or quote, or turn.",
      columnsHint,
    );
  return places;
}
