import { usageError } from "../../core/errors.js";
import type { Id, StoredRecord } from "../../core/records.js";
import { fold } from "../../core/similar.js";
import type { Transcript, TranscriptSpeaker } from "../../core/transcript.js";
import type { Draft } from "../../store/port.js";

/** `--speaker NAME=PARTICIPANT`, split. */
export function speakerMap(pairs: readonly string[]): Map<string, string> {
  const map = new Map<string, string>();
  for (const pair of pairs) {
    const at = pair.indexOf("=");
    const name = pair.slice(0, at).trim();
    const label = pair.slice(at + 1).trim();
    if (at < 1 || name === "" || label === "")
      throw usageError("bad-speaker", `--speaker takes NAME=PARTICIPANT, not "${pair}".`);
    map.set(fold(name), label);
  }
  return map;
}

// Words that say what somebody is in an interview, not who they are: the same in every file. A number
// makes most of them an id ("Participant 3", "P07"), but not where a machine numbered the voices.
const generic =
  /^(?:participant|interviewee|respondent|informant|speaker|unknown|guest|subject|person|p|r|s|a|ie)[\s_.-]*$/i;
const numberedSpeaker = /^(?:speaker|s|spk|voice|unknown)[\s_.-]*\d+$/i;

/** Whether a speaker's name says nothing about who it is outside this transcript. */
export const isGeneric = (name: string): boolean => generic.test(name) || numberedSpeaker.test(name);

/**
 * The people of a study by label, while transcripts are imported: finds or makes the participant
 * that a speaker is. A name that could be anybody's ("Participant", "Speaker 1") becomes a
 * participant named after the source.
 */
export class People {
  readonly #byLabel = new Map<string, Id>();
  readonly #roles = new Map<Id, string>();
  readonly #attributes = new Map<Id, Map<string, string>>();

  constructor(
    participants: readonly StoredRecord<"participant">[],
    attributes: readonly StoredRecord<"attribute">[] = [],
  ) {
    for (const { id, label, role } of participants) {
      this.#byLabel.set(fold(label), id);
      this.#roles.set(id, role);
    }
    for (const { participantId, key, value } of attributes) this.#of(participantId).set(key, value);
  }

  participantFor(draft: Draft, label: string): Id {
    const known = this.#byLabel.get(fold(label));
    if (known !== undefined) return known;
    const id = draft.add("participant", { status: "active", consent: [], label, role: "", note: "" });
    this.#byLabel.set(fold(label), id);
    return id;
  }

  /**
   * Sets attributes of a participant; one called `role` is their role. What is known already stays as it is.
   * @returns the keys that are known with another value
   */
  describe(draft: Draft, participantId: Id, attributes: Readonly<Record<string, string>>): string[] {
    const known = this.#of(participantId);
    const other: string[] = [];
    for (const [key, value] of Object.entries(attributes)) {
      if (fold(key) === "role") {
        const role = this.#roles.get(participantId) ?? "";
        if (role === "" && value !== "") {
          this.#roles.set(participantId, value);
          draft.change("participant", participantId, { role: value });
        } else if (value !== "" && role !== value) other.push(key);
        continue;
      }
      const before = known.get(key);
      if (before === undefined) {
        known.set(key, value);
        draft.add("attribute", { participantId, key, value });
      } else if (before !== value) other.push(key);
    }
    return other;
  }

  #of(participantId: Id): Map<string, string> {
    let known = this.#attributes.get(participantId);
    if (known === undefined) {
      known = new Map();
      this.#attributes.set(participantId, known);
    }
    return known;
  }
}

/** The label of the participant that a speaker of a source is. */
export function labelFor(
  speaker: TranscriptSpeaker,
  sourceName: string,
  participantSpeakers: number,
  map: ReadonlyMap<string, string>,
): string {
  for (const name of [speaker.name, ...speaker.aliases]) {
    const mapped = map.get(fold(name));
    if (mapped !== undefined) return mapped;
  }
  if (!isGeneric(speaker.name)) return speaker.name;
  return participantSpeakers === 1 ? sourceName : `${sourceName}: ${speaker.name}`;
}

/** Speakers told to be participants are participants, whatever the importer guessed. */
export function rolesSettled(
  transcript: Transcript,
  map: ReadonlyMap<string, string>,
): readonly TranscriptSpeaker[] {
  return transcript.speakers.map((speaker) =>
    [speaker.name, ...speaker.aliases].some((name) => map.has(fold(name)))
      ? { ...speaker, role: "participant" }
      : speaker,
  );
}
