import { sortedOrder } from "../core/sorted-order.js";
import { IntList } from "./int-list.js";
import type { PairCounts } from "./pair-counts.js";
import { type Passages, unionSegments } from "./segments.js";
import type { Selection } from "./selection.js";
import { speaksIn, spokenSegments, type Voices } from "./spoken.js";

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
  const spoken = spokenSegments(segments, selection);
  const inTurns: Passages = {
    ...spoken.segments,
    start: spoken.firstTurn,
    end: spoken.lastTurn.map((turn) => turn + within + 1),
  };
  const hoods = unionSegments(inTurns);
  const who = peopleOf(hoods, inTurns, spoken, selection.people.length);
  const counts = new Int32Array(rowCount);
  const lastMet = new Map<object, number>();
  const open: number[] = [];
  let at = -1;
  for (const i of sortedOrder(hoods.count, [hoods.source, hoods.start])) {
    const row = hoods.row[i]!;
    counts[row]! += 1;
    if (hoods.source[i] !== at) open.length = 0;
    at = hoods.source[i]!;
    let kept = 0;
    for (const other of open) if (hoods.end[other]! > hoods.start[i]!) open[kept++] = other;
    open.length = kept;
    for (const other of open) {
      const otherRow = hoods.row[other]!;
      const pair = pairs.of(row, otherRow);
      pair.meetings++;
      if (lastMet.get(pair) !== other) pair.together++;
      lastMet.set(pair, hoods.end[i]! > hoods.end[other]! ? i : other);
      for (let p = who.from[i]!; p < who.from[i + 1]!; p++)
        if (speaksIn(who, other, who.person[p]!)) pairs.meet(row, otherRow, who.person[p]!);
    }
    open.push(i);
  }
  return counts;
}

/** Who speaks in the segments of each neighbourhood. Both are walked in the order of row, source and start. */
function peopleOf(hoods: Passages, parts: Passages, spoken: Voices, peopleCount: number): Voices {
  const from = new IntList();
  const person = new IntList();
  const metIn = new Int32Array(peopleCount).fill(-1);
  const order = sortedOrder(parts.count, [parts.row, parts.source, parts.start]);
  let place = 0;
  for (let hood = 0; hood < hoods.count; hood++) {
    from.push(person.length);
    for (; place < order.length; place++) {
      const part = order[place]!;
      const inside =
        parts.row[part] === hoods.row[hood] &&
        parts.source[part] === hoods.source[hood] &&
        parts.start[part]! < hoods.end[hood]!;
      if (!inside) break;
      for (let p = spoken.from[part]!; p < spoken.from[part + 1]!; p++) {
        const who = spoken.person[p]!;
        if (metIn[who] !== hood) person.push(who);
        metIn[who] = hood;
      }
    }
  }
  from.push(person.length);
  return { from: from.values(), person: person.values() };
}
