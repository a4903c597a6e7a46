import {
  firstTurnAfter,
  type StudyParticipant,
  type StudyQuestion,
  type StudyTheme,
} from "../../analysis/study-columns.js";
import type { CodingColumns, SourceColumns, WordCounter } from "../../core/columns.js";
import { addTo } from "../../core/group-by.js";
import type { Id, StoredRecord } from "../../core/records.js";
import { parseValueOrders, type ValueOrders } from "../../core/value-orders.js";
import type { AsOf, StudyStore } from "../../store/port.js";
import type { SourceText } from "../../text/source-text.js";
import { countWords } from "../../text/words.js";
import { type NamedCode, withPaths } from "./resolve.js";
import { wholeText } from "./shown/shown-text.js";
import { supportDecisions } from "./support-decisions.js";

/** All that analysis reads of a study, now or as it stood right after an event. */
export interface LoadedColumns {
  /** In their current revisions, by name. */
  readonly sources: readonly SourceColumns[];
  /** All codings, of any state, round and coder; those on an earlier revision too. */
  readonly codings: CodingColumns;
  /** Codes of any status, with their paths, in the order in which siblings are shown. */
  readonly codes: readonly NamedCode[];
  readonly participants: readonly StudyParticipant[];
  readonly coders: readonly StoredRecord<"coder">[];
  readonly themes: readonly StudyTheme[];
  /** In the order of the guide. */
  readonly questions: readonly StudyQuestion[];
  /** The order of values of attributes, where the study declares one. */
  readonly valueOrders: ValueOrders;
  /**
   * Words in a passage of a current revision. Texts are at hand for sources in which a coding cuts
   * through a turn; asking about another is a bug, and an erased text fails as the store does.
   */
  readonly countWords: WordCounter;
}

/** What is said and by whom, whatever is coded. */
export type SpokenColumns = Pick<LoadedColumns, "sources" | "participants" | "questions" | "valueOrders">;

/** Reads who says what: the columns that have nothing to do with codings. */
export async function loadSpoken(store: StudyStore, state: AsOf = {}): Promise<SpokenColumns> {
  return {
    sources: await loadSources(store, state),
    participants: await loadParticipants(store, state),
    questions: (await store.current("question", {}, state)).sort(bySiblings),
    valueOrders: await loadValueOrders(store, state),
  };
}

/**
 * Reads a study as columns. What it returns fits `CountingInput` of the analysis. Who does not ask about
 * codings can do without them; there are then none.
 */
export async function loadColumns(
  store: StudyStore,
  state: AsOf = {},
  { withCodings = true } = {},
): Promise<LoadedColumns> {
  const spoken = await loadSpoken(store, state);
  const codings = withCodings ? await store.codingColumns({}, state) : noCodings;
  const codes = withPaths<"code">(await store.current("code", {}, state));
  return {
    ...spoken,
    codings,
    codes: [...codes].sort(bySiblings),
    coders: await store.current("coder", {}, state),
    themes: await loadThemes(store, state, codings),
    countWords: await wordCounter(store, spoken.sources, codings),
  };
}

async function loadValueOrders(store: StudyStore, state: AsOf): Promise<ValueOrders> {
  const [declared] = await store.current("setting", { key: "value_order" }, state);
  return parseValueOrders(declared?.value ?? "");
}

const bySiblings = (a: { position: number; id: Id }, b: { position: number; id: Id }) =>
  a.position - b.position || a.id - b.id;

const noCodings: CodingColumns = Object.freeze({
  count: 0,
  id: new Int32Array(0),
  revision: new Int32Array(0),
  start: new Int32Array(0),
  end: new Int32Array(0),
  code: new Int32Array(0),
  coder: new Int32Array(0),
  round: new Int32Array(0),
  origin: new Uint8Array(0),
  flags: new Uint8Array(0),
  fromSeq: new Int32Array(0),
  madeSeq: new Int32Array(0),
});

