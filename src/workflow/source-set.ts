import { usageError } from "../core/errors.js";
import type { Id, Seq, Session, Source, SourceKind, Speaker } from "../core/records.js";
import { fold, similarNames } from "../core/similar.js";
import type { Draft } from "../store/port.js";
import { checkCount, checkDate, checkName, checkWord, splitPair } from "./check-fields.js";
import { GuideMatcher } from "./guide-match.js";
import { relink } from "./guide-relink.js";
import { People } from "./import-speakers.js";
import { namedSources, resolveName } from "./resolve.js";
import { findSpeaker, SpeakerMoves, type SpeakerOrder } from "./source-speakers.js";
import { currentSources } from "./study-sources.js";
import { act, type Work } from "./work.js";

const kinds: readonly SourceKind[] = ["interview", "focus-group", "survey", "notes"];
const sessionKeys = [
  "date",
  "mode",
  "place",
  "interviewer",
  "minutes",
  "language",
  "recording",
  "others",
  "relationship",
] as const;

/** What is to be set: the session's particulars, the source's kind, and who its speakers are. */
export interface SourceOrder {
  readonly session: Partial<Session>;
  readonly source: Partial<Pick<Source, "kind">>;
  readonly speakers: readonly SpeakerOrder[];
}

/** Reads `date=2024-05-12`, `kind=interview`, `speaker:P1=Mentor 1`; an empty value clears. */
export function readSourceOrder(
  pairs: readonly string[],
  people: {
    readonly speaker?: readonly string[] | undefined;
    readonly interviewer?: readonly string[] | undefined;
    readonly other?: readonly string[] | undefined;
  } = {},
): SourceOrder {
  let session: Partial<Session> = {};
  let source: Partial<Pick<Source, "kind">> = {};
  const speakers: SpeakerOrder[] = [];
  for (const pair of pairs) {
    const [key, value] = splitPair(pair, "date=2024-05-12");
    const named = /^speaker:(.*)$/i.exec(key)?.[1];
    if (named !== undefined) speakers.push(participantOrder(`${named}=${value}`));
    else if (fold(key) === "kind") source = { kind: checkWord("kind", value, kinds) };
    else session = { ...session, ...sessionField(key, value) };
  }
  for (const pair of people.speaker ?? []) speakers.push(participantOrder(pair));
  for (const name of people.interviewer ?? [])
    speakers.push({ speaker: name.trim(), role: "interviewer", participant: null });
  for (const name of people.other ?? [])
    speakers.push({ speaker: name.trim(), role: "other", participant: null });
  return { session, source, speakers };
}

/** `NAME=PARTICIPANT`; a label alone means the only participant who speaks. */
function participantOrder(pair: string): SpeakerOrder {
  const at = pair.indexOf("=");
  const label = checkName("A participant's label", pair.slice(at + 1));
  return { speaker: pair.slice(0, Math.max(0, at)).trim(), role: "participant", participant: label };
}

function sessionField(wanted: string, value: string): Partial<Session> {
  const key = sessionKeys.find((known) => known === fold(wanted));
  if (key === undefined) {
    const all = [...sessionKeys, "kind", "speaker:NAME"];
    const near = similarNames(wanted, all);
    throw usageError(
      "unknown-key",
      `A source has no "${wanted}".`,
      near.length > 0 ? `Did you mean: ${near.join(", ")}?` : `It has: ${all.join(", ")}.`,
    );
  }
  if (key === "date") return { date: checkDate("date", value) };
  if (key === "minutes") return { minutes: checkCount("minutes", value, { from: 1, to: 6000 }) };
  return { [key]: value };
}

export interface SourceSet {
  readonly event: Seq | null;
  readonly source: string;
  /** Participants made by this, and those that nobody speaks for any more. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** Sets what is known about a source, in one event. */
export async function setSource(work: Work, wanted: string, order: SourceOrder): Promise<SourceSet> {
  const { session, source: fields, speakers } = order;
  if (speakers.length + Object.keys(session).length + Object.keys(fields).length === 0)
    throw usageError(
      "nothing-given",
      "Nothing is set.",
      'For example: themata source set "mentor-1" date=2024-05-12',
    );
  const told = speakers.map((s) => `${s.speaker || "(only participant)"} = ${s.participant ?? s.role}`);
  const args = { source: wanted, ...session, ...fields, ...(told.length > 0 && { speakers: told }) };
  const { seq, result } = await work.store.record(act(work, "source.set", args), async (draft) => {
    const source = resolveName(wanted, namedSources(await work.store.current("source")), "source");
    draft.change("source", source.id, fields);
    if (Object.keys(session).length > 0) {
      if (source.sessionId !== null) draft.change("session", source.sessionId, session);
      else
        draft.change("source", source.id, { sessionId: draft.add("session", { ...noSession, ...session }) });
    }
    return { source: source.name, ...(await setSpeakers(work, draft, source, speakers)) };
  });
  return { event: seq, ...result };
}

const noSession: Session = {
  date: "",
  mode: "",
  minutes: null,
  language: "",
  recording: "",
  place: "",
  interviewer: "",
  others: "",
  relationship: "",
};

async function setSpeakers(
  work: Work,
  draft: Draft,
  source: { readonly id: number; readonly name: string },
  orders: readonly SpeakerOrder[],
): Promise<{ added: string[]; removed: string[] }> {
  const all = await work.store.current("speaker", { sourceId: source.id });
  const participants = await work.store.current("participant");
  const known = new Set(participants.map(({ label }) => fold(label)));
  const people = new People(participants);
  const moves = new SpeakerMoves(draft);
  const added: string[] = [];
  const done = new Set<number>();
  const roles = new Map<number, Speaker["role"]>();
  for (const { speaker: name, role, participant } of orders) {
    const speaker = findSpeaker(all, name, source.name);
    if (done.has(speaker.id)) throw usageError("given-twice", `The speaker "${speaker.name}" is set twice.`);
    done.add(speaker.id);
    if (speaker.role !== role) roles.set(speaker.id, role);
    moves.move(speaker, role, participant === null ? null : people.participantFor(draft, participant));
    if (participant !== null && !known.has(fold(participant))) {
      known.add(fold(participant));
      added.push(participant);
    }
  }
  if (roles.size > 0) await relinkWith(work, draft, source.id, roles);
  return { added, removed: await moves.closeForgotten(work) };
}

/** Links the turns of a source to the guide anew, as its speakers are now: who asks decides what is answered. */
async function relinkWith(work: Work, draft: Draft, id: Id, roles: ReadonlyMap<Id, Speaker["role"]>) {
  const questions = await work.store.current("question");
  const current = (await currentSources(work.store)).find(({ source }) => source.id === id);
  if (questions.length === 0 || current === undefined) return;
  const speakers = current.speakers.map((one) => ({
    ...one,
    speaker: { ...one.speaker, role: roles.get(one.speaker.id) ?? one.speaker.role },
  }));
  await relink(work, draft, new GuideMatcher(questions), { ...current, speakers });
}
