import {
  type AttributeSummary,
  summarize,
  summarizedKeys,
} from "../../analysis/attributes/attribute-summary.js";
import { type Bands, parseBands } from "../../analysis/attributes/bands.js";
import { frequency } from "../../analysis/frequency.js";
import type { FrequencyRow, FrequencyTable } from "../../analysis/frequency-table.js";
import { type GroupTest, testGroups } from "../../analysis/group-tests/group-test.js";
import { type PickedRows, pickRows, type RowChoice } from "../../analysis/pick-rows.js";
import { headingIds } from "../../core/headings.js";
import type { Id } from "../../core/records.js";
import { usedCodes } from "../codebook/codebook-headings.js";
import type { CountedCoders } from "../shared/counted-coders.js";
import { countedOf, type RowsQuestion, rollsUp } from "../shared/counted-of.js";
import type { LoadedColumns } from "../shared/study-columns.js";
import { type Counting, loadCounted } from "../shared/where.js";
import type { Work } from "../shared/work.js";
import { idsBelow, rowIds } from "./row-ids.js";

export interface FrequencyQuestion
  extends Counting,
    RowsQuestion,
    Pick<RowChoice, "min" | "limit" | "sort" | "all"> {
  /** What groups are made of; two are crossed. */
  readonly by?: readonly string[] | undefined;
  readonly each: boolean;
  /** Bands of attributes, as `parseBands` reads them. They are groups, also where `by` does not name them. */
  readonly bands?: readonly string[] | undefined;
  /** Numeric attributes to summarize, beside those that are grouped by. */
  readonly mean?: readonly string[] | undefined;
  /** Test whether groups differ. */
  readonly test?: boolean | undefined;
  /** Names of codes or themes: these alone. */
  readonly codes?: readonly string[] | undefined;
  /** The name of a code or theme: those below it. */
  readonly under?: string | undefined;
}

export interface CountedFrequency {
  readonly table: FrequencyTable;
  readonly counted: CountedCoders;
  /** What is to be said of the filter. */
  readonly filterLines: readonly string[];
  readonly uids: ReadonlyMap<Id, string>;
  readonly bands: Bands;
  /** The rows that are wanted. */
  readonly picked: PickedRows;
  readonly summaries: readonly SummarizedAttribute[];
  /** Of the rows that are wanted; null unless asked for. */
  readonly tests: ReadonlyMap<FrequencyRow, GroupTest> | null;
}

/** A numeric attribute of all participants counted, and of those that each row reaches. */
export interface SummarizedAttribute {
  readonly key: string;
  readonly overall: AttributeSummary;
  readonly of: (row: FrequencyRow) => AttributeSummary;
}

/** Counts codes or themes: people first, then sources and segments. */
export async function countFrequency(work: Work, question: FrequencyQuestion): Promise<CountedFrequency> {
  const of = countedOf(question.of);
  const { store } = work;
  const bands = parseBands(question.bands ?? []);
  const named = question.by ?? [];
  const by = [...named, ...[...bands.keys()].filter((key) => !named.includes(key))];
  const { columns, counted, filterLines } = await loadCounted(work, question);
  const table = frequency(columns, {
    of,
    coders: counted.ids,
    rollup: rollsUp(question),
    each: question.each,
    bands,
    by,
  });
  const headings =
    of === "codes" ? headingIds(columns.codes, usedCodes(columns.codings, counted.ids)) : new Set<Id>();
  const picked = pickRows(table, await choiceOf(work, columns, question), headings);
  const asked = [...bands.keys(), ...(question.mean ?? [])];
  return {
    table,
    counted,
    filterLines,
    uids: await store.uids(table.rows.map(({ id }) => id)),
    bands,
    picked,
    summaries: summarizedKeys(table.people, asked, by).map((key) => ({
      key,
      overall: summarize(table.people, key),
      of: ({ people }) => summarize(people, key),
    })),
    tests: question.test === true ? testGroups({ ...table, rows: picked.rows }) : null,
  };
}

async function choiceOf(work: Work, columns: LoadedColumns, question: FrequencyQuestion): Promise<RowChoice> {
  const of = countedOf(question.of);
  const { min, limit, sort, all, codes, under } = question;
  const only = await rowIds(work, columns, of, codes);
  const [above] = (await rowIds(work, columns, of, under === undefined ? undefined : [under])) ?? [];
  return {
    min,
    limit,
    sort,
    all,
    ...(only !== undefined && { only: new Set(only) }),
    ...(above !== undefined && { below: idsBelow(columns, of, above) }),
  };
}
