import { type CodingColumns, codingFlags, codingOrigins } from "../../core/columns.js";
import { usageError } from "../../core/errors.js";
import type { Id, StoredRecord } from "../../core/records.js";
import { fold } from "../../core/similar.js";
import type { StudyStore, Where } from "../../store/port.js";
import { WordSearch } from "../../text/word-search.js";
import { codedUnderOlder } from "../shared/coded-under.js";
import { codersNamed } from "../shared/coders.js";
import { SourceOpener, speakersOf, turnsTouchedBy, wordsOf } from "../shared/coding-sources.js";
import {
  type NamedCode,
  namedParticipants,
  namedSources,
  resolveName,
  withPaths,
} from "../shared/resolve.js";
import { type CurrentSource, currentSources } from "../shared/study-sources.js";
import { livingFirst } from "../shared/theme-records.js";
import { idsWhere } from "../shared/where.js";

/** Which codings are meant. Values of one filter widen it, filters narrow each other. */
export interface CodingFilters {
  readonly source?: readonly string[] | undefined;
  readonly code?: readonly string[] | undefined;
  /** With the codes below those named. */
  readonly rollup?: boolean | undefined;
  readonly coder?: readonly string[] | undefined;
  readonly participant?: readonly string[] | undefined;
  /** Roles of participants in the study, or of speakers in the interview. */
  readonly role?: readonly string[] | undefined;
  readonly theme?: readonly string[] | undefined;
  readonly origin?: readonly string[] | undefined;
  /** Words that the passage holds, whatever their case. */
  readonly text?: string | undefined;
  readonly key?: boolean | undefined;
  readonly proposed?: boolean | undefined;
  /** Given their code under an older version of its definition. */
  readonly outdated?: boolean | undefined;
  /** Made or changed by this event or a later one. */
  readonly fromEvent?: number | undefined;
  /** A query that the codings must fit. */
  readonly where?: string | undefined;
}

/** The codings that pass the filters, with what is needed to show them. */
export interface SelectedCodings {
  readonly columns: CodingColumns;
  /** Places in the columns, by source (as people read names), then start. */
  readonly rows: readonly number[];
  /** How many pass that lie on an earlier revision of their source; they are not among the rows. */
  readonly outdated: number;
  readonly sourceOf: ReadonlyMap<Id, CurrentSource>;
  readonly codes: ReadonlyMap<Id, NamedCode>;
  readonly coders: ReadonlyMap<Id, StoredRecord<"coder">>;
  readonly opener: SourceOpener;
}

/** Selects codings. Names that the study does not know are errors with the candidates. */
export async function selectCodings(store: StudyStore, filters: CodingFilters): Promise<SelectedCodings> {
  const sources = await currentSources(store);
  const codes = withPaths<"code">(await store.current("code"));
  const where = await columnsWanted(store, filters, sources, codes);
  const columns = await store.codingColumns(where);
  const sourceOf = new Map(sources.map((source) => [source.revision.id, source]));
  const opener = new SourceOpener(store);
  const said = await speakerTest(store, filters, sources);
  const older = filters.outdated ? await codedUnderOlder(store, columns) : null;
  const fitting = filters.where === undefined ? null : await idsWhere(store, filters.where);
  const search = filters.text === undefined ? null : WordSearch.of(filters.text);
  const rows: number[] = [];
  let outdated = 0;
  for (let i = 0; i < columns.count; i++) {
    const flags = columns.flags[i]!;
    if (older !== null && !older.has(columns.id[i]!)) continue;
    if (filters.key && (flags & codingFlags.key) === 0) continue;
    if (filters.proposed && (flags & codingFlags.proposed) === 0) continue;
    if (filters.fromEvent !== undefined && columns.fromSeq[i]! < filters.fromEvent) continue;
    const source = sourceOf.get(columns.revision[i]!);
    if (fitting !== null && source !== undefined && !fitting.has(columns.id[i]!)) continue;
    if (source === undefined) {
      outdated++;
      continue;
    }
    const span = spanAt(columns, i);
    if (said !== null && !said(source, turnsTouchedBy(source, span))) continue;
    if (filters.text !== undefined) {
      if (!search?.isIn(wordsOf(await opener.open(source), span))) continue;
    }
    rows.push(i);
  }
  const order = new Map(sources.map(({ revision }, i) => [revision.id, i]));
  const orderOf = (i: number) => order.get(columns.revision[i]!) ?? 0;
  rows.sort((a, b) => orderOf(a) - orderOf(b) || a - b);
  const coders = new Map((await store.current("coder")).map((coder) => [coder.id, coder]));
  return { columns, rows, outdated, sourceOf, codes: new Map(codes.map((c) => [c.id, c])), coders, opener };
}

