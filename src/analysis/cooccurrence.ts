import { usageError } from "../core/errors.js";
import type { CodeStatus, Id } from "../core/records.js";
import { chosenCoders } from "./chosen-coders.js";
import { type Counted, type CountedRows, countedRows, isBelow } from "./counted-rows.js";
import { countNear } from "./near.js";
import { leftOutNotes, type Note } from "./notes.js";
import { countOverlaps } from "./overlaps.js";
import { type PairCount, PairCounts } from "./pair-counts.js";
import { codedPassages, type Passages, reassign, unionSegments } from "./segments.js";
import { type Selection, selectSources } from "./selection.js";
import { countSources } from "./shared-sources.js";
import { countTurns } from "./shared-turns.js";
import type { CountingInput, StudyCoder } from "./study-columns.js";
import { tally } from "./tally.js";
import { supportNotes } from "./theme-support.js";

/**
 * What two codes must share to occur together: words, a participant's turn, a source, or a neighbourhood of
 * so many turns (`near`).
 */
export type SharedUnit = "overlap" | "turn" | "source" | "near";

export interface CooccurrenceOptions {
  readonly unit: SharedUnit;
  /** For `near`: how many turns apart at most; 0 is the same turn or one that both touch. */
  readonly within?: number | undefined;
  /** Codes by default. A theme holds the codings of its codes. */
  readonly of?: Counted | undefined;
  /** Codes (or themes) to compare; all that have codings where absent. */
  readonly codes?: readonly Id[] | undefined;
  /** A code also holds the codings of the codes below it. A code and its own ancestor are then no pair. */
  readonly rollup?: boolean | undefined;
  /** Whose codings count, as a union. */
  readonly coders: readonly Id[];
  readonly sources?: readonly Id[] | undefined;
}

export interface CooccurringCode {
  readonly id: Id;
  readonly name: string;
  readonly path: string;
  /** Null for a theme. */
  readonly status: CodeStatus | null;
  /** Segments (unit overlap), neighbourhoods (near), turns or sources that the code is found in. */
  readonly segments: number;
  readonly participants: number;
}

export interface CooccurringPair {
  readonly a: Id;
  readonly b: Id;
  /** Passages (unit overlap), neighbourhoods (near), turns or sources that hold both. */
  readonly segments: number;
  /** Active participants in whose words both are found: in the shared words, one turn, or one source. */
  readonly participants: number;
  /** Passages or units with both, of those with either: 0 to 1. */
  readonly jaccard: number;
  /**
   * Units that would hold both if the codes fell on units independently of each other: na·nb / units.
   * Null for overlap and near, where there is no common unit to fall on.
   */
  readonly expected: number | null;
}

export interface CooccurrenceTable {
  readonly unit: SharedUnit;
  readonly rollup: boolean;
  readonly coders: readonly StudyCoder[];
  /** Active participants with at least one turn in the sources selected. */
  readonly N: number;
  /** Turns of active participants, or sources with such turns; null for overlap. */
  readonly units: number | null;
  /** In the order of the tree. */
  readonly codes: readonly CooccurringCode[];
  /** Pairs that occur together, by the order of `codes`. */
  readonly pairs: readonly CooccurringPair[];
  readonly notes: readonly Note[];
}

/**
 * Which codes occur together. Only confirmed codings count, and only in what active participants said.
 *
 * Jaccard: n12 / (n1 + n2 − n12) (Jaccard 1912, The distribution of the flora in the alpine zone). For
 * overlap, passages that overlap in a chain are one, so that it stays between 0 and 1.
 * Worked example: code 1 in turns 1, 2, 3; code 2 in turns 2, 3, 4, 5; of 10 turns. Together 2,
 * Jaccard 2 / (3 + 4 − 2) = 0.4, expected 3 · 4 / 10 = 1.2.
 * @throws usage error `no-coder`, `unknown-coder`, `unknown-source` or `unknown-code`.
 */
