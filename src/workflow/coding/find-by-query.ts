import { evaluateQuery } from "../../analysis/query/evaluate-query.js";
import { parseQuery } from "../../analysis/query/parse-query.js";
import type { PassageSet } from "../../analysis/query/passage-set.js";
import { isOfTheme } from "../../analysis/query/query-parts.js";
import type { QuerySource } from "../../analysis/query/query-study.js";
import { participantsTouched, turnsTouched } from "../../analysis/study-columns.js";
import type { CodingColumns, SourceColumns } from "../../core/columns.js";
import { isCounted } from "../../core/held-back.js";
import type { Id } from "../../core/records.js";
import type { Span } from "../../core/span.js";
import type { StudyStore } from "../../store/port.js";
import { passageWords } from "../../text/passage-words.js";
import { SourceText } from "../../text/source-text.js";
import { countedCodings } from "../shared/counted-coders.js";
import { queryStudy } from "../shared/query-study.js";
import type { NamedCode } from "../shared/resolve.js";
import { ShownTexts } from "../shared/shown/shown-text.js";
import { loadColumns } from "../shared/study-columns.js";
import { asksOfCodings, candidates, codersOf, stateOf } from "../shared/where.js";
import type { Work } from "../shared/work.js";

/** A passage that fits a query, with what stands around it. */
export interface FoundPassage {
  readonly source: string;
  /** First turn whose words it touches, from 1. */
  readonly turn: number | null;
  /** Code points, end-exclusive. */
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly before: string;
  readonly after: string;
  readonly speakers: readonly string[];
  readonly participants: readonly string[];
  /** The codings it is made of; of a turn or of words, those that touch it. */
  readonly codings: readonly { readonly id: string; readonly path: string; readonly coder: string }[];
}

export interface Found {
  readonly passages: readonly FoundPassage[];
  /** How many there are without the limit. */
  readonly total: number;
  /** Of a theme alone: passages that are not among them, because no active participant speaks in them. */
  readonly elsewhere: number;
  readonly sources: number;
  /** Active participants in whose words they are. */
  readonly participants: number;
  /** How many lie only in the words of interviewers and others, which `kwic` and `autocode` pass over by default. */
  readonly others: number;
  /** Whose codings were looked at. */
  readonly description: string;
  readonly asOf: number | null;
}

export interface FindOptions {
  readonly coders?: string | undefined;
  readonly limit?: number | undefined;
  /** Characters of context on either side, within the turn. */
  readonly context: number;
}

/** The passages that fit a query, by source and place. */
export async function findByQuery(work: Work, text: string, options: FindOptions): Promise<Found> {
  const { store } = work;
  const query = parseQuery(text);
  const state = await stateOf(store, query);
  const withCodings = asksOfCodings(query);
  const columns = await loadColumns(store, state, { withCodings });
  const counted = await codersOf(store, options.coders, query, columns, state);
  const among = (all: CodingColumns) =>
    candidates(countedCodings(all, counted), columns, new Set(counted.ids), query);
  let codings = among(columns.codings);
  const study = await queryStudy(store, state, columns, codings, query);
  const answer = evaluateQuery(query, study, "turns");
  const active = new Set(columns.participants.filter(isCounted).map(({ id }) => id));
  const ofTheme = isOfTheme(query);
  const all = together(answer, ofTheme);
  const spans = ofTheme
    ? all.filter(({ source, start, end }) => heard(columns.sources[source], { start, end }, active))
    : all;
  const shown = spans.slice(0, options.limit);
  const people = new Set<Id>();
  if (!withCodings) {
    const revisionId = [...new Set(shown.flatMap(({ source }) => study.sources[source]?.revision ?? []))];
    codings = among(await store.codingColumns(revisionId.length > 500 ? {} : { revisionId }, state));
  }
  let others = 0;
  for (const { source, start, end } of spans) {
    const speakers = speakersIn(study.sources[source], start, end).flatMap(({ participant }) =>
      participant !== null && active.has(participant.id) ? participant.id : [],
    );
    if (speakers.length === 0) others++;
    for (const id of speakers) people.add(id);
  }
  return {
    passages: await describe(
      store,
      { sources: study.sources, codings, texts: new ShownTexts(store, "shown", state) },
      shown,
      {
        codes: new Map(columns.codes.map((code) => [code.id, code])),
        coders: new Map(columns.coders.map(({ id, name }) => [id, name])),
      },
      options.context,
    ),
    total: spans.length,
    elsewhere: all.length - spans.length,
    sources: new Set(spans.map(({ source }) => source)).size,
    participants: people.size,
    others,
    description: counted.description,
    asOf: state.asOf ?? null,
  };
}