/** The passage of a coding. */
export const spanAt = (columns: CodingColumns, i: number) => ({
  start: columns.start[i]!,
  end: columns.end[i]!,
});

/** Whether any filter is set that narrows what is meant (a roll-up alone does not). */
export function narrows(filters: CodingFilters): boolean {
  const { rollup: _rollup, ...rest } = filters;
  return Object.values(rest).some((value) => value !== undefined && value !== false);
}

/** The filters that the database can apply by itself. */
async function columnsWanted(
  store: StudyStore,
  filters: CodingFilters,
  sources: readonly CurrentSource[],
  codes: readonly NamedCode[],
): Promise<Where<"coding">> {
  const where: { -readonly [F in keyof Where<"coding">]: Where<"coding">[F] } = {};
  if (filters.source) {
    const named = namedSources(sources.map(({ source }) => source));
    const ids = new Set(filters.source.map((name) => resolveName(name, named, "source").id));
    where.revisionId = sources.filter(({ source }) => ids.has(source.id)).map(({ revision }) => revision.id);
  }
  const codeIds = await codesWanted(store, filters, codes);
  if (codeIds !== null) where.codeId = [...codeIds];
  if (filters.coder) where.coderId = (await codersNamed(store, filters.coder)).map(({ id }) => id);
  if (filters.origin) {
    const origins = filters.origin.map((name) => codingOrigins.find((origin) => origin === name) ?? name);
    const unknown = origins.find((name) => !(codingOrigins as readonly string[]).includes(name));
    if (unknown !== undefined)
      throw usageError("bad-origin", `--origin is one of ${codingOrigins.join(", ")}, not "${unknown}".`);
    where.origin = origins as (typeof codingOrigins)[number][];
  }
  return where;
}

async function codesWanted(
  store: StudyStore,
  filters: CodingFilters,
  codes: readonly NamedCode[],
): Promise<ReadonlySet<Id> | null> {
  const named =
    filters.code &&
    withChildren(
      filters.code.map((c) => resolveName(c, codes, "code").id),
      codes,
      filters.rollup,
    );
  if (!filters.theme) return named ?? null;
  const themes = withPaths<"theme">(await store.current("theme"));
  const wanted = withChildren(
    filters.theme.map((name) => livingFirst(themes)(name).id),
    themes,
    true,
  );
  const assigned = (await store.current("theme_code")).filter(({ themeId }) => wanted.has(themeId));
  const ofThemes = withChildren(
    assigned.map(({ codeId }) => codeId),
    codes,
    filters.rollup,
  );
  return named === undefined ? ofThemes : new Set([...named].filter((id) => ofThemes.has(id)));
}

/** Ids with all those below them in the tree. */
function withChildren(
  ids: readonly Id[],
  tree: readonly { readonly id: Id; readonly parentId: Id | null }[],
  below: boolean | undefined,
): Set<Id> {
  const found = new Set(ids);
  if (!below) return found;
  for (let size = -1; size < found.size; ) {
    size = found.size;
    for (const { id, parentId } of tree) if (parentId !== null && found.has(parentId)) found.add(id);
  }
  return found;
}

type SpeakerTest = (source: CurrentSource, turns: readonly number[]) => boolean;

/** Whether a passage touches the words of the people meant; null where all are. */
async function speakerTest(
  store: StudyStore,
  filters: CodingFilters,
  sources: readonly CurrentSource[],
): Promise<SpeakerTest | null> {
  const { participant, role } = filters;
  if (participant === undefined && role === undefined) return null;
  const people = participant && namedParticipants(await store.current("participant"));
  const ids = people && new Set(participant.map((name) => resolveName(name, people, "participant").id));
  const roles = role && rolesWanted(role, sources);
  return (source, turns) =>
    speakersOf(source, turns).some(
      (who) =>
        (ids === undefined || (who.participant !== null && ids.has(who.participant.id))) &&
        (roles === undefined || roles.has(fold(who.participant?.role ?? "")) || roles.has(who.speaker.role)),
    );
}

function rolesWanted(wanted: readonly string[], sources: readonly CurrentSource[]): Set<string> {
  const speakers = sources.flatMap((source) => source.speakers);
  const inStudy = new Set(speakers.flatMap(({ participant }) => participant?.role || []));
  const known = [...inStudy, ...new Set(speakers.map(({ speaker }) => speaker.role))];
  for (const role of wanted)
    if (!known.some((name) => fold(name) === fold(role)))
      throw usageError("unknown-role", `No one has the role "${role}".`, `Roles here: ${known.join(", ")}.`);
  return new Set(wanted.map(fold));
}
