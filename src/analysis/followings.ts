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
    const key = row[one]! * rowCount + row[other]!;
    let slot = slots.get(key);
    if (slot === undefined) {
      slot = next.push(0) - 1;
      slots.set(key, slot);
      sources.push(0);
      lastSource.push(-1);
    }
    next[slot]! += 1;
    if (lastSource[slot] !== source[one]) sources[slot]! += 1;
    lastSource[slot] = source[one]!;
    for (let p = spoken.from[one]!; p < spoken.from[one + 1]!; p++) {
      const person = spoken.person[p]!;
      if (speaksIn(spoken, other, person)) people.meet(slot, person);
    }
  });
  const participants = people.counts(next.length);
  return [...slots]
    .sort(([a], [b]) => a - b)
    .map(([key, slot]) => ({
      from: Math.floor(key / rowCount),
      to: key % rowCount,
      next: next[slot]!,
      sources: sources[slot]!,
      participants: participants[slot]!,
    }));
}

/** Calls back with each segment and each of those that begin first at or after its end, in the same source. */
function eachFollowing(
  { source, start, end }: Passages,
  order: Uint32Array,
  report: (one: number, other: number) => void,
): void {
  for (let from = 0, to = 0; from < order.length; from = to) {
    const here = source[order[from]!];
    while (to < order.length && source[order[to]!] === here) to++;
    for (let place = from; place < to; place++) {
      const one = order[place]!;
      const behind = end[one]!;
      let low = place + 1;
      let high = to;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (start[order[middle]!]! < behind) low = middle + 1;
        else high = middle;
      }
      if (low === to) continue;
      const at = start[order[low]!];
      for (let i = low; i < to && start[order[i]!] === at; i++) report(one, order[i]!);
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
  for (const { from } of pairs) pairsFrom[from + 1]! += 1;
  for (let i = 0; i < rowCount; i++) pairsFrom[i + 1]! += pairsFrom[i]!;
  const foundIn = new Int32Array(rowCount).fill(-1);
  const first = new Int32Array(rowCount);
  const rows: number[] = [];
  const close = (here: number) => {
    for (const from of rows)
      for (let i = pairsFrom[from]!; i < pairsFrom[from + 1]!; i++) {
        const other = to[i]!;
        if (foundIn[other] !== here) continue;
        both[i]! += 1;
        if (first[from]! < first[other]!) before[i]! += 1;
      }
    rows.length = 0;
  };
  let here = -1;
  for (const i of order) {
    if (source[i] !== here) close(here);
    here = source[i]!;
    const at = row[i]!;
    if (foundIn[at] === here) continue;
    foundIn[at] = here;
    first[at] = start[i]!;
    rows.push(at);
  }
  close(here);
  return { before, both };
}
