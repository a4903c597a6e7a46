import { PeopleOfSlots } from "./people-of-slots.js";
import type { Passages } from "./segments.js";
import { type SpokenSegments, speaksIn } from "./spoken.js";

/** That segments of one row come right behind segments of another. */
export interface Following {
  readonly from: number;
  readonly to: number;
  readonly next: number;
  readonly sources: number;
  readonly participants: number;
}

/** Counts what comes right behind what; `order` sorts the segments by source, start, end and row. By `from`, then `to`. */
export function followings(spoken: SpokenSegments, order: Uint32Array, rowCount: number): Following[] {
  const { row, source } = spoken.segments;
  const slots = new Map<number, number>();
  const next: number[] = [];
  const sources: number[] = [];
  const lastSource: number[] = [];
  const people = new PeopleOfSlots();
  eachFollowing(spoken.segments, order, (one, other) => {
    const key = (row[one] as number) * rowCount + (row[other] as number);
    let slot = slots.get(key);
    if (slot === undefined) {
      slot = next.push(0) - 1;
      slots.set(key, slot);
      sources.push(0);
      lastSource.push(-1);
    }
    next[slot] = (next[slot] as number) + 1;
    if (lastSource[slot] !== source[one]) sources[slot] = (sources[slot] as number) + 1;
    lastSource[slot] = source[one] as number;
    for (let p = spoken.from[one] as number; p < (spoken.from[one + 1] as number); p++) {
      const person = spoken.person[p] as number;
      if (speaksIn(spoken, other, person)) people.meet(slot, person);
    }
  });
  const participants = people.counts(next.length);
  return [...slots]
    .sort(([a], [b]) => a - b)
    .map(([key, slot]) => ({
      from: Math.floor(key / rowCount),
      to: key % rowCount,
      next: next[slot] as number,
      sources: sources[slot] as number,
      participants: participants[slot] as number,
    }));
}

/** Calls back with each segment and each of those that begin first at or after its end, in the same source. */
function eachFollowing(
  { source, start, end }: Passages,
  order: Uint32Array,
  report: (one: number, other: number) => void,
): void {
  for (let from = 0, to = 0; from < order.length; from = to) {
    const here = source[order[from] as number];
    while (to < order.length && source[order[to] as number] === here) to++;
    for (let place = from; place < to; place++) {
      const one = order[place] as number;
      const behind = end[one] as number;
      let low = place + 1;
      let high = to;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((start[order[middle] as number] as number) < behind) low = middle + 1;
        else high = middle;
      }
      if (low === to) continue;
      const at = start[order[low] as number];
      for (let i = low; i < to && start[order[i] as number] === at; i++) report(one, order[i] as number);
    }
  }
}

/** For each pair (sorted by `from`), in how many sources both rows are, and in how many of these `from` is first. */
export function inBoth(
  { source, row, start }: Passages,
  order: Uint32Array,
  pairs: readonly Following[],
  rowCount: number,
): { readonly before: Int32Array; readonly both: Int32Array } {
  const before = new Int32Array(pairs.length);
  const both = new Int32Array(pairs.length);
  const to = Int32Array.from(pairs, (pair) => pair.to);
  const pairsFrom = new Int32Array(rowCount + 1);
  for (const { from } of pairs) pairsFrom[from + 1] = (pairsFrom[from + 1] as number) + 1;
  for (let i = 0; i < rowCount; i++)
    pairsFrom[i + 1] = (pairsFrom[i + 1] as number) + (pairsFrom[i] as number);
  const foundIn = new Int32Array(rowCount).fill(-1);
  const first = new Int32Array(rowCount);
  const rows: number[] = [];
  const close = (here: number) => {
    for (const from of rows)
      for (let i = pairsFrom[from] as number; i < (pairsFrom[from + 1] as number); i++) {
        const other = to[i] as number;
        if (foundIn[other] !== here) continue;
        both[i] = (both[i] as number) + 1;
        if ((first[from] as number) < (first[other] as number)) before[i] = (before[i] as number) + 1;
      }
    rows.length = 0;
  };
  let here = -1;
  for (const i of order) {
    if (source[i] !== here) close(here);
    here = source[i] as number;
    const at = row[i] as number;
    if (foundIn[at] === here) continue;
    foundIn[at] = here;
    first[at] = start[i] as number;
    rows.push(at);
  }
  close(here);
  return { before, both };
}
