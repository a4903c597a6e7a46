import type { WordCounter } from "../core/columns.js";
import type { Id } from "../core/records.js";
import type { CountedRows } from "./counted-rows.js";
import type { Grouping } from "./grouping.js";
import { codedPassages, type Passages, reassign, unionSegments } from "./segments.js";
import type { Selection } from "./selection.js";
import type { CountingInput } from "./study-columns.js";
import { type Tally, tally } from "./tally.js";

/** What is counted, apart from whose codings. */
export interface CountingPlan {
  readonly input: CountingInput;
  readonly selection: Selection;
  readonly rows: CountedRows;
  readonly rollup: boolean;
}

/** The counts of a set of coders. */
export interface RowCounts {
  /** The rows as they are shown, rolled up if that was asked for. */
  readonly shown: Tally;
  /** The rows with only their own codings; without words where `shown` is rolled up. */
  readonly own: Tally;
  /** One row that holds whatever is in any row. */
  readonly any: Tally;
  /** Codings that wait for a person to confirm them. */
  readonly proposed: number;
  /** Codings on a text or under a code that the study does not have, or of no text. */
  readonly unmapped: number;
  /** Segments of codes that belong to no row. */
  readonly inNoRow: number;
  /** Coders with at least one coding that counts. */
  readonly coders: ReadonlySet<Id>;
}

/** Counts the union of some coders' codings by row, in all and by group. */
export function countRows(
  { input, selection, rows, rollup }: CountingPlan,
  coders: ReadonlySet<Id>,
  grouping: Grouping | null,
): RowCounts {
  const { passages, ...facts } = codedPassages(input.codings, {
    coders,
    rows,
    sourceOf: selection.sourceOf,
    leftOut: selection.leftOut,
  });
  // Segments of codes, once: a union of these segments is the union of the codings themselves.
  const ofCodes = unionSegments(passages);
  const regroup = (targets: readonly (readonly number[])[]) => unionSegments(reassign(ofCodes, targets));
  const count = (segments: Passages, rowCount: number, words: WordCounter = input.countWords) =>
    tally(segments, rowCount, selection, grouping, words);
  const rowCount = rows.rows.length;
  const ownSegments = rows.oneToOne ? ofCodes : regroup(rows.own);
  const shown = count(rollup ? regroup(rows.rolledUp) : ownSegments, rowCount);
  let inNoRow = 0;
  for (let i = 0; i < ofCodes.count; i++) {
    const place = ofCodes.row[i]!;
    if (place < rows.placeOfCode.size && rows.own[place]?.length === 0) inNoRow++;
  }
  return {
    ...facts,
    shown,
    own: rollup ? count(ownSegments, rowCount, () => 0) : shown,
    any: count(regroup(rows.own.map((targets) => (targets.length > 0 ? [0] : []))), 1),
    inNoRow,
  };
}
