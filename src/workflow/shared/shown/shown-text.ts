import { heldBack, type WordsUse } from "../../../core/held-back.js";
import type { Id, StoredRecord } from "../../../core/records.js";
import type { AsOf, StudyStore } from "../../../store/port.js";
import { SourceText } from "../../../text/source-text.js";
import { type Withheld, WithheldText } from "../../../text/withheld-text.js";

/**
 * The text of a revision as it was read in, people who withdrew included. For digests of quotations, counts, and rewriting
 * alone: what anybody is to read comes from `ShownTexts`.
 */
export const wholeText = async (store: StudyStore, revisionId: Id): Promise<SourceText> =>
  new SourceText(await store.text(revisionId));

interface Speaker {
  readonly record: StoredRecord<"speaker">;
  readonly participant: StoredRecord<"participant"> | undefined;
  readonly instead: string | null;
}

/**
 * Texts of a study with the words of those held back replaced by a mark, and the names of participants at the head of their turns by
 * their labels. Where nobody is held back and everybody is called by their label, the text is what it is. Consent
 * and withdrawal are those of now, even where a study is read as of an earlier event.
 */
export class ShownTexts {
  readonly #store: StudyStore;
  readonly #use: WordsUse;
  readonly #state: AsOf;
  #speakers: Promise<ReadonlyMap<Id, Speaker>> | undefined;

  constructor(store: StudyStore, use: WordsUse = "shown", state: AsOf = {}) {
    this.#store = store;
    this.#use = use;
    this.#state = state;
  }

  async of(revisionId: Id): Promise<SourceText> {
    return this.shown(revisionId, await wholeText(this.#store, revisionId));
  }

  /** The same for a text that was read already. */
  async shown(revisionId: Id, whole: SourceText): Promise<SourceText> {
    this.#speakers ??= this.#read();
    const speakers = await this.#speakers;
    if (speakers.size === 0) return whole;
    const [turns] = await this.#store.current("turn_set", { revisionId }, this.#state);
    if (turns === undefined) return whole;
    const { columns } = turns;
    const stretches: Withheld[] = [];
    const add = (start: number, end: number, shown: string) => {
      if (start < end && start >= (stretches.at(-1)?.end ?? 0)) stretches.push({ start, end, shown });
    };
    for (const [turn, id] of columns.speaker.entries()) {
      const speaker = speakers.get(id);
      if (speaker === undefined) continue;
      const head = { start: columns.headStart[turn] ?? 0, end: columns.headEnd[turn] ?? 0 };
      const named = nameIn(whole, head, speaker);
      if (named !== null) add(named.start, named.end, named.shown);
      if (speaker.instead !== null)
        add(columns.bodyStart[turn] ?? 0, columns.bodyEnd[turn] ?? 0, speaker.instead);
    }
    return stretches.length === 0 ? whole : new WithheldText(whole, stretches);
  }

  /** The speakers of whom something is held back. */
  async #read(): Promise<ReadonlyMap<Id, Speaker>> {
    const now = new Map((await this.#store.current("participant")).map((person) => [person.id, person]));
    const then =
      this.#state.asOf === undefined
        ? now
        : new Map((await this.#store.current("participant", {}, this.#state)).map((one) => [one.id, one]));
    const found = new Map<Id, Speaker>();
    for (const record of await this.#store.current("speaker", {}, this.#state)) {
      const { role, participantId } = record;
      if (role !== "participant" || participantId === null) continue;
      const participant = now.get(participantId) ?? then.get(participantId);
      // Somebody whom the study does not know is not one of its participants any more.
      const instead = participant === undefined ? "[withdrawn]" : heldBack(participant, this.#use);
      const renamed = [record.name, ...record.aliases].some((name) => name !== participant?.label);
      // What is counted is said in bodies, where nobody is named.
      if (instead !== null || (renamed && this.#use !== "counted"))
        found.set(record.id, { record, participant, instead });
    }
    return found;
  }
}

/** Where a participant is named at the head of a turn by another name than their label. */
function nameIn(
  text: SourceText,
  head: { readonly start: number; readonly end: number },
  { record, participant }: Speaker,
): Withheld | null {
  if (participant === undefined || head.start >= head.end) return null;
  const said = text.slice(head);
  const from = text.toUtf16(head.start);
  for (const name of [record.name, ...record.aliases].sort((a, b) => b.length - a.length)) {
    const at = name === "" || name === participant.label ? -1 : said.indexOf(name);
    if (at >= 0) return { ...text.span(from + at, from + at + name.length), shown: participant.label };
  }
  return null;
}
