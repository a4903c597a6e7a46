import type { Id } from "../core/records.js";
import { sortedOrder } from "../core/sorted-order.js";
import { chosenCoders } from "./chosen-coders.js";
import { type Counted, countedRows } from "./counted-rows.js";
import { leftOutNotes, type Note } from "./notes.js";
import { codedPassages, type Passages, reassign, unionSegments } from "./segments.js";
import { type Selection, selectSources } from "./selection.js";
import { spokenTurns } from "./spoken.js";
import type { CountingInput, StudyCoder } from "./study-columns.js";

export interface SequenceOptions {
  readonly of: Counted;
  readonly coders: readonly Id[];
  readonly sources?: readonly Id[] | undefined;
}

/** What comes after what. */
export interface SequencePair {
  /** Places in `SequenceTable.rows`. */
  readonly from: number;
  readonly to: number;
  /** Segments of `from` behind which a segment of `to` is the next to begin. */
  readonly next: number;
  /** Sources with such a pair. */
  readonly sources: number;
  /** Active participants in whose words both segments of such a pair are. */
  readonly participants: number;
  /** Sources that have both, in which the first of `from` begins before the first of `to`. */
  readonly before: number;
  /** Sources that have both. */
  readonly both: number;
}

export interface SequenceTable {
  readonly of: Counted;
  readonly coders: readonly StudyCoder[];
  readonly N: number;
  readonly rows: readonly {
    readonly id: Id;
    readonly name: string;
    readonly path: string;
    readonly segments: number;
  }[];
  /** By `from`, then `to`, in the order of the tree. Pairs that never follow each other directly are left out. */
  readonly pairs: readonly SequencePair[];
  readonly notes: readonly Note[];
}

interface Following {
  next: number;
  sources: number;
  lastSource: number;
  people: Set<number>;
}

/**
 * What follows what within a source. Behind a segment comes the segment that begins first at or after its
 * end; where several begin at one place, each of them does. Segments that overlap do not follow each other.
 */
export function sequence(input: CountingInput, options: SequenceOptions): SequenceTable {
  const coders = chosenCoders(input, options.coders);
  const selection = selectSources(input, options.sources);
  const tree = countedRows(input, options.of);
  const { passages, ...facts } = codedPassages(input.codings, {
    coders: new Set(coders.map(({ id }) => id)),
    rowOfCode: tree.placeOfCode,
    sourceOf: selection.sourceOf,
    leftOut: selection.leftOut,
  });
  const { spoken, who, elsewhere } = spokenSegments(unionSegments(reassign(passages, tree.own)), selection);
  const counts = tree.rows.map(() => 0);
  const pairs = new Map<number, Following>();
  const size = tree.rows.length;
  const first = new Map<number, Map<number, number>>();
  eachSource(spoken, (source, order) => {
    const firsts = new Map<number, number>();
    first.set(source, firsts);
    for (const [i, segment] of order.entries()) {
      const row = spoken.row[segment] as number;
      counts[row] = (counts[row] ?? 0) + 1;
      if (!firsts.has(row)) firsts.set(row, spoken.start[segment] as number);
      const people = who[segment] ?? [];
      for (const after of nextOf(spoken, order, i)) {
        const key = row * size + (spoken.row[after] as number);
        let pair = pairs.get(key);
        if (pair === undefined) {
          pair = { next: 0, sources: 0, lastSource: -1, people: new Set() };
          pairs.set(key, pair);
        }
        pair.next++;
        if (pair.lastSource !== source) pair.sources++;
        pair.lastSource = source;
        for (const person of who[after] ?? []) if (people.includes(person)) pair.people.add(person);
      }
    }
  });
  return {
    of: options.of,
    coders,
    N: selection.present.reduce((sum, present) => sum + present, 0),
    rows: tree.rows.map(({ id, name, path }, row) => ({ id, name, path, segments: counts[row] ?? 0 })),
    pairs: [...pairs]
      .sort(([a], [b]) => a - b)
      .map(([key, { next, sources, people }]): SequencePair => {
        const from = Math.floor(key / size);
        const to = key % size;
        return {
          from,
          to,
          next,
          sources,
          participants: people.size,
          ...order(first, from, to),
        };
      }),
    notes: leftOutNotes({ ...facts, asked: coders, elsewhere, notActive: 0 }, selection),
  };
}

/** Calls back with each source and its segments by start, then end, then row. */
function eachSource(segments: Passages, report: (source: number, order: readonly number[]) => void): void {
  let at = -1;
  let order: number[] = [];
  for (const i of sortedOrder(segments.count, [
    segments.source,
    segments.start,
    segments.end,
    segments.row,
  ])) {
    if (segments.source[i] !== at && order.length > 0) {
      report(at, order);
      order = [];
    }
    at = segments.source[i] as number;
    order.push(i);
  }
  if (order.length > 0) report(at, order);
}

/** The segments that begin first at or after the end of one. */
function* nextOf({ start, end }: Passages, order: readonly number[], place: number): Generator<number> {
  const behind = end[order[place] as number] as number;
  let low = place + 1;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((start[order[middle] as number] as number) < behind) low = middle + 1;
    else high = middle;
  }
  const at = start[order[low] as number];
  for (let i = low; i < order.length && start[order[i] as number] === at; i++) yield order[i] as number;
}

function peopleIn({ source, start, end }: Passages, selection: Selection, i: number): number[] {
  const people: number[] = [];
  const turns = spokenTurns(selection, source[i] as number, start[i] as number, end[i] as number);
  for (const { person } of turns) if (!people.includes(person)) people.push(person);
  return people;
}

/** The segments that hold words of an active participant, and how many do not. */
function spokenSegments(segments: Passages, selection: Selection) {
  const kept: number[] = [];
  const who: number[][] = [];
  for (let i = 0; i < segments.count; i++) {
    const people = peopleIn(segments, selection, i);
    if (people.length === 0) continue;
    kept.push(i);
    who.push(people);
  }
  const column = (of: Int32Array) => Int32Array.from(kept, (i) => of[i] as number);
  const spoken = {
    count: kept.length,
    row: column(segments.row),
    source: column(segments.source),
    start: column(segments.start),
    end: column(segments.end),
  };
  return { spoken, who, elsewhere: segments.count - kept.length };
}

function order(first: ReadonlyMap<number, ReadonlyMap<number, number>>, from: number, to: number) {
  let before = 0;
  let both = 0;
  for (const firsts of first.values()) {
    const a = firsts.get(from);
    const b = firsts.get(to);
    if (a === undefined || b === undefined) continue;
    both++;
    if (a < b) before++;
  }
  return { before, both };
}
