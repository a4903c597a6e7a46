import type { Message } from "../../core/message.js";
import type { SpeakerRole, TranscriptSpeaker } from "../../core/transcript.js";
import type { ImportOptions } from "../importer.js";
import { hint, shown, warning } from "../messages.js";
import { askedAndAnswered, initialsOf } from "./choose-heads.js";
import { fold, statedRole } from "./roles.js";

/** Who speaks: one entry a person, and the person's one name for every form of it in the text. */
export interface FoundSpeakers {
  readonly speakers: readonly TranscriptSpeaker[];
  readonly messages: readonly Message[];
  /** From a name as written to the name in `speakers`. */
  readonly nameOf: ReadonlyMap<string, string>;
}

interface Person {
  readonly name: string;
  readonly forms: Set<string>;
}

/**
 * Gathers the speakers of a transcript from the names of its turns, in order of appearance. Forms that
 * differ in case are one speaker; initials belong to the one full name that has them. Roles: stated by
 * the name, by `options.interviewers`, or by the header's own field (`statedInterviewers`, names joined
 * by commas); `I` asks only where somebody else speaks.
 */
export function findSpeakers(
  names: readonly (string | null)[],
  options: ImportOptions,
  statedInterviewers: string | null = null,
): FoundSpeakers {
  const people = new Map<string, Person>();
  for (const name of names) {
    if (name === null) continue;
    const key = fold(name);
    const person = people.get(key);
    if (person === undefined) people.set(key, { name, forms: new Set([name]) });
    else person.forms.add(name);
  }
  const messages = joinInitials(people);
  const nameOf = new Map<string, string>();
  for (const person of people.values()) for (const form of person.forms) nameOf.set(form, person.name);

  const asked = new Set((options.interviewers ?? []).map(fold));
  for (const name of statedInterviewers?.split(/[,;/&]| and /) ?? [])
    if (name.trim() !== "") asked.add(fold(name));
  const used = new Set<string>();
  const speakers = [...people.values()].map(({ name, forms }): TranscriptSpeaker => {
    const given = [...forms].map(fold).find((form) => asked.has(form));
    if (given !== undefined) used.add(given);
    const role = given === undefined ? roleOf(name, people) : "interviewer";
    return { name, aliases: [...forms].filter((form) => form !== name), role };
  });
  const asks = speakers.some(({ role }) => role === "interviewer");
  if (options.interviewers !== undefined && options.interviewers.length > 0 && used.size === 0 && !asks)
    messages.push(
      warning(
        "no-such-speaker",
        `None of ${options.interviewers.map((name) => shown(name)).join(", ")} speaks here.`,
      ),
    );
  else if (speakers.length > 1 && !asks)
    messages.push(
      hint(
        "no-interviewer",
        "No one was recognised as the interviewer. Name the interviewer with --interviewer.",
      ),
    );
  return { speakers, messages, nameOf };
}

/** A person whose key is the initials of exactly one full name becomes a form of that name. */
function joinInitials(people: Map<string, Person>): Message[] {
  const full = new Map<string, Person | null>();
  for (const person of people.values()) {
    const initials = initialsOf(person.name);
    if (initials !== null && statedRole(person.name) === null)
      full.set(initials, full.has(initials) ? null : person);
  }
  const messages: Message[] = [];
  for (const [key, person] of people) {
    const owner = full.get(key.replace(/[. ]/g, ""));
    if (owner === undefined || owner === null || owner === person) continue;
    for (const form of person.forms) owner.forms.add(form);
    people.delete(key);
    messages.push(hint("speaker-alias", `"${shown(person.name)}" was read as ${shown(owner.name)}.`));
  }
  return messages;
}

function roleOf(name: string, people: ReadonlyMap<string, Person>): SpeakerRole {
  const key = fold(name);
  const someoneElse = people.size > 1;
  if (askedAndAnswered.some(([q, a]) => q === key && people.has(a))) return "interviewer";
  const stated = statedRole(name);
  if (key === "i" && !someoneElse) return "participant";
  return stated ?? "participant";
}
