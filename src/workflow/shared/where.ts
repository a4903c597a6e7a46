import { codingRows } from "../../analysis/coding-rows.js";
import { pickCodings } from "../../analysis/pick-codings.js";
import { onlyPopulation, type Population, populationOf } from "../../analysis/population.js";
import { type Admission, admission, asksOfPlacesAlone } from "../../analysis/query/admission.js";
import { evaluateQuery } from "../../analysis/query/evaluate-query.js";
import { parseQuery } from "../../analysis/query/parse-query.js";
import type { PassageSet } from "../../analysis/query/passage-set.js";
import { queryError } from "../../analysis/query/query-error.js";
import { isCodingField } from "../../analysis/query/query-study.js";
import { fieldsIn, type Query, type QueryNode } from "../../analysis/query/query-tree.js";
import { selectSources } from "../../analysis/selection.js";
import type { CodingColumns } from "../../core/columns.js";
import { usageError } from "../../core/errors.js";
import type { Id, Seq } from "../../core/records.js";
import { fold } from "../../core/similar.js";
import type { AsOf, StudyStore } from "../../store/port.js";
import { type CountedCoders, countedCoders, onlyCounted } from "./counted-coders.js";
import { queryStudy } from "./query-study.js";
import { namedSources, resolveName } from "./resolve.js";
import { type LoadedColumns, loadColumns, loadSpoken, type SpokenColumns } from "./study-columns.js";
import type { Work } from "./work.js";

/** What is counted: whose codings, and of whom. */
export interface Counting {
  /** Names of coders, by comma. */
  readonly coders?: string | undefined;
  /** A query that codings must fit, and that people, sources and turns must be able to fit. */
  readonly where?: string | undefined;
  /** Names of sources: the same as a query that asks for one of them. */
  readonly sources?: readonly string[] | undefined;
}

/** A study read for counting: the codings that a filter lets through, in the population that it admits. */
export interface CountedStudy {
  readonly columns: LoadedColumns;
  readonly counted: CountedCoders;
  /** What is to be said of the filter under a table. */
  readonly filterLines: readonly string[];
  /** The state that is counted, where the query asks for an earlier one. */
  readonly state: AsOf;
}

/** Reads a study with the codings that a filter lets through and the people, sources and turns that it admits. */
export async function loadCounted(work: Work, counting: Counting): Promise<CountedStudy> {
  const { store } = work;
  const where = counting.where === undefined ? null : parseQuery(counting.where);
  const state = await stateOf(store, where);
  const all = await loadColumns(store, state);
  const counted = await codersOf(store, counting.coders, where, all, state);
  const columns = onlyCounted(all, counted);
  const only = await sourceIds(store, counting.sources, state);
  if (where === null && only === undefined) return { columns, counted, filterLines: [], state };
  let { codings } = columns;
  let filter: Admission | null = null;
  if (where !== null) {
    codings = candidates(codings, columns, new Set(counted.ids), where);
    const study = await queryStudy(store, state, columns, codings, where);
    codings = pickCodings(codings, codingsOf(evaluateQuery(where, study, "codings"), codings, columns));
    filter = admission(where, study);
  }
  const population = populationOf(columns, filter, only);
  return {
    columns: onlyPopulation({ ...columns, codings }, population),
    counted,
    filterLines: describeCounting(counting, population),
    state,
  };
}

/** What is said in the population of a filter, for tables that count no codings. */
export interface CountedSpeech {
  readonly columns: SpokenColumns;
  /** By revision, by turn: 1 where it is admitted. */
  readonly admitted: ReadonlyMap<Id, Uint8Array>;
}

/**
 * Reads who says what, of the people, sources and turns that a filter admits.
 * @throws usage error `not-of-codings` for a query that asks for more than who speaks, where and when
 */
export async function loadCountedSpeech(
  { store }: Work,
  counting: Pick<Counting, "where" | "sources">,
): Promise<CountedSpeech> {
  const where = counting.where === undefined ? null : parseQuery(counting.where);
  if (where !== null && !asksOfPlacesAlone(where))
    throw usageError(
      "not-of-codings",
      "Here --where is about who speaks, where and when; it takes no codes, codings or words.",
    );
  const state = await stateOf(store, where);
  const columns = await loadSpoken(store, state);
  const only = await sourceIds(store, counting.sources, state);
  let filter: Admission | null = null;
  if (where !== null) {
    const all = await loadColumns(store, state, { withCodings: false });
    filter = admission(where, await queryStudy(store, state, all, all.codings, where));
  }
  const population = populationOf(columns, filter, only);
  return {
    columns: onlyPopulation(columns, population),
    admitted: new Map(
      columns.sources.map(({ revision }, at) => [revision, population.turns[at] ?? new Uint8Array(0)]),
    ),
  };
}

/** Ids of sources by their names; undefined, for all, where none are named. */
export async function sourceIds(
  store: StudyStore,
  names: readonly string[] | undefined,
  state: AsOf = {},
): Promise<Id[] | undefined> {
  if (names === undefined) return undefined;
  const all = namedSources(await store.current("source", {}, state));
  return names.map((name) => resolveName(name, all, "source").id);
}

