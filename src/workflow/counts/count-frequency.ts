import { frequency } from "../../analysis/frequency.js";
import type { FrequencyTable } from "../../analysis/frequency-table.js";
import type { Id } from "../../core/records.js";
import type { CountedCoders } from "../shared/counted-coders.js";
import { countedOf, type RowsQuestion, rollsUp } from "../shared/counted-of.js";
import { type Counting, loadCounted } from "../shared/where.js";
import type { Work } from "../shared/work.js";

export interface FrequencyQuestion extends Counting, RowsQuestion {
  /** What groups are made of; two are crossed. */
  readonly by?: readonly string[] | undefined;
  readonly each: boolean;
}

export interface CountedFrequency {
  readonly table: FrequencyTable;
  readonly counted: CountedCoders;
  /** What is to be said of the filter. */
  readonly filterLines: readonly string[];
  readonly uids: ReadonlyMap<Id, string>;
}

/** Counts codes or themes: people first, then sources and segments. */
export async function countFrequency(work: Work, question: FrequencyQuestion): Promise<CountedFrequency> {
  const of = countedOf(question.of);
  const { store } = work;
  const { columns, counted, filterLines } = await loadCounted(work, question);
  const table = frequency(columns, {
    of,
    coders: counted.ids,
    rollup: rollsUp(question),
    each: question.each,
    ...(question.by !== undefined && { by: question.by }),
  });
  return { table, counted, filterLines, uids: await store.uids(table.rows.map(({ id }) => id)) };
}
