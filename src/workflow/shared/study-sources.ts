import { groupBy } from "../../core/group-by.js";
import type { StoredRecord } from "../../core/records.js";
import type { StudyStore } from "../../store/port.js";

/** A speaker with the participant they are, if any. */
export interface SpeakerOf {
  readonly speaker: StoredRecord<"speaker">;
  readonly participant: StoredRecord<"participant"> | null;
}

/** A source in its current revision. */
export interface CurrentSource {
  readonly source: StoredRecord<"source">;
  readonly revision: StoredRecord<"revision">;
  readonly turns: StoredRecord<"turn_set">;
  readonly speakers: readonly SpeakerOf[];
}

/** All sources in their current revisions, by name. */
export async function currentSources(store: StudyStore): Promise<CurrentSource[]> {
  const [sources, revisions, turnSets, speakers, participants] = [
    await store.current("source"),
    await store.current("revision"),
    await store.current("turn_set"),
    await store.current("speaker"),
    await store.current("participant"),
  ];
  const people = new Map(participants.map((participant) => [participant.id, participant]));
  const newest = new Map<number, StoredRecord<"revision">>();
  for (const revision of revisions) {
    const other = newest.get(revision.sourceId);
    if (other === undefined || other.number < revision.number) newest.set(revision.sourceId, revision);
  }
  const turnsOf = new Map(turnSets.map((turns) => [turns.revisionId, turns]));
  const speakersOf = groupBy(speakers, ({ sourceId }) => sourceId);
  return sources
    .flatMap((source) => {
      const revision = newest.get(source.id);
      const turns = revision && turnsOf.get(revision.id);
      if (revision === undefined || turns === undefined) return [];
      return [
        {
          source,
          revision,
          turns,
          speakers: (speakersOf.get(source.id) ?? []).map((speaker) => ({
            speaker,
            participant: speaker.participantId === null ? null : (people.get(speaker.participantId) ?? null),
          })),
        },
      ];
    })
    .sort((a, b) => a.source.name.localeCompare(b.source.name, "en", { numeric: true }));
}
