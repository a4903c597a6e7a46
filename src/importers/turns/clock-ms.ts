import { parseTime, stampAt } from "./stamps.js";

/** Milliseconds of a time stamp that stands alone in a cell, in any of the forms `stampAt` reads. Null for anything else. */
export function clockMs(text: string): number | null {
  const cell = text.trim();
  const plain = parseTime(cell);
  if (plain !== null) return plain;
  const stamp = stampAt(cell, 0);
  return stamp !== null && stamp.end === cell.length ? stamp.startMs : null;
}