interface FoundSpan {
  readonly source: number;
  readonly start: number;
  end: number;
  readonly codings: number[];
}

/** Whether an active participant speaks in a passage. */
const heard = (source: SourceColumns | undefined, span: Span, active: ReadonlySet<Id>): boolean =>
  source !== undefined && participantsTouched(source, span).some((id) => active.has(id));

/**
 * An answer with the codings of one and the same passage together; of a theme, also of passages that overlap: they
 * are one segment of it.
 */
function together(answer: PassageSet, ofTheme: boolean): FoundSpan[] {
  const spans: FoundSpan[] = [];
  for (let i = 0; i < answer.count; i++) {
    const { source, start, end, coding } = answer.at(i);
    const last = spans.at(-1);
    const same =
      last !== undefined &&
      last.source === source &&
      (ofTheme ? start < last.end : last.start === start && last.end === end);
    const span = same ? last : { source, start, end, codings: [] };
    if (!same) spans.push(span);
    span.end = Math.max(span.end, end);
    if (coding >= 0) span.codings.push(coding);
  }
  return spans;
}

function speakersIn(source: QuerySource | undefined, start: number, end: number) {
  if (source === undefined) return [];
  const places = new Set(
    [...turnsTouched(source, { start, end })].map((turn) => source.speakerOf[turn] ?? -1),
  );
  return [...places].flatMap((place) => source.speakers[place] ?? []);
}

interface Names {
  readonly codes: ReadonlyMap<Id, NamedCode>;
  readonly coders: ReadonlyMap<Id, string>;
}

interface DescribedFrom {
  readonly sources: readonly QuerySource[];
  readonly codings: CodingColumns;
  readonly texts: ShownTexts;
}

async function describe(
  store: StudyStore,
  { sources, codings, texts }: DescribedFrom,
  spans: readonly FoundSpan[],
  names: Names,
  context: number,
): Promise<FoundPassage[]> {
  const bySource = codingsBySource(sources, codings, spans);
  const touching = spans.map(({ source, start, end, codings: own }) =>
    own.length > 0
      ? own
      : (bySource.get(source) ?? []).filter((i) => codings.start[i]! < end && start < codings.end[i]!),
  );
  const uids = await store.uids([...new Set(touching.flat().map((i) => codings.id[i]!))]);
  const described: FoundPassage[] = [];
  let text = new SourceText("");
  let read = -1;
  for (const [place, { source: at, start, end }] of spans.entries()) {
    const source = sources[at];
    if (source === undefined) continue;
    if (read !== source.revision) text = await texts.of(source.revision);
    read = source.revision;
    const turns = [...turnsTouched(source, { start, end })];
    const first = turns[0];
    const last = turns.at(-1) ?? first;
    const from = first === undefined ? start : Math.min(start, source.bodyStart[first]!);
    const to = last === undefined ? end : Math.max(end, source.bodyEnd[last]!);
    const people = speakersIn(source, start, end);
    described.push({
      source: source.name,
      turn: first === undefined ? null : first + 1,
      start,
      end,
      quote: passageWords(text, source, { start, end }),
      before: text.slice({ start: Math.max(from, start - context), end: start }),
      after: text.slice({ start: end, end: Math.min(to, end + context) }),
      speakers: people.flatMap(({ name }) => name || []),
      participants: [...new Set(people.flatMap(({ participant }) => participant?.label ?? []))],
      codings: (touching[place] ?? []).map((i) => ({
        id: uids.get(codings.id[i]!) ?? "",
        path: names.codes.get(codings.code[i]!)?.path ?? "",
        coder: names.coders.get(codings.coder[i]!) ?? "",
      })),
    });
  }
  return described;
}

/** Places of codings by the source they are in, for the sources that are shown. */
function codingsBySource(
  sources: readonly QuerySource[],
  codings: CodingColumns,
  spans: readonly FoundSpan[],
): Map<number, number[]> {
  const wanted = new Map<Id, number[]>();
  const found = new Map<number, number[]>();
  for (const { source } of spans) {
    const revision = sources[source]?.revision;
    if (revision === undefined || wanted.has(revision)) continue;
    const list: number[] = [];
    wanted.set(revision, list);
    found.set(source, list);
  }
  for (let i = 0; i < codings.count; i++) wanted.get(codings.revision[i]!)?.push(i);
  return found;
}
