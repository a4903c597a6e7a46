import type { CodePoint } from "../../core/span.js";
import type { Field } from "../field.js";
import { type FrameRow, type Piece, piece } from "../frame.js";
import { cellsOf, cutTo, type ScreenCell, widthOf } from "../text/cells.js";
import { wrap } from "../text/wrap.js";

/** The least that a line being typed has of a row's columns; what stands before it is cut to leave so many. */
const leastRoom = (width: number): number => Math.max(8, Math.floor(width * 0.4));

/** The code point at which the insertion point stands. */
const pointOf = ({ text, at }: Field): CodePoint => [...text.slice(0, at)].length;

/** The first cell behind the insertion point; one that it stands inside of counts as behind it. */
function cellBehind(cells: readonly ScreenCell[], at: CodePoint): number {
  const index = cells.findIndex(({ end }) => end > at);
  return index < 0 ? cells.length : index;
}

/**
 * A line being typed, with what stands before it. It is scrolled, and what stands before it cut, so that the insertion
 * point is on the screen with the character before it.
 */
export function fieldRow(
  field: Field,
  before: readonly Piece[],
  width: number,
): { readonly row: FrameRow; readonly column: number } {
  const cells = cellsOf(field.text, 0);
  const lead = cutRow(before, width - Math.min(leastRoom(width), needed(cells)));
  const taken = lead.reduce((sum, { text }) => sum + widthOf(text), 0);
  // The insertion point may stand behind the last character, and takes a column there.
  const room = Math.max(1, width - taken - 1);
  const at = cellBehind(cells, pointOf(field));
  let used = 0;
  let from = at;
  while (from > 0 && used + (cells[from - 1]?.width ?? 0) <= room) used += cells[--from]?.width ?? 0;
  let total = used;
  let to = at;
  while (to < cells.length && total + (cells[to]?.width ?? 0) <= room) total += cells[to++]?.width ?? 0;
  const shown = cells
    .slice(from, to)
    .map((cell) => cell.shown)
    .join("");
  return { row: [...lead, piece(shown)], column: Math.min(width - 1, taken + used) };
}

const needed = (cells: readonly ScreenCell[]): number => 1 + cells.reduce((sum, { width }) => sum + width, 0);

/** Pieces in at most so many columns: the first are left out, as the last say what is to be typed. */
function cutRow(pieces: readonly Piece[], width: number): Piece[] {
  const kept: Piece[] = [];
  let left = width;
  for (const { text, style } of [...pieces].reverse()) {
    if (left <= 0) break;
    const shown = widthOf(text) <= left ? text : `${cutTo(text, left - 1)} `;
    kept.unshift(piece(shown, style));
    left -= widthOf(shown);
  }
  return kept;
}

/** A text of several lines, wrapped to a width, and where the insertion point stands in it. */
export function fieldRows(
  field: Field,
  width: number,
): { readonly rows: readonly string[]; readonly row: number; readonly column: number } {
  const at = pointOf(field);
  const rows: string[] = [];
  let place = { row: 0, column: 0 };
  let start = 0;
  for (const line of field.text.split("\n")) {
    for (const { cells, start: from } of wrap(cellsOf(line, start), width, start)) {
      // The last row that begins at or before the insertion point holds it.
      if (from <= at)
        place = {
          row: rows.length,
          column: Math.min(
            width,
            cells.slice(0, cellBehind(cells, at)).reduce((sum, cell) => sum + cell.width, 0),
          ),
        };
      rows.push(within(cells, width));
    }
    start += [...line].length + 1;
  }
  return { rows, ...place };
}

/** What is shown of a row; spaces may hang over its end. */
function within(cells: readonly ScreenCell[], width: number): string {
  let left = width;
  let shown = "";
  for (const cell of cells) {
    left -= cell.width;
    if (left < 0) break;
    shown += cell.shown;
  }
  return shown;
}
