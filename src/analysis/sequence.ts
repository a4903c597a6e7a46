import type { Id } from "../core/records.js";
import { sortedOrder } from "../core/sorted-order.js";
import { chosenCoders } from "./chosen-coders.js";
import { type Counted, countedRows, isBelow } from "./counted-rows.js";
import { followings, inBoth } from "./followings.js";
import { leftOutNotes, type Note } from "./notes.js";
import { codedPassages, reassign, unionSegments } from "./segments.js";
import { selectSources } from "./selection.js";
import { spokenSegments } from "./spoken.js";
import type { CountingInput, StudyCoder } from "./study-columns.js";
import { supportNotes } from "./theme-support.js";

export interface SequenceOptions {
  readonly of: Counted;
  /** A row also holds the codings of the rows below it; a row and one below it are then no pair. */
  readonly rollup?: boolean | undefined;
  readonly coders: readonly Id[];
  readonly sources?: readonly Id[] | undefined;
}

/** What comes after what. */
export interface SequencePair {
  /** Places in `SequenceTable.rows`. */
  readonly from: number;
  readonly to: number;
  /** Pairs of a segment of `from` with a segment of `to` that is the next to begin behind it. */
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
  readonly rollup: boolean;
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

/**
 * What follows what within a source. Behind a segment comes the segment that begins first at or after its
 * end; where several begin at one place, each of them does. Segments that overlap do not follow each other.
 * Takes time in the number of segments, and of pairs that follow each other in sources that have both.
 */
export function sequence(input: CountingInput, options: SequenceOptions): SequenceTable {
  const { rollup = false } = options;
  const coders = chosenCoders(input, options.coders);
  const selection = selectSources(input, options.sources);
  const tree = countedRows(input, options.of);
  const { passages, ...facts } = codedPassages(input.codings, {
    coders: new Set(coders.map(({ id }) => id)),
    rows: tree,
    sourceOf: selection.sourceOf,
    leftOut: selection.leftOut,
  });
  const spoken = spokenSegments(
    unionSegments(reassign(passages, rollup ? tree.rolledUp : tree.own)),
    selection,
  );
  const { source, start, end, row } = spoken.segments;
  const order = sortedOrder(spoken.segments.count, [source, start, end, row]);
  const counts = new Int32Array(tree.rows.length);
  for (let i = 0; i < row.length; i++) counts[row[i]!]! += 1;
  const related = (from: number, to: number) => isBelow(tree.rows, from, to) || isBelow(tree.rows, to, from);
  const pairs = followings(spoken, order, tree.rows.length).filter(
    ({ from, to }) => !rollup || !related(from, to),
  );
  const shared = inBoth(spoken.segments, order, pairs, tree.rows.length);
  return {
    of: options.of,
    rollup,
    coders,
    N: selection.present.reduce((sum, present) => sum + present, 0),
    rows: tree.rows.map(({ id, name, path }, place) => ({ id, name, path, segments: counts[place] ?? 0 })),
    pairs: pairs.map(({ from, to, next, sources, participants }, i) => ({
      from,
      to,
      next,
      sources,
      participants,
      before: shared.before[i]!,
      both: shared.both[i]!,
    })),
    notes: [
      ...leftOutNotes(
        { ...facts, asked: coders, elsewhere: spoken.elsewhere, notActive: spoken.notActive },
        selection,
      ),
      ...supportNotes(options.of, input, selection, options.coders),
    ],
  };
}
