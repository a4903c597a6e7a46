import { usageError } from "../../core/errors.js";
import { isCounted } from "../../core/held-back.js";
import type { Id, Speaker, StoredRecord } from "../../core/records.js";
import { fold, similarNames } from "../../core/similar.js";
import type { Draft } from "../../store/port.js";
import type { Work } from "../shared/work.js";

/** What a speaker is told to be. */
export interface SpeakerOrder {
  /** As the transcript names them; empty for the only participant who speaks. */
  readonly speaker: string;
  readonly role: Speaker["role"];
  /** The participant's label; null for interviewers and others. */
  readonly participant: string | null;
}

/** The speaker of a source meant by a name or an alias; by no name, the only participant who speaks. */
export function findSpeaker(
  speakers: readonly StoredRecord<"speaker">[],
  wanted: string,
  source: string,
): StoredRecord<"speaker"> {
  if (wanted === "") {
    const talking = speakers.filter(({ role }) => role === "participant");
    if (talking.length === 1 && talking[0] !== undefined) return talking[0];
    throw usageError(
      "which-speaker",
      `"${source}" has ${talking.length} speakers who are participants; name the one meant.`,
      `Speakers: ${names(speakers)}.`,
    );
  }
  const key = fold(wanted);
  const found =
    speakers.find(({ name }) => name === wanted) ??
    speakers.find(({ name }) => fold(name) === key) ??
    speakers.find(({ aliases }) => aliases.some((alias) => fold(alias) === key));
  if (found !== undefined) return found;
  const near = similarNames(
    wanted,
    speakers.map(({ name }) => name),
  );
  throw usageError(
    "unknown-speaker",
    `There is no speaker "${wanted}" in "${source}".`,
    near.length > 0 ? `Did you mean: ${near.join(", ")}?` : `Speakers: ${names(speakers)}.`,
  );
}

const names = (speakers: readonly StoredRecord<"speaker">[]) =>
  speakers.map(({ name }) => (name === "" ? "(unnamed)" : name)).join(", ") || "none named";

/** Who speaks, while it changes in a draft: remembers what moved, to see who is left without a voice. */
export class SpeakerMoves {
  readonly #draft: Draft;
  readonly #now = new Map<Id, Id | null>();
  readonly #left = new Set<Id>();

  constructor(draft: Draft) {
    this.#draft = draft;
  }

  /** Makes a speaker somebody. @returns whether that changes anything */
  move(speaker: StoredRecord<"speaker">, role: Speaker["role"], participantId: Id | null): boolean {
    const before = this.#now.has(speaker.id) ? (this.#now.get(speaker.id) ?? null) : speaker.participantId;
    if (before === participantId && speaker.role === role) return false;
    this.#draft.change("speaker", speaker.id, { role, participantId });
    this.leave(speaker, participantId);
    return true;
  }

  /** Notes that a speaker stops being whom they were (moved, or gone with their source). */
  leave(speaker: StoredRecord<"speaker">, participantId: Id | null = null): void {
    this.#now.set(speaker.id, participantId);
    if (speaker.participantId !== null) this.#left.add(speaker.participantId);
  }

  /**
   * Closes participants that an import made, that lost their last speaker here, and about whom nothing
   * was ever recorded. `keep`: those that this very event says something about; `gone`: memos closed in it.
   * @returns their labels
   */
  async closeForgotten(
    work: Work,
    keep: ReadonlySet<Id> = new Set(),
    gone: ReadonlySet<Id> = new Set(),
  ): Promise<string[]> {
    const labels: string[] = [];
    for (const id of this.#left) {
      if (keep.has(id) || !(await this.#isForgotten(work, id, gone))) continue;
      const participant = await work.store.byId("participant", id);
      if (participant === null) continue;
      this.#draft.close("participant", id);
      labels.push(participant.label);
    }
    return labels.sort();
  }

  async #isForgotten(work: Work, id: Id, gone: ReadonlySet<Id>): Promise<boolean> {
    const { store } = work;
    const current = (await store.current("speaker", { participantId: id })).map((s) => s.id);
    const speaks = current.filter((speaker) => !this.#now.has(speaker) || this.#now.get(speaker) === id);
    const arrived = [...this.#now.values()].includes(id);
    if (speaks.length > 0 || arrived) return false;
    const [first] = await store.versions("participant", id);
    const person = await store.byId("participant", id);
    if (first === undefined || person === null) return false;
    const made = await store.event(first.fromSeq);
    if (made?.command !== "source.import") return false;
    if (person.role !== "" || person.note !== "" || person.consent.length > 0 || !isCounted(person))
      return false;
    const recorded = [
      await store.current("attribute", { participantId: id }),
      await store.current("tie", { fromId: id }),
      await store.current("tie", { toId: id }),
      (await store.current("memo", { targetId: id })).filter((memo) => !gone.has(memo.id)),
      await store.current("cell", { participantId: id }),
    ];
    return recorded.every((records) => records.length === 0);
  }
}
