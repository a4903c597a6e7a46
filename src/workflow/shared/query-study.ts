import { RE2JS } from "re2js";
import { countedRows, placeOf } from "../../analysis/counted-rows.js";
import type { QuerySource, QueryStudy } from "../../analysis/query/query-study.js";
import { fieldsIn, type Query, type QueryNode } from "../../analysis/query/query-tree.js";
import type { CodingColumns, SourceColumns } from "../../core/columns.js";
import { dataError, usageError } from "../../core/errors.js";
import { groupBy } from "../../core/group-by.js";
import { isCounted } from "../../core/held-back.js";
import type { Id, StoredRecord } from "../../core/records.js";
import { fold } from "../../core/similar.js";
import type { AsOf, StudyStore } from "../../store/port.js";
import type { SourceText } from "../../text/source-text.js";
import { type Named, namedParticipants, namedSources, resolveName, withPaths } from "./resolve.js";
import { shownName } from "./shown/shown-name.js";
import { ShownTexts } from "./shown/shown-text.js";
import type { LoadedColumns } from "./study-columns.js";

/** The study as a query sees it: names by the rules of every command, texts read only where they are asked for. */
export async function queryStudy(
  store: StudyStore,
  state: AsOf,
  columns: LoadedColumns,
  codings: CodingColumns,
  query: Query,
): Promise<QueryStudy> {
  const fields = new Set(fieldsIn(query.root));
  const records = await readNames(store, state, fields);
  const themes = withPaths<"theme">(records.themes);
  const codesOf = groupBy(records.themeCodes, ({ themeId }) => themeId);
  const texts = needsText(query.root) ? await readTexts(store, state, columns) : new Map<Id, SourceText>();
  const idOf = (things: readonly Named[], kind: string) => (name: string) =>
    resolveName(name, things, kind).id;
  const sources = await querySources(store, state, columns);
  return {
    sources,
    codings,
    roles: columns.participants.map(({ role }) => role),
    attributes: [...new Set(columns.participants.flatMap(({ attributes }) => [...attributes.keys()]))].sort(),
    codesNamed: (name, below) =>
      below
        ? withBelow([resolveName(name, columns.codes, "code").id], columns.codes)
        : new Set([resolveName(name, columns.codes, "code").id]),
    countsUnder(name) {
      const { id } = resolveName(name, themes, "theme");
      const tree = countedRows({ ...columns, codings }, "themes");
      const row = tree.rows.findIndex((theme) => theme.id === id);
      // A dropped theme is no row any more; what is asked of it is its own codes.
      const dropped = new Set((codesOf.get(id) ?? []).map(({ codeId }) => codeId));
      return (i) =>
        row < 0
          ? dropped.has(codings.code[i]!)
          : (tree.rolledUp[placeOf(tree, codings.id[i]!, codings.code[i]!) ?? -1] ?? []).includes(row);
    },
    sourceNamed: idOf(namedSources(records.sources), "source"),
    participantNamed: idOf(namedParticipants(records.participants), "participant"),
    coderNamed: idOf(
      columns.coders.map((coder) => ({ ...coder, path: coder.name })),
      "coder",
    ),
    questionNamed: idOf(
      records.questions.map((question) => ({ ...question, path: question.name })),
      "question",
    ),
    roundNamed: idOf(
      records.rounds.map((round) => {
        const name = round.name || `round ${round.number}`;
        return { ...round, name, path: `round ${round.number}` };
      }),
      "round",
    ),
    codingsWithMemo: (words) =>
      new Set(
        records.memos.flatMap(({ targetId, title, body }) =>
          targetId !== null && (words === "*" || fold(`${title}\n${body}`).includes(fold(words)))
            ? targetId
            : [],
        ),
      ),
    text(place) {
      const text = texts.get(sources[place]?.revision ?? 0);
      if (text === undefined) throw dataError("text-erased", "The text of a source no longer exists.");
      return text;
    },
    pattern,
  };
}

const none = Promise.resolve([]);

/**
 * A source as if people who withdrew had said nothing in it: their turns are there, without words, so that nothing
 * finds them.
 */
