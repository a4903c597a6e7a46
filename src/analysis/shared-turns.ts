import { sortedOrder } from "../core/sorted-order.js";
import { findings } from "./findings.js";
import type { PairCounts } from "./pair-counts.js";
import type { Passages } from "./segments.js";
import type { Selection } from "./selection.js";

/**
 * Counts pairs of rows found in the same turn. Turns are those of active participants; a row is in a turn
 * if one of its segments shares text with the body. Returns the number of turns of each row.
 */
export function countTurns(
  segments: Passages,
  rowCount: number,
  selection: Selection,
  pairs: PairCounts,
): Int32Array {
  const firstTurn = [0];
  for (const { turns } of selection.sources) firstTurn.push((firstTurn.at(-1) ?? 0) + turns);
  const { row, unit, person } = findings(
    segments,
    selection,
    (source, turn) => (firstTurn[source] ?? 0) + turn,
  );
  const turns = new Int32Array(rowCount);
  const rows: number[] = [];
  let at = -1;
  for (const i of sortedOrder(row.length, [unit, row])) {
    if (unit[i] !== at) rows.length = 0;
    at = unit[i]!;
    const one = row[i]!;
    if (rows.at(-1) === one) continue;
    turns[one]! += 1;
    for (const other of rows) {
      const pair = pairs.of(other, one);
      pair.together++;
      pair.meetings++;
      pairs.meet(other, one, person[i]!);
    }
    rows.push(one);
  }
  return turns;
}
