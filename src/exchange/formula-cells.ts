import { fromVisibleSigns, writtenSigns } from "../core/visible-signs.js";
import type { CsvRecord } from "../text/csv.js";

const signs = "=+\\-@＝＋－＠﹢﹣﹦﹫";
/**
 * A spreadsheet takes a cell that begins so for a formula and runs it: a sign, also after quotation marks, space or
 * characters of no width that it passes over, or a tab or line end.
 */
const formula = new RegExp(
  `^(?:['"]*[\\t\\r\\n]|['"\\s\\u00ad\\u034f\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f\\ufeff]*[${signs}])`,
);
/** A thing said after a dash: nothing in it could call, fetch or run. */
const ordinary = /^ *- +\p{L}(?:[\p{L}\p{M}\p{N} .,;?…–—’-]|(?<=\p{L})'(?=\p{L})|!(?=[ !?.]|$))*$/u;

/** A cell of CSV in which nothing steers or hides, and which is what it says: `plainCell` gives the text back. */
export const rawCell = writtenSigns;

/** The same, which no spreadsheet runs as a formula: a leading ' is put before what looks like one. */
export function safeCell(text: string): string {
  return writtenSigns(formula.test(text) && !ordinary.test(text) ? `'${text}` : text);
}

/** The inverse of `safeCell`. */
export function plainCell(cell: string): string {
  const text = fromVisibleSigns(cell);
  return text.startsWith("'") && formula.test(text.slice(1)) ? text.slice(1) : text;
}

/** A record of our own CSV, or anybody's, with the very texts of its cells. */
export const plainCells = ({ cells, line }: CsvRecord): CsvRecord => ({ cells: cells.map(plainCell), line });
