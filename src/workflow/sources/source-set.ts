import { abridgedKey } from "../../core/abridged.js";
import { usageError } from "../../core/errors.js";
import type { Id, Seq, Session, Speaker, StoredRecord } from "../../core/records.js";
import { fold } from "../../core/similar.js";
import type { Draft } from "../../store/port.js";
import { namedSources, resolveName } from "../shared/resolve.js";
import { currentSources } from "../shared/study-sources.js";
import { act, type Work } from "../shared/work.js";
import { GuideMatcher } from "./guide-match.js";
import { relink } from "./guide-relink.js";
import { People } from "./import-speakers.js";
import { isEmptyOrder, type SourceOrder } from "./source-order.js";
import { findSpeaker, SpeakerMoves, type SpeakerOrder } from "./source-speakers.js";

/** What is to be set for one source. */
export interface SourceToSet {
  readonly wanted: string;
  readonly order: SourceOrder;
}

export interface SourceSet {
  readonly event: Seq | null;
  /** The sources that were named. */
  readonly sources: readonly string[];
  /** Participants made by this, and those that nobody speaks for any more. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** Sets the same for some sources, in one event. */
export async function setSources(
  work: Work,
  wanted: readonly string[],
  order: SourceOrder,
): Promise<SourceSet> {
  if (isEmptyOrder(order))
    throw usageError(
      "nothing-given",
      "There is nothing to set.",
      'For example: themata source set "mentor-1" date=2024-05-12',
    );
  const { session, source, speakers, abridged } = order;
  const lines = speakers.map((s) => `${s.speaker || "(only participant)"} = ${s.participant ?? s.role}`);
  const args = {
    source: wanted.join(", "),
    ...session,
    ...source,
    ...(abridged !== undefined && { abridged }),
    ...(lines.length > 0 && { speakers: lines }),
  };
  return recordOrders(
    work,
    args,
    wanted.map((name) => ({ wanted: name, order })),
  );
}

/** Carries out orders for sources in one event, or none of them. */
export async function recordOrders(
  work: Work,
  args: Readonly<Record<string, unknown>>,
  orders: readonly SourceToSet[],
): Promise<SourceSet> {
  const { seq, result } = await work.store.record(act(work, "source.set", args), async (draft) => {
    const all = namedSources(await work.store.current("source"));
    const found = orders.map((one) => ({ ...one, source: resolveName(one.wanted, all, "source") }));
    const twice = found.find(({ source }, i) => found.findIndex((one) => one.source.id === source.id) !== i);
    if (twice !== undefined)
      throw usageError("given-twice", `The source "${twice.source.name}" is named twice.`);
    const crew = await Crew.read(work, draft);
    for (const { source, order } of found) {
      await setFields(work, draft, source, order);
      await crew.set(source, order.speakers);
    }
    const removed = await crew.moves.closeForgotten(work);
    return { sources: found.map(({ source }) => source.name), added: crew.added, removed };
  });
  return { event: seq, ...result };
}

async function setFields(
  work: Work,
  draft: Draft,
  source: StoredRecord<"source">,
  { session, source: fields, abridged }: SourceOrder,
) {
  draft.change("source", source.id, fields);
  if (Object.keys(session).length > 0) {
    if (source.sessionId !== null) draft.change("session", source.sessionId, session);
    else draft.change("source", source.id, { sessionId: draft.add("session", { ...noSession, ...session }) });
  }
  if (abridged === undefined) return;
  const newest = (await work.store.current("revision", { sourceId: source.id })).sort(
    (a, b) => b.number - a.number,
  )[0];
  if (newest === undefined) return;
  const rest = Object.entries(newest.meta).filter(([key]) => key.toLowerCase() !== abridgedKey);
  const meta = Object.fromEntries(abridged === "" ? rest : [...rest, [abridgedKey, abridged]]);
  draft.change("revision", newest.id, { meta });
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

/** Who takes part, while several sources are set in one event. */
class Crew {
  readonly added: string[] = [];
  readonly moves: SpeakerMoves;
  readonly #work: Work;
  readonly #draft: Draft;
  readonly #people: People;
  readonly #known: Set<string>;

  private constructor(work: Work, draft: Draft, participants: readonly StoredRecord<"participant">[]) {
    this.#work = work;
    this.#draft = draft;
    this.#people = new People(participants);
    this.#known = new Set(participants.map(({ label }) => fold(label)));
    this.moves = new SpeakerMoves(draft);
  }

  static async read(work: Work, draft: Draft): Promise<Crew> {
    return new Crew(work, draft, await work.store.current("participant"));
  }

  /** Says who the speakers of a source are. */
  async set(source: StoredRecord<"source">, orders: readonly SpeakerOrder[]): Promise<void> {
    if (orders.length === 0) return;
    const all = await this.#work.store.current("speaker", { sourceId: source.id });
    const done = new Set<number>();
    const roles = new Map<number, Speaker["role"]>();
    for (const { speaker: name, role, participant } of orders) {
      const speaker = findSpeaker(all, name, source.name);
      if (done.has(speaker.id))
        throw usageError("given-twice", `The speaker "${speaker.name}" is set twice.`);
      done.add(speaker.id);
      if (speaker.role !== role) roles.set(speaker.id, role);
      this.moves.move(speaker, role, participant === null ? null : this.#person(participant));
    }
    if (roles.size > 0) await relinkWith(this.#work, this.#draft, source.id, roles);
  }

  #person(label: string): Id {
    if (!this.#known.has(fold(label))) {
      this.#known.add(fold(label));
      this.added.push(label);
    }
    return this.#people.participantFor(this.#draft, label);
  }
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
