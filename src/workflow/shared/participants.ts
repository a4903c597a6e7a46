import { saidByParticipant } from "../../analysis/said.js";
import { groupBy } from "../../core/group-by.js";
import type { ParticipantStatus, StoredRecord } from "../../core/records.js";
import { namedParticipants, resolveName } from "./resolve.js";
import { shownName } from "./shown/shown-name.js";
import { loadSpoken } from "./study-columns.js";
import { type CurrentSource, currentSources } from "./study-sources.js";
import type { Work } from "./work.js";

/** What a speaker says in a source: turns, and words of their bodies. */
export interface Talk {
  readonly turns: number;
  readonly words: number;
}

/** What each speaker says in a source, by speaker id. Speakers without a turn are absent. */
export function talkOf(source: CurrentSource): Map<number, Talk> {
  const talk = new Map<number, { turns: number; words: number }>();
  const { speaker, words } = source.turns.columns;
  for (const [i, id] of speaker.entries()) {
    const row = talk.get(id) ?? { turns: 0, words: 0 };
    row.turns++;
    row.words += words[i] ?? 0;
    talk.set(id, row);
  }
  return talk;
}

export interface ListedParticipant {
  readonly id: string;
  readonly label: string;
  readonly role: string;
  readonly status: ParticipantStatus;
  readonly attributes: Readonly<Record<string, string>>;
  /** Names of the sources in which they have a turn. */
  readonly sources: readonly string[];
  readonly turns: number;
  readonly words: number;
}

const byLabel = (a: { label: string }, b: { label: string }) =>
  a.label.localeCompare(b.label, "en", { numeric: true });

/** The participants with what they gave, by label. */
export async function listParticipants(work: Work): Promise<ListedParticipant[]> {
  const participants = await work.store.current("participant");
  const attributes = await work.store.current("attribute");
  const { sources } = await loadSpoken(work.store);
  const attributesOf = groupBy(attributes, ({ participantId }) => participantId);
  const said = saidByParticipant({ sources });
  const nameOf = new Map(sources.map(({ source, name }) => [source, name]));
  const given = (id: number) => {
    const { turns, words, sources: ids } = said.get(id) ?? { sources: [], turns: 0, words: 0 };
    return { sources: ids.map((source) => nameOf.get(source) ?? ""), turns, words };
  };
  return participants
    .map((p) => ({
      id: p.uid,
      label: p.label,
      role: p.role,
      status: p.status,
      attributes: attributeRecord(attributesOf.get(p.id) ?? []),
      ...given(p.id),
    }))
    .sort(byLabel);
}

const attributeRecord = (attributes: readonly StoredRecord<"attribute">[]): Record<string, string> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, value]));

/** One participant with everything recorded about them. */
export async function showParticipant(work: Work, wanted: string) {
  const participants = namedParticipants(await work.store.current("participant"));
  const found = resolveName(wanted, participants, "participant");
  const labelOf = new Map(participants.map(({ id, label }) => [id, label]));
  const ties = (await work.store.current("tie")).filter(
    ({ fromId, toId }) => fromId === found.id || toId === found.id,
  );
  const sources = await currentSources(work.store);
  return {
    id: found.uid,
    label: found.label,
    role: found.role,
    status: found.status,
    consent: found.consent,
    note: found.note,
    attributes: attributeRecord(await work.store.current("attribute", { participantId: found.id })),
    ties: ties.map(({ fromId, toId, relation }) => ({
      from: labelOf.get(fromId) ?? "?",
      relation,
      to: labelOf.get(toId) ?? "?",
    })),
    sources: sources.flatMap((source) => {
      const talk = talkOf(source);
      return source.speakers
        .filter(({ participant }) => participant?.id === found.id)
        .map(({ speaker, participant }) => ({
          name: source.source.name,
          speaker: shownName({ speaker, participant }),
          ...(talk.get(speaker.id) ?? { turns: 0, words: 0 }),
        }));
    }),
    memos: (await work.store.current("memo", { targetId: found.id })).length,
  };
}