/** The filter in words, for the line under a table. */
export function describeFilter(
  { where, sources }: Pick<Counting, "where" | "sources">,
  what: string,
): string[] {
  return [
    ...(where === undefined ? [] : [`Only ${what} that match: ${where.trim()}.`]),
    ...(sources === undefined ? [] : [`Only ${what} in: ${sources.join(", ")}.`]),
  ];
}

/** The same of a table with codings, whose N and units follow the filter. */
function describeCounting(counting: Counting, { participants }: Population): string[] {
  const lines = describeFilter(counting, "codings");
  const none = participants.size === 0 ? " No participant matches." : "";
  return lines.map((line, i) =>
    i < lines.length - 1 ? line : `${line} N and units are those that match.${none}`,
  );
}

/** The state that a query asks about. */
export async function stateOf(store: StudyStore, query: Query | null): Promise<AsOf> {
  if (query?.asOf == null) return {};
  const { name, at } = query.asOf;
  const { seq: head } = await store.head();
  if (/^\d{1,9}$/.test(name)) {
    const asOf = Number(name) as Seq;
    if (asOf >= 1 && asOf <= head) return { asOf };
    throw queryError(query.text, at, `There is no event ${name}: the history has ${head}`);
  }
  const milestones = await store.current("milestone");
  const found = milestones.find((milestone) => fold(milestone.name) === fold(name));
  if (found !== undefined) return { asOf: found.eventSeq };
  const names = milestones.map((milestone) => milestone.name).join(", ");
  throw queryError(
    query.text,
    at,
    `There is no milestone "${name}"`,
    names === "" ? "The study has no milestones yet." : `There are: ${names}.`,
  );
}

/** Whose codings: those named, else, where a query says whose, everybody's, else the study's rule. */
export async function codersOf(
  store: StudyStore,
  named: string | undefined,
  query: Query | null,
  columns: LoadedColumns,
  state: AsOf,
): Promise<CountedCoders> {
  if (query === null || (named ?? "").trim() !== "" || !fieldsIn(query.root).includes("coder"))
    return countedCoders(store, named, state);
  const { coders } = columns;
  return {
    ids: coders.map(({ id }) => id),
    names: coders.map(({ name }) => name),
    description: "the coders of the query",
    settled: null,
  };
}

/**
 * The codings that a query looks among: of these coders, confirmed unless it asks for others; none in the words of
 * people who withdrew.
 */
export function candidates(
  codings: CodingColumns,
  spoken: SpokenColumns,
  coders: ReadonlySet<number>,
  query: Query,
): CodingColumns {
  const asksProposed = asksForProposed(query.root);
  const places: number[] = [];
  for (const { at, proposed } of codingRows(codings, selectSources(spoken)))
    if (coders.has(codings.coder[at]!) && (asksProposed || !proposed)) places.push(at);
  return places.length === codings.count ? codings : pickCodings(codings, places);
}

/** Whether a query asks anything about codings, or only about what is said. */
export const asksOfCodings = (query: Query): boolean =>
  fieldsIn(query.root).some((field) => field === "code" || field === "theme" || isCodingField(field));

function asksForProposed(node: QueryNode): boolean {
  if (node.kind === "term")
    return node.field === "state" || (node.field === "flag" && fold(node.value) === "proposed");
  if (node.kind === "pattern") return false;
  return node.kind === "not" ? asksForProposed(node.of) : node.parts.some(asksForProposed);
}

/** The codings that an answer is made of, or that its passages touch. */
function codingsOf(answer: PassageSet, codings: CodingColumns, { sources }: LoadedColumns): number[] {
  const kept = new Uint8Array(codings.count);
  let others = false;
  for (let i = 0; i < answer.count; i++) {
    const coding = answer.coding[i]!;
    if (coding >= 0) kept[coding] = 1;
    else others = true;
  }
  if (!others) {
    const own: number[] = [];
    kept.forEach((is, i) => {
      if (is === 1) own.push(i);
    });
    return own;
  }
  const place = new Map(sources.map(({ revision }, i) => [revision, i]));
  const found: number[] = [];
  const said = answer.only((coding) => coding < 0, sources);
  for (let i = 0; i < codings.count; i++) {
    const source = place.get(codings.revision[i]!);
    const touched = source !== undefined && said.overlaps(source, codings.start[i]!, codings.end[i]!);
    if (touched || kept[i] === 1) found.push(i);
  }
  return found;
}

/**
 * Ids of the codings, of any coder, that fit a query about the study as it stands now.
 * @throws usage error `bad-query` also where it asks for an earlier state
 */
export async function idsWhere(store: StudyStore, text: string): Promise<ReadonlySet<number>> {
  const query = parseQuery(text);
  if (query.asOf !== null)
    throw queryError(
      text,
      query.asOf.at,
      "Codings are taken as they stand now here; as of is for find and the tables",
    );
  const columns = await loadColumns(store);
  const codings = candidates(columns.codings, columns, new Set(columns.coders.map(({ id }) => id)), query);
  const study = await queryStudy(store, {}, columns, codings, query);
  const kept = codingsOf(evaluateQuery(query, study, "codings"), codings, columns);
  return new Set(kept.map((i) => codings.id[i]!));
}
