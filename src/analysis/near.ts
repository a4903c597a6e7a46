import { sortedOrder } from "../core/sorted-order.js";
import type { PairCounts } from "./pair-counts.js";
import { type Passages, unionSegments } from "./segments.js";
import type { Selection } from "./selection.js";
import { spokenTurns } from "./spoken.js";

/**
 * Counts pairs of rows whose segments lie no more than so many turns (of anybody) apart. Segments of one row
 * that near to each other are one neighbourhood, from its first turn to its last; neighbourhoods of two rows that
 * meet in a chain are one together, so that the number together is never more than either row has. A person is
 * counted for a pair if both are found in what that person said in neighbourhoods that meet.
 * Returns the number of neighbourhoods of each row.
 *
 * Worked example, within 2 turns: code 1 in turns 1, 3 and 9, code 2 in turn 5: code 1 has the neighbourhoods 1–3
 * and 9; that of 1–3 meets turn 5 (5 − 3 ≤ 2), that of 9 does not. Together 1.
 */
export function countNear(
  segments: Passages,
  rowCount: number,
  selection: Selection,
  pairs: PairCounts,
  within: number,
): Int32Array {
  const { inTurns, people } = turnSpans(segments, selection, within);
  const hoods = unionSegments(inTurns);
  const who = peopleOf(hoods, inTurns, people);
  const counts = new Int32Array(rowCount);
  const lastMet = new Map<object, number>();
  const open: number[] = [];
  let at = -1;
  for (const i of sortedOrder(hoods.count, [hoods.source, hoods.start])) {
    const row = hoods.row[i] as number;
    counts[row] = (counts[row] as number) + 1;
    if (hoods.source[i] !== at) open.length = 0;
    at = hoods.source[i] as number;
    let kept = 0;
    for (const other of open)
      if ((hoods.end[other] as number) > (hoods.start[i] as number)) open[kept++] = other;
    open.length = kept;
    for (const other of open) {
      const otherRow = hoods.row[other] as number;
      const pair = pairs.of(row, otherRow);
      pair.meetings++;
      if (lastMet.get(pair) !== other) pair.together++;
      lastMet.set(pair, (hoods.end[i] as number) > (hoods.end[other] as number) ? i : other);
      for (const person of who[i] ?? []) if (who[other]?.has(person)) pairs.meet(row, otherRow, person);
    }
    open.push(i);
  }
  return counts;
}

/** Segments as stretches of turns, from the first to the last and so many more; with who speaks in them. */
function turnSpans(segments: Passages, selection: Selection, within: number) {
  const kept: number[] = [];
  const start: number[] = [];
  const end: number[] = [];
  const people: number[][] = [];
  for (let i = 0; i < segments.count; i++) {
    const source = segments.source[i] as number;
    const spoken = [
      ...spokenTurns(selection, source, segments.start[i] as number, segments.end[i] as number),
    ];
    const first = spoken[0];
    const last = spoken.at(-1);
    if (first === undefined || last === undefined) continue;
    kept.push(i);
    start.push(first.turn);
    end.push(last.turn + within + 1);
    people.push(spoken.map(({ person }) => person));
  }
  const inTurns: Passages = {
    count: kept.length,
    row: Int32Array.from(kept, (i) => segments.row[i] as number),
    source: Int32Array.from(kept, (i) => segments.source[i] as number),
    start: Int32Array.from(start),
    end: Int32Array.from(end),
  };
  return { inTurns, people };
}

/** Who speaks in the segments of each neighbourhood. Both are walked in the order of row, source and start. */
function peopleOf(hoods: Passages, parts: Passages, people: readonly number[][]): Set<number>[] {
  const who: Set<number>[] = [];
  const order = sortedOrder(parts.count, [parts.row, parts.source, parts.start]);
  let place = 0;
  for (let hood = 0; hood < hoods.count; hood++) {
    const found = new Set<number>();
    for (; place < order.length; place++) {
      const part = order[place] as number;
      const inside =
        parts.row[part] === hoods.row[hood] &&
        parts.source[part] === hoods.source[hood] &&
        (parts.start[part] as number) < (hoods.end[hood] as number);
      if (!inside) break;
      for (const person of people[part] ?? []) found.add(person);
    }
    who.push(found);
  }
  return who;
}
