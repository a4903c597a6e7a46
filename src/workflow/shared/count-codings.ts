import { codingRows } from "../../analysis/coding-rows.js";
import { type Selection, selectSources } from "../../analysis/selection.js";
import { type Makings, makingOf, noMakings } from "../../core/coding-making.js";
import type { CodingColumns } from "../../core/columns.js";
import type { StudyStore } from "../../store/port.js";
import { loadSpoken } from "./study-columns.js";

/** Codings as every list of sources, coders and codes counts them. */
export interface CodingCount {
  /** Confirmed codings. */
  codings: number;
  /** Waiting for a person; in none of the other numbers. */
  proposed: number;
  /** The confirmed ones by how they came about. */
  readonly made: Makings;
}

const none: CodingCount = Object.freeze({ codings: 0, proposed: 0, made: Object.freeze(noMakings()) });

/** Counts codings by a column (`code`, `coder`, `revision`); who has none gets zeros. */
export function countCodings(
  codings: CodingColumns,
  selection: Selection,
  column: "code" | "coder" | "revision",
): (id: number) => CodingCount {
  const counts = new Map<number, { codings: number; proposed: number; made: ReturnType<typeof noMakings> }>();
  for (const { at, proposed } of codingRows(codings, selection)) {
    const id = codings[column][at]!;
    const count = counts.get(id) ?? { codings: 0, proposed: 0, made: noMakings() };
    counts.set(id, count);
    if (proposed) count.proposed++;
    else {
      count.codings++;
      count.made[makingOf(codings.origin[at])]++;
    }
  }
  return (id) => counts.get(id) ?? none;
}

/** The same, read from the store. */
export async function readCodingCounts(store: StudyStore, column: "code" | "coder" | "revision") {
  return countCodings(await store.codingColumns(), selectSources(await loadSpoken(store)), column);
}
