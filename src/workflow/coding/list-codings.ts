import { codingRows } from "../../analysis/coding-rows.js";
import { selectSources } from "../../analysis/selection.js";
import { codingFlags, codingOrigins } from "../../core/columns.js";
import { groupBy } from "../../core/group-by.js";
import type { CodingOrigin, CodingState, Id } from "../../core/records.js";
import type { StudyStore } from "../../store/port.js";
import { speakersOf, turnsTouchedBy, wordsOf } from "../shared/coding-sources.js";
import { withPaths } from "../shared/resolve.js";
import { shownName } from "../shared/shown/shown-name.js";
import { loadSpoken } from "../shared/study-columns.js";
import { type CodingFilters, type SelectedCodings, selectCodings, spanAt } from "./coding-filters.js";

/** A coding as it is listed. */
export interface ListedCoding {
  readonly id: string;
  readonly source: string;
  readonly revision: number;
  /** Code points, end-exclusive. */
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly code: string;
  readonly path: string;
  readonly coder: string;
  /** Those whose words it touches, as they are shown: by label, or by their names in transcripts where these are asked for. */
  readonly speakers: readonly string[];
  /** Labels of the participants among them. */
  readonly participants: readonly string[];
  /** First turn whose words it touches, from 1; null where it touches none. */
  readonly turn: number | null;
  /** When the passage was coded, ISO 8601. */
  readonly at: string;
  readonly origin: CodingOrigin;
  readonly state: CodingState;
  readonly key: boolean;
  readonly revisit: boolean;
  /** Number of the round it was made in; null where it was none. */
  readonly round: number | null;
  readonly codeId: string;
  /** Paths of the themes it is evidence for, and against. */
  readonly evidenceFor: readonly string[];
  readonly evidenceAgainst: readonly string[];
  /** The memos on it, a blank line between; null where there is none. */
  readonly memo: string | null;
}

export interface ListedCodings {
  readonly codings: readonly ListedCoding[];
  /** How many there are without the limit. */
  readonly total: number;
  /** How many more are on an earlier revision of their source. */
  readonly outdated: number;
  /** How many more lie in the words of people who withdrew; where such a person is named they are listed, without the words. */
  readonly withdrawn: number;
}

/** The codings that pass the filters, at most `limit`. */
export async function listCodings(
  store: StudyStore,
  filters: CodingFilters,
  {
    limit = Number.POSITIVE_INFINITY,
    names = false,
  }: { readonly limit?: number | undefined; readonly names?: boolean | undefined } = {},
): Promise<ListedCodings> {
  const selected = await selectCodings(store, filters);
  const { columns } = selected;
  const counted = new Set<number>();
  for (const { at } of codingRows(columns, selectSources(await loadSpoken(store)))) counted.add(at);
  const shown =
    filters.participant === undefined ? selected.rows.filter((i) => counted.has(i)) : selected.rows;
  return {
    codings: await describeCodings(store, selected, shown.slice(0, limit), names),
    total: shown.length,
    outdated: selected.outdated,
    withdrawn: selected.rows.length - shown.length,
  };
}

/** Codings with their words and people. Texts are read only for these. */
export async function describeCodings(
  store: StudyStore,
  selected: SelectedCodings,
  rows: readonly number[],
  names = false,
): Promise<ListedCoding[]> {
  const { columns, sourceOf, codes, coders, opener } = selected;
  const ids = rows.map((i) => columns.id[i]!);
  const uids = await store.uids(ids);
  const times = await timesOf(store, new Set(rows.map((i) => columns.madeSeq[i]!)));
  const memos = await memosOn(store, new Set(ids));
  const rounds = new Map((await store.current("round")).map(({ id, number }) => [id, number]));
  const evidence = await evidenceOn(store);
  const listed: ListedCoding[] = [];
  for (const i of rows) {
    const current = sourceOf.get(columns.revision[i]!);
    const code = codes.get(columns.code[i]!);
    if (current === undefined || code === undefined) continue;
    const source = await opener.open(current);
    const span = spanAt(columns, i);
    const turns = turnsTouchedBy(source, span);
    const people = speakersOf(source, turns);
    const id = columns.id[i]!;
    const flags = columns.flags[i]!;
    listed.push({
      id: uids.get(id) ?? "",
      source: source.source.name,
      revision: source.revision.number,
      ...span,
      quote: wordsOf(source, span),
      code: code.name,
      path: code.path,
      coder: coders.get(columns.coder[i]!)?.name ?? "",
      speakers: people.flatMap((who) => shownName(who, names) || []),
      participants: [...new Set(people.flatMap(({ participant }) => participant?.label ?? []))],
      turn: turns[0] === undefined ? null : turns[0] + 1,
      at: times.get(columns.madeSeq[i]!) ?? "",
      origin: codingOrigins[columns.origin[i]!] ?? "manual",
      state: (flags & codingFlags.proposed) === 0 ? "confirmed" : "proposed",
      key: (flags & codingFlags.key) !== 0,
      revisit: (flags & codingFlags.revisit) !== 0,
      round: rounds.get(columns.round[i]!) ?? null,
      codeId: code.uid,
      evidenceFor: evidence(id, "for"),
      evidenceAgainst: evidence(id, "against"),
      memo: memos.get(id) ?? null,
    });
  }
  return listed;
}

/** From this many on, reading the whole history at once is quicker than event by event. */
const many = 40;

async function timesOf(store: StudyStore, seqs: ReadonlySet<number>): Promise<Map<number, string>> {
  const events =
    seqs.size > many ? await store.events() : await Promise.all([...seqs].map((seq) => store.event(seq)));
  return new Map(events.flatMap((event) => (event ? [[event.seq, new Date(event.at).toISOString()]] : [])));
}

async function memosOn(store: StudyStore, ids: ReadonlySet<Id>): Promise<Map<Id, string>> {
  const memos = (await store.current("memo")).filter(
    ({ targetId }) => targetId !== null && ids.has(targetId),
  );
  const byCoding = groupBy(memos, ({ targetId }) => targetId ?? 0);
  return new Map([...byCoding].map(([id, own]) => [id, own.map(({ body }) => body).join("\n\n")]));
}

async function evidenceOn(store: StudyStore): Promise<(id: Id, stance: "for" | "against") => string[]> {
  const evidence = groupBy(await store.current("theme_evidence"), ({ codingId }) => codingId);
  const paths =
    evidence.size === 0
      ? new Map<Id, string>()
      : new Map(withPaths<"theme">(await store.current("theme")).map(({ id, path }) => [id, path]));
  return (id, stance) =>
    (evidence.get(id) ?? []).flatMap((one) => (one.stance === stance && paths.get(one.themeId)) || []);
}
