import { countText } from "../../core/count-text.js";
import type { Session } from "../../core/records.js";
import { talkOf } from "../shared/participants.js";
import { findSource } from "../shared/source-find.js";
import type { CurrentSource } from "../shared/study-sources.js";
import type { Work } from "../shared/work.js";
import { isGeneric } from "./import-speakers.js";

/** One source with its session, its people, and what its file said of itself. */
export async function showSource(work: Work, wanted: string) {
  const found = await findSource(work, wanted);
  const { source, revision, turns, speakers } = found;
  const session = source.sessionId === null ? null : await work.store.byId("session", source.sessionId);
  const talk = talkOf(found);
  return {
    id: source.uid,
    name: source.name,
    kind: source.kind,
    format: revision.format,
    revision: revision.number,
    file: revision.fileName,
    encoding: revision.encoding,
    turns: turns.count,
    words: revision.words,
    codePoints: revision.codePoints,
    durationMs: revision.durationMs,
    codings: (await work.store.codingColumns({ revisionId: revision.id })).count,
    session: session === null ? null : sessionFields(session),
    speakers: speakers.map(({ speaker, participant }) => ({
      name: speaker.name,
      aliases: speaker.aliases,
      role: speaker.role,
      participant: participant?.label ?? null,
      ...(talk.get(speaker.id) ?? { turns: 0, words: 0 }),
    })),
    meta: revision.meta,
    warnings: warnings(found, talk.get(0)?.turns ?? 0),
  };
}

/** The fields of a session, without what the store adds. */
const sessionFields = (s: Session): Session => ({
  date: s.date,
  mode: s.mode,
  place: s.place,
  interviewer: s.interviewer,
  others: s.others,
  minutes: s.minutes,
  language: s.language,
  recording: s.recording,
  relationship: s.relationship,
});

/** What a look at the speakers would make one ask. */
function warnings({ source, speakers }: CurrentSource, unattributed: number) {
  const found: { code: string; message: string }[] = [];
  const set = `'themata source set "${source.name}" --speaker NAME=PARTICIPANT'`;
  for (const { speaker, participant } of speakers) {
    const name = speaker.name === "" ? "The unnamed speaker" : `"${speaker.name}"`;
    if (speaker.role === "participant" && participant === null)
      found.push({ code: "unmapped-speaker", message: `${name} is not a participant yet: ${set}.` });
    else if (participant !== null && isGeneric(participant.label))
      found.push({
        code: "generic-participant",
        message: `"${participant.label}" could be anyone: say who it is with ${set}.`,
      });
  }
  if (!speakers.some(({ speaker }) => speaker.role === "participant"))
    found.push({ code: "no-participant", message: `No one here is a participant: ${set}.` });
  if (unattributed > 0)
    found.push({
      code: "turns-without-speaker",
      message: `${countText(unattributed, "turn has", "turns have")} no speaker; no one's words are counted there.`,
    });
  return found;
}
