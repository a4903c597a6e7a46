import { type CooccurrenceTable, cooccurrence, type SharedUnit } from "../analysis/cooccurrence.js";
import { type Coverage, coverage } from "../analysis/coverage.js";
import { type SequenceTable, sequence } from "../analysis/sequence.js";
import { usageError } from "../core/errors.js";
import type { Id } from "../core/records.js";
import type { CountedCoders } from "./counted-coders.js";
import { type Portrait, portraitOf } from "./portrait.js";
import { namedSources, resolveName, withPaths } from "./resolve.js";
import type { LoadedColumns } from "./study-columns.js";
import { type Counting, loadCounted, toldWhere } from "./where.js";
import type { Work } from "./work.js";

/** What most tables ask: of what, whose codings, which of them, in which sources. */
export interface TableQuestion extends Counting {
  readonly of: string;
  readonly sources?: readonly string[] | undefined;
}

/** A table with whose codings it counts, and what is to be said of the filter. */
export interface CountedTable<T> {
  readonly table: T;
  readonly counted: CountedCoders;
  readonly told: readonly string[];
}

/** `codes` or `themes`. */
export function countedOf(of: string): "codes" | "themes" {
  if (of === "codes" || of === "themes") return of;
  throw usageError("bad-of", `--of is codes or themes, not "${of}".`);
}

/** Ids of sources by their names; undefined, for all, where none are named. */
export async function sourceIds(work: Work, names: readonly string[] | undefined): Promise<Id[] | undefined> {
  if (names === undefined) return undefined;
  const all = namedSources(await work.store.current("source"));
  return names.map((name) => resolveName(name, all, "source").id);
}

export interface CooccurrenceQuestion extends TableQuestion {
  readonly unit: string;
  readonly within: number;
  readonly rollup: boolean;
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
  const { columns, counted, where } = await loadCounted(work, question);
  const table = cooccurrence(columns, {
    unit,
    of,
    within: question.within,
    rollup: question.rollup,
    coders: counted.ids,
    codes: await rowIds(work, columns, of, question.codes),
    sources: await sourceIds(work, question.sources),
  });
  return { table, counted, told: toldWhere(where) };
}

async function rowIds(
  { store }: Work,
  columns: LoadedColumns,
  of: "codes" | "themes",
  names: readonly string[] | undefined,
): Promise<Id[] | undefined> {
  if (names === undefined) return undefined;
  if (of === "codes") return names.map((name) => resolveName(name, columns.codes, "code").id);
  const standing = new Set(columns.themes.map(({ id }) => id));
  const themes = withPaths<"theme">((await store.current("theme")).filter(({ id }) => standing.has(id)));
  return names.map((name) => resolveName(name, themes, "theme").id);
}

/** What follows what within a source. */
export async function countSequence(
  work: Work,
  question: TableQuestion,
): Promise<CountedTable<SequenceTable>> {
  const of = countedOf(question.of);
  const { columns, counted, where } = await loadCounted(work, question);
  const sources = await sourceIds(work, question.sources);
  const table = sequence(columns, { of, coders: counted.ids, sources });
  return { table, counted, told: toldWhere(where) };
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
  const { columns, counted, where, state } = await loadCounted(work, question);
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
    told: toldWhere(where),
    finished,
    portrait: () => portraitOf(columns, counted.ids, lengths),
  };
}