export function cooccurrence(input: CountingInput, options: CooccurrenceOptions): CooccurrenceTable {
  const { unit, rollup = false } = options;
  const coders = chosenCoders(input, options.coders);
  const selection = selectSources(input, options.sources);
  const tree = countedRows(input, options.of ?? "codes");
  const wanted = wantedRows(tree, options.codes);
  const { passages, ...facts } = codedPassages(input.codings, {
    coders: new Set(coders.map((coder) => coder.id)),
    rows: tree,
    sourceOf: selection.sourceOf,
    leftOut: selection.leftOut,
  });
  const ofCodes = unionSegments(passages);
  const gather = (rowsOf: CountedRows["own"]) =>
    unionSegments(
      reassign(
        ofCodes,
        rowsOf.map((rows) => rows.filter((row) => wanted[row] === 1)),
      ),
    );
  const rowCount = tree.rows.length;
  const count = (segments: Passages) => tally(segments, rowCount, selection, null, () => 0);
  const ownSegments = gather(tree.own);
  const own = count(ownSegments);
  const segments = rollup ? gather(tree.rolledUp) : ownSegments;
  const alone = (rollup ? count(segments) : own).rows;
  const pairs = new PairCounts(rowCount, selection.people.length);
  const counts =
    unit === "near"
      ? countNear(segments, rowCount, selection, pairs, options.within ?? 0)
      : (countPairs(unit, segments, rowCount, selection, pairs) ?? alone.map((row) => row.segments));
  const units = unit === "overlap" || unit === "near" ? null : unitCount(unit, selection);
  const elsewhere = own.rows.reduce((sum, row) => sum + row.elsewhere, 0);
  const related = (pair: PairCount) => rollup && isBelow(tree.rows, pair.b, pair.a);
  return {
    unit,
    rollup,
    coders,
    N: selection.present.reduce((sum, present) => sum + present, 0),
    units,
    codes: tree.rows.flatMap(({ id, name, path, status }, row): CooccurringCode[] => {
      const segments = counts[row] ?? 0;
      const shown = wanted[row] === 1 && (segments > 0 || options.codes !== undefined);
      const participants = alone[row]?.n ?? 0;
      return shown ? [{ id, name, path, status, segments, participants }] : [];
    }),
    pairs: pairs.found().flatMap((pair): CooccurringPair[] => {
      if (related(pair)) return [];
      const na = counts[pair.a] ?? 0;
      const nb = counts[pair.b] ?? 0;
      return [
        {
          a: tree.rows[pair.a]?.id ?? 0,
          b: tree.rows[pair.b]?.id ?? 0,
          segments: pair.together,
          participants: pair.people,
          jaccard: pair.together / (na + nb - pair.meetings),
          expected: units === null ? null : (na * nb) / units,
        },
      ];
    }),
    notes: [
      ...leftOutNotes({ ...facts, asked: coders, elsewhere, notActive: own.notActive }, selection),
      ...supportNotes(options.of ?? "codes", input, selection, options.coders),
    ],
  };
}

/** Counts pairs; returns the units of each row, or null where the unit is the segment. */
function countPairs(
  unit: Exclude<SharedUnit, "near">,
  segments: Passages,
  rowCount: number,
  selection: Selection,
  pairs: PairCounts,
): Int32Array | null {
  if (unit === "turn") return countTurns(segments, rowCount, selection, pairs);
  if (unit === "source") return countSources(segments, rowCount, selection, pairs);
  countOverlaps(segments, selection, pairs);
  return null;
}

/** Turns of active participants in which something is said, or sources with such turns. */
function unitCount(unit: "turn" | "source", { sources, speaker }: Selection): number {
  const turns = sources.map(
    ({ bodyStart, bodyEnd }, place) =>
      speaker[place]?.filter((person, turn) => person >= 0 && (bodyStart[turn] ?? 0) < (bodyEnd[turn] ?? 0))
        .length ?? 0,
  );
  return unit === "turn" ? turns.reduce((sum, count) => sum + count, 0) : turns.filter((n) => n > 0).length;
}

/** For each row of the tree, 1 if it is wanted. */
function wantedRows({ rows }: CountedRows, codes: readonly Id[] | undefined): Uint8Array {
  const wanted = new Uint8Array(rows.length);
  const placeOf = new Map(rows.map(({ id }, place) => [id, place]));
  if (codes === undefined) return wanted.fill(1);
  for (const id of codes) {
    const place = placeOf.get(id);
    if (place === undefined) throw usageError("unknown-code", `There is no code with the id ${id}.`);
    wanted[place] = 1;
  }
  return wanted;
}
