import { type CooccurrenceTable, cooccurrence, type SharedUnit } from "../../analysis/cooccurrence.js";
import { type Coverage, coverage } from "../../analysis/coverage.js";
import { type SequenceTable, sequence } from "../../analysis/sequence.js";
import { usageError } from "../../core/errors.js";
import type { Id } from "../../core/records.js";
import type { CountedCoders } from "../shared/counted-coders.js";
import { countedOf, type RowsQuestion, rollsUp } from "../shared/counted-of.js";
import { type Counting, loadCounted } from "../shared/where.js";
import type { Work } from "../shared/work.js";
import { type Portrait, portraitOf } from "./portrait.js";
import { rowIds } from "./row-ids.js";

/** What most tables ask: of what, whose codings, which of them. */
export type TableQuestion = Counting & RowsQuestion;

/** A table with whose codings it counts, and what is to be said of the filter. */
export interface CountedTable<T> {
  readonly table: T;
  readonly counted: CountedCoders;
  readonly filterLines: readonly string[];
}

export interface CooccurrenceQuestion extends TableQuestion {
  readonly unit: string;
  readonly within: number;
  /** Names of codes (or themes) to compare. */
  readonly codes?: readonly string[] | undefined;
}

const units: readonly SharedUnit[] = ["overlap", "turn", "source", "near"];

/** Which codes or themes occur together. */
export async function countCooccurrence(
  work: Work,
  question: CooccurrenceQuestion,
): Promise<CountedTable<CooccurrenceTable>> {
  const of = countedOf(question.of);
  const unit = units.find((name) => name === question.unit);
  if (unit === undefined)
    throw usageError("bad-unit", `--unit is ${units.join(", ")}, not "${question.unit}".`);
  const { columns, counted, filterLines } = await loadCounted(work, question);
  const table = cooccurrence(columns, {
    unit,
    of,
    within: question.within,
    rollup: rollsUp(question),
    coders: counted.ids,
    codes: await rowIds(work, columns, of, question.codes),
  });
  return { table, counted, filterLines };
}

/** What follows what within a source. */
export async function countSequence(
  work: Work,
  question: TableQuestion,
): Promise<CountedTable<SequenceTable>> {
  const of = countedOf(question.of);
  const { columns, counted, filterLines } = await loadCounted(work, question);
  const table = sequence(columns, { of, rollup: rollsUp(question), coders: counted.ids });
  return { table, counted, filterLines };
}

/** Coverage with what only the study's records know: passes, lengths, and where passages lie by theme. */
export interface CountedCoverage extends CountedTable<Coverage> {
  /** By source: those who have finished it. */
  readonly finished: ReadonlyMap<Id, readonly string[]>;
  /** Where passages lie; worked out when asked for. */
  readonly portrait: () => Portrait;
}

/** What is coded, by whom, how evenly. */
export async function countCoverage(work: Work, question: Counting): Promise<CountedCoverage> {
  const { store } = work;
  const { columns, counted, filterLines, state } = await loadCounted(work, question);
  const table = coverage(columns, { coders: counted.ids });
  const coders = new Map(columns.coders.map(({ id, name }) => [id, name]));
  const sourceOf = new Map(columns.sources.map(({ revision, source }) => [revision, source]));
  const finished = new Map<Id, string[]>();
  for (const pass of await store.current("pass", { state: "finished" }, state)) {
    const source = sourceOf.get(pass.revisionId);
    if (source === undefined) continue;
    const names = finished.get(source) ?? [];
    const name = coders.get(pass.coderId) ?? "";
    finished.set(source, names.includes(name) ? names : [...names, name]);
  }
  const lengths = new Map(
    (await store.current("revision", {}, state)).map(({ id, codePoints }) => [id, codePoints]),
  );
  return {
    table,
    counted,
    filterLines,
    finished,
    portrait: () => portraitOf(columns, counted.ids, lengths),
  };
}
