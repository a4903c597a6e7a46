import { type CodingColumns, codingFlags } from "../core/columns.js";
import type { Selection } from "./selection.js";
import { onlyWithdrawn } from "./spoken.js";

/** A coding that is counted, by its place in the columns. */
export interface CodingRow {
  readonly at: number;
  /** Place of its source in `Selection.sources`. */
  readonly source: number;
  /** Waits for a person: told apart, and in no other count. */
  readonly proposed: boolean;
}

/**
 * The codings that are counted wherever codings (not passages) are told: those of any coder on the current text of
 * a source. Those only in the words of people who withdrew are left out.
 */
export function* codingRows(codings: CodingColumns, selection: Selection): Generator<CodingRow> {
  for (let at = 0; at < codings.count; at++) {
    const source = selection.sourceOf.get(codings.revision[at]!);
    if (source === undefined) continue;
    if (onlyWithdrawn(selection, source, codings.start[at]!, codings.end[at]!)) continue;
    yield { at, source, proposed: (codings.flags[at]! & codingFlags.proposed) !== 0 };
  }
}
