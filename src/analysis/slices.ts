import type { Counts, Totals } from "./frequency-table.js";
import type { Grouping } from "./grouping.js";
import type { RowCounts } from "./row-counts.js";
import type { Extent } from "./tally.js";

/** A part of a count that is set beside others: a group of participants, a source, a coder. */
export interface Slice {
  readonly totals: Totals;
  /** Counts of the row at a place. */
  counts(row: number): Counts;
}

/** The count as a whole. `N` is the number of active participants with data. */
export function wholeSlice(found: RowCounts, N: number): Slice {
  return {
    totals: totals(
      found.any.rows[0],
      sum(found.own.rows, (row) => row.segments),
      N,
    ),
    counts: (row) => counts(found.shown.rows[row], N),
  };
}

/** One slice a group, by key. Rows that a group does not reach share one empty count. */
export function groupSlices(found: RowCounts, { keys, N: sizes }: Grouping): Map<string, Slice> {
  return new Map(
    keys.map((key, group) => {
      const N = sizes[group] ?? 0;
      const none = Object.freeze(counts(undefined, N));
      const segments = sum(found.own.rows, (row) => row.groups.get(group)?.segments ?? 0);
      const slice: Slice = {
        totals: totals(found.any.rows[0]?.groups.get(group), segments, N),
        counts(row) {
          const extent = found.shown.rows[row]?.groups.get(group);
          return extent === undefined ? none : counts(extent, N);
        },
      };
      return [key, slice];
    }),
  );
}

function counts(extent: Extent | undefined, N: number): Counts {
  const { n = 0, sources = 0, segments = 0, words = 0 } = extent ?? {};
  return { n, N, sources, segments, words };
}

function totals(any: Extent | undefined, segments: number, N: number): Totals {
  return { N, participants: any?.n ?? 0, sources: any?.sources ?? 0, segments, words: any?.words ?? 0 };
}

function sum<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((total, value) => total + of(value), 0);
}
