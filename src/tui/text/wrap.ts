import type { CodePoint } from "../../core/span.js";
import type { ScreenCell } from "./cells.js";

/** One line of wrapped text. */
export interface Row {
  readonly start: CodePoint;
  /** End-exclusive; where the next row of the paragraph starts. */
  readonly end: CodePoint;
  readonly cells: readonly ScreenCell[];
}

/** Breaks a paragraph into rows of at most `width` columns; spaces at the end of a row may hang over. */
export function wrap(cells: readonly ScreenCell[], width: number, start: CodePoint): Row[] {
  if (cells.length === 0) return [{ start, end: start, cells: [] }];
  const rows: Row[] = [];
  let from = 0;
  let used = 0;
  let breakAt = 0;
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!;
    const space = cell.shown === " ";
    while (!space && used + cell.width > width && i > from) {
      const cut = breakAt > from ? breakAt : i;
      rows.push(row(cells, from, cut));
      from = cut;
      used = 0;
      for (let k = cut; k < i; k++) used += cells[k]!.width;
    }
    used += cell.width;
    if (space || cell.shown === "-" || (cell.width > 1 && !cell.sign)) breakAt = i + 1;
  }
  rows.push(row(cells, from, cells.length));
  return rows;
}

function row(cells: readonly ScreenCell[], from: number, to: number): Row {
  const part = cells.slice(from, to);
  return { start: part[0]!.start, end: (part.at(-1) as ScreenCell).end, cells: part };
}
