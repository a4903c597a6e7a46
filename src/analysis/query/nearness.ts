import { words } from "../../text/words.js";
import { firstTurnAfter } from "../study-columns.js";
import type { PassageSet, QueryPassage } from "./passage-set.js";
import type { QueryStudy } from "./query-study.js";
import type { Relation } from "./query-tree.js";

/** Tells whether a passage stands to any of a set's as a relation says. */
export class Nearness {
  readonly #study: QueryStudy;
  /** Where the words of a source's turns begin and end, in code points. */
  readonly #words = new Map<number, { starts: number[]; ends: number[] }>();

  constructor(study: QueryStudy) {
    this.#study = study;
  }

  meets(passage: QueryPassage, others: PassageSet, relation: Relation): boolean {
    const { source, start, end } = passage;
    switch (relation.kind) {
      case "overlap":
        return others.overlaps(source, start, end);
      case "inside":
        return others.holds(source, start, end);
      case "contains":
        return others.heldBy(source, start, end);
      case "source":
        return others.hasSource(source);
      case "turns": {
        const [from, to] = this.#turnsAround(passage, relation.most);
        return others.overlaps(source, from, to);
      }
      case "words": {
        if (others.overlaps(source, start, end)) return true;
        if (!others.hasSource(source)) return false;
        const [from, to] = this.#wordsAround(passage, relation.most);
        return others.overlaps(source, from, to);
      }
    }
  }

  /** The passage with its own turns whole and so many turns, of anybody, on either side. */
  #turnsAround({ source, start, end }: QueryPassage, most: number): [number, number] {
    const columns = this.#study.sources[source];
    if (columns === undefined || columns.turns === 0) return [start, end];
    const first = firstTurnAfter(columns, start);
    const last = Math.max(first, firstTurnAfter(columns, end - 1, first));
    const touchesLast = last < columns.turns && columns.bodyStart[last]! < end;
    const from = Math.max(0, Math.min(first, columns.turns - 1) - most);
    const to = Math.min(columns.turns - 1, (touchesLast ? last : Math.max(first, last - 1)) + most);
    return [Math.min(start, columns.bodyStart[from]!), Math.max(end, columns.bodyEnd[to]!)];
  }

  /** The passage with so many words of talk on either side. */
  #wordsAround({ source, start, end }: QueryPassage, most: number): [number, number] {
    const { starts, ends } = this.#wordsOf(source);
    const before = firstOver(ends, start);
    const after = firstOver(starts, end - 1);
    return [
      Math.min(start, starts[Math.max(0, before - most)] ?? start),
      Math.max(end, ends[Math.min(ends.length, after + most) - 1] ?? end),
    ];
  }

  #wordsOf(source: number) {
    let found = this.#words.get(source);
    if (found === undefined) {
      found = { starts: [], ends: [] };
      const columns = this.#study.sources[source];
      const text = this.#study.text(source);
      for (let turn = 0; columns !== undefined && turn < columns.turns; turn++) {
        const from = text.toUtf16(columns.bodyStart[turn]!);
        const body = text.string.slice(from, text.toUtf16(columns.bodyEnd[turn]!));
        for (const { word, index } of words(body)) {
          found.starts.push(text.toCodePoint(from + index));
          found.ends.push(text.toCodePoint(from + index + word.length));
        }
      }
      this.#words.set(source, found);
    }
    return found;
  }
}

/** Place of the first number greater than a limit, in a sorted list. */
function firstOver(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
