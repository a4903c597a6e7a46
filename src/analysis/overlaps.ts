import { sortedOrder } from "../core/sorted-order.js";
import type { PairCounts } from "./pair-counts.js";
import type { Passages } from "./segments.js";
import type { Selection } from "./selection.js";
import { eachSpoken } from "./spoken.js";

/**
 * Counts pairs of rows whose segments share words of an active participant. The shared part itself must lie
 * in somebody's body: two passages that meet only in the interviewer's question do not occur together.
 *
 * Segments of two rows that overlap in a chain (a1–b1–a2) are one passage together. So the number together is
 * never more than either row has segments. Takes time in the number of overlaps.
 */
export function countOverlaps(segments: Passages, selection: Selection, pairs: PairCounts): void {
  const { row, source, start, end } = segments;
  // The last segments that met, by pair: a passage goes on where the next meeting has one of them.
  const lastMet = new Map<object, number>();
  const open: number[] = [];
  let at = -1;
  for (const i of sortedOrder(segments.count, [source, start])) {
    if (source[i] !== at) open.length = 0;
    at = source[i]!;
    let kept = 0;
    for (const other of open) if (end[other]! > start[i]!) open[kept++] = other;
    open.length = kept;
    for (const other of open) {
      const shared = Math.min(end[i]!, end[other]!);
      const one = row[i]!;
      const two = row[other]!;
      const met = eachSpoken(selection, at, start[i]!, shared, (_, person) => pairs.meet(one, two, person));
      if (met === 0) continue;
      const pair = pairs.of(one, two);
      pair.meetings++;
      if (lastMet.get(pair) !== other) pair.together++;
      lastMet.set(pair, end[i]! > end[other]! ? i : other);
    }
    open.push(i);
  }
}