function withoutWithdrawn(source: SourceColumns, active: ReadonlySet<Id>): SourceColumns {
  const gone = (turn: number) => {
    const id = source.participant[turn]!;
    return id !== 0 && !active.has(id);
  };
  if (!source.participant.some((_, turn) => gone(turn))) return source;
  return {
    ...source,
    bodyEnd: source.bodyEnd.map((end, turn) => (gone(turn) ? source.bodyStart[turn]! : end)),
  };
}

/** The records that names of these fields are looked up in; what no field asks about is not read. */
async function readNames(store: StudyStore, state: AsOf, fields: ReadonlySet<string>) {
  const asked = <K extends Parameters<StudyStore["current"]>[0]>(kind: K, ...by: string[]) =>
    by.some((field) => fields.has(field))
      ? store.current(kind, {}, state)
      : (none as Promise<StoredRecord<K>[]>);
  return {
    sources: await asked("source", "source"),
    participants: await asked("participant", "participant"),
    themes: await asked("theme", "theme"),
    themeCodes: await asked("theme_code", "theme"),
    questions: await asked("question", "question"),
    rounds: await asked("round", "round"),
    memos: await asked("memo", "memo"),
  };
}

async function querySources(store: StudyStore, state: AsOf, columns: LoadedColumns): Promise<QuerySource[]> {
  const records = new Map((await store.current("source", {}, state)).map((source) => [source.id, source]));
  const sessions = new Map(
    (await store.current("session", {}, state)).map((session) => [session.id, session]),
  );
  const speakersOf = groupBy(await store.current("speaker", {}, state), ({ sourceId }) => sourceId);
  const turnsOf = new Map(
    (await store.current("turn_set", {}, state)).map((turns) => [turns.revisionId, turns.columns.speaker]),
  );
  const people = new Map(columns.participants.map((participant) => [participant.id, participant]));
  const active = new Set(columns.participants.filter(isCounted).map(({ id }) => id));
  return columns.sources.map((whole) => {
    const source = withoutWithdrawn(whole, active);
    const record = records.get(source.source);
    const speakers = speakersOf.get(source.source) ?? [];
    const place = new Map(speakers.map(({ id }, i) => [id, i]));
    return {
      ...source,
      kind: record?.kind ?? "",
      date: sessions.get(record?.sessionId ?? 0)?.date ?? "",
      speakers: speakers.map((speaker) => {
        const participant = people.get(speaker.participantId ?? 0) ?? null;
        const { name, aliases, role } = speaker;
        return { name: shownName({ speaker, participant }), names: [name, ...aliases], role, participant };
      }),
      speakerOf: Int32Array.from(turnsOf.get(source.revision) ?? [], (id) => place.get(id) ?? -1),
    };
  });
}

/** Ids with all those below them in a tree. */
function withBelow(ids: readonly Id[], tree: readonly { readonly id: Id; readonly parentId: Id | null }[]) {
  const found = new Set(ids);
  for (let size = -1; size < found.size; ) {
    size = found.size;
    for (const { id, parentId } of tree) if (parentId !== null && found.has(parentId)) found.add(id);
  }
  return found;
}

function needsText(node: QueryNode): boolean {
  if (node.kind === "term") return node.field === "text";
  if (node.kind === "pattern") return true;
  if (node.kind === "not") return needsText(node.of);
  return (node.kind === "and" && node.relation.kind === "words") || node.parts.some(needsText);
}

async function readTexts(
  store: StudyStore,
  state: AsOf,
  { sources }: LoadedColumns,
): Promise<Map<Id, SourceText>> {
  const shown = new ShownTexts(store, "shown", state);
  const texts = new Map<Id, SourceText>();
  for (const { revision } of sources) texts.set(revision, await shown.of(revision));
  return texts;
}

/** A pattern of the RE2 syntax: it takes time in the length of the text alone. */
function pattern(source: string, ignoreCase: boolean) {
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(source, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw usageError("bad-pattern", `The pattern is not valid RE2: ${why}`);
  }
  return function* (text: string): Generator<readonly [number, number]> {
    const matcher = compiled.matcher(text);
    while (matcher.find()) yield [matcher.start(), matcher.end()];
  };
}