async function loadSources(store: StudyStore, state: AsOf): Promise<SourceColumns[]> {
  const sources = await store.current("source", {}, state);
  const revisions = await store.current("revision", {}, state);
  const turnSets = await store.current("turn_set", {}, state);
  const speakers = await store.current("speaker", {}, state);
  const participantOf = new Map(
    speakers.map((s) => [s.id, s.role === "participant" ? (s.participantId ?? 0) : 0]),
  );
  const newest = new Map<Id, StoredRecord<"revision">>();
  for (const revision of revisions)
    if ((newest.get(revision.sourceId)?.number ?? 0) < revision.number)
      newest.set(revision.sourceId, revision);
  const turnsOf = new Map(turnSets.map((turns) => [turns.revisionId, turns]));
  return sources
    .flatMap(({ id, name }): SourceColumns[] => {
      const revision = newest.get(id);
      const turns = revision && turnsOf.get(revision.id);
      if (revision === undefined || turns === undefined) return [];
      const { columns } = turns;
      return [
        {
          source: id,
          revision: revision.id,
          name,
          turns: turns.count,
          bodyStart: Int32Array.from(columns.bodyStart),
          bodyEnd: Int32Array.from(columns.bodyEnd),
          participant: Int32Array.from(columns.speaker, (speaker) => participantOf.get(speaker) ?? 0),
          words: Int32Array.from(columns.words),
          question: Int32Array.from(columns.question),
        },
      ];
    })
    .sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
}

async function loadParticipants(store: StudyStore, state: AsOf): Promise<StudyParticipant[]> {
  const attributes = new Map<Id, Map<string, string>>();
  for (const { participantId, key, value } of await store.current("attribute", {}, state)) {
    const own = attributes.get(participantId) ?? new Map<string, string>();
    attributes.set(participantId, own.set(key, value));
  }
  const participants = await store.current("participant", {}, state);
  return participants.map(({ id, label, role, status }) => ({
    id,
    label,
    role,
    status,
    attributes: attributes.get(id) ?? new Map<string, string>(),
  }));
}

/** Themes that stand; a dropped one is not part of the analysis, and its subthemes move to the top. */
async function loadThemes(store: StudyStore, state: AsOf, codings: CodingColumns): Promise<StudyTheme[]> {
  const decided = await supportDecisions(store, state, codings);
  const codesOf = new Map<Id, Id[]>();
  for (const { themeId, codeId } of await store.current("theme_code", {}, state)) {
    addTo(codesOf, themeId, codeId);
  }
  const themes = (await store.current("theme", {}, state)).filter(({ status }) => status !== "dropped");
  const kept = new Set<Id | null>(themes.map(({ id }) => id));
  return themes.sort(bySiblings).map(({ id, parentId, name }) => ({
    id,
    parentId: kept.has(parentId) ? parentId : null,
    name,
    codeIds: codesOf.get(id) ?? [],
    decided: decided.get(id) ?? new Map(),
  }));
}

/** A counter over the texts that counting can ask for. */
async function wordCounter(
  store: StudyStore,
  sources: readonly SourceColumns[],
  codings: CodingColumns,
): Promise<WordCounter> {
  const texts = new Map<Id, () => SourceText>();
  for (const revision of revisionsCutThrough(sources, codings))
    texts.set(revision, await reader(store, revision));
  return (revision, start, end) => {
    const text = texts.get(revision);
    if (text === undefined) throw new Error(`the text of revision ${revision} was not read`);
    return countWords(text().slice({ start, end }));
  };
}

/** A text that is not there any more (erased since) fails only when it is asked for. */
async function reader(store: StudyStore, revision: Id): Promise<() => SourceText> {
  try {
    const text = await wholeText(store, revision);
    return () => text;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

/** Revisions in which a coding begins or ends inside the body of a turn. */
export function revisionsCutThrough(sources: readonly SourceColumns[], codings: CodingColumns): Set<Id> {
  const byRevision = new Map(sources.map((source) => [source.revision, source]));
  const found = new Set<Id>();
  for (let i = 0; i < codings.count; i++) {
    const revision = codings.revision[i]!;
    const source = byRevision.get(revision);
    if (source === undefined || found.has(revision)) continue;
    if (cutsBody(source, codings.start[i]!) || cutsBody(source, codings.end[i]!)) found.add(revision);
  }
  return found;
}

function cutsBody(source: SourceColumns, position: number): boolean {
  const turn = firstTurnAfter(source, position);
  return turn < source.turns && source.bodyStart[turn]! < position;
}
