import type { Id } from "../core/records.js";
import type { Attribution } from "./attribution.js";
import { Descriptions, misdescribed } from "./description.js";
import type { FoundPassage, Passage } from "./find-passage.js";
import { opening, type PaperFinding } from "./finding.js";
import type { LabelledPerson } from "./labels.js";
import type { PaperPlace } from "./place.js";
import type { PaperQuotation } from "./quotations.js";

/** A participant as attribution needs them. */
export interface QuotedPerson extends LabelledPerson {
  /** Whether they may be quoted: active, and with consent to it where consent was recorded. */
  readonly quotable: boolean;
}

/** Holds the label beside a quotation against the person who said it. */
export function judgeAttribution(
  quotation: PaperQuotation,
  found: FoundPassage,
  people: readonly QuotedPerson[],
  place: PaperPlace,
): PaperFinding[] {
  const { attribution } = quotation;
  const said = opening(quotation.text);
  const byId = new Map(people.map((person) => [person.id, person]));
  const speaker = ({ role, participant, speech }: Passage) =>
    byId.get(participant ?? 0)?.label ??
    (role === "interviewer" ? `the interviewer (in ${speech.name})` : `somebody in ${speech.name}`);
  const findings: PaperFinding[] = [];
  const error = (code: string, message: string) => findings.push({ level: "error", code, place, message });
  const first = found.passages[0];
  if (first === undefined) return [];
  const spoken = found.passages.filter(({ role }) => role !== "interviewer");
  const named = attribution?.labels ?? [];
  const asks = named.some(({ named: who }) => who.kind === "interviewer");
  if (spoken.length === 0 && !asks) {
    const ofInterviewer = /\b(?:interviewer|asked|asks|question|prompt|probe)/i.test(
      quotation.at.block.text.slice(Math.max(0, quotation.start - 120), quotation.start),
    );
    if (attribution !== null)
      error(
        "interviewer-quoted",
        `${said} is attributed to ${attribution.text}, but ${speaker(first)} says it.`,
      );
    else if (!ofInterviewer && quotation.at.section !== "methods" && quotation.at.section !== "back")
      findings.push({
        level: quotation.at.section === "results" ? "error" : "warning",
        code: "interviewer-quoted",
        place,
        message: `${said} is presented as a participant's words, but ${speaker(first)} says it.`,
      });
  }
  for (const label of named)
    if (label.named.kind === "nobody")
      error(
        "unknown-participant",
        `${said} is attributed to ${label.text}, but the study has no such participant.`,
      );
  const ids = named.flatMap(({ named: who }) => (who.kind === "participant" ? who.ids : []));
  const kept = ({ speech, turn }: Passage) => speech.turns[turn]?.label;
  const fits = (passage: Passage) =>
    passage.participant === null
      ? attribution !== null && kept(passage) === attribution.text
      : ids.includes(passage.participant);
  const untold = spoken.find((passage) => passage.participant === null && kept(passage) !== undefined);
  if (ids.length > 0 && spoken.length > 0 && !(found.joined ? spoken.every(fits) : spoken.some(fits))) {
    const others = [...new Set(spoken.filter((one) => !fits(one)).map(speaker))];
    if (untold !== undefined) findings.push(notInBundle(said, attribution?.text ?? "", kept(untold), place));
    else
      error(
        "wrong-participant",
        `${said} is attributed to ${attribution?.text ?? ""}, but ${others.slice(0, 3).join(" and ")} says it.`,
      );
  } else if (attribution !== null && ids.length > 0)
    findings.push(...labelDetails(attribution, ids, people, said, place));
  const speakers = spoken.flatMap(({ participant }) => byId.get(participant ?? 0) ?? []);
  findings.push(...describedOtherwise(quotation, speakers, said, place));
  const unheard = [...new Set(spoken.map(({ participant }) => participant))].map((id) => byId.get(id ?? 0));
  if (spoken.length > 0 && unheard.every((person) => person !== undefined && !person.quotable))
    error(
      "quoted-without-consent",
      `${said} quotes ${unheard[0]?.label ?? ""}, who has withdrawn or has not agreed to be quoted.`,
    );
  return findings;
}

/** What words alone say of the speaker ("a male mentor"), where it fits nobody who says it. */
function describedOtherwise(
  { described = null }: PaperQuotation,
  speakers: readonly QuotedPerson[],
  said: string,
  place: PaperPlace,
): PaperFinding[] {
  const [one] = speakers;
  if (described === null || one === undefined) return [];
  const otherwise = misdescribed(one, described);
  if (otherwise === null || speakers.some((who) => misdescribed(who, described) === null)) return [];
  const message = `${said} is attributed to "${described.text}", but ${one.label}, who says it, is recorded as ${otherwise.key}: ${otherwise.recorded}.`;
  return [{ level: "error", code: "wrong-attribute", place, message }];
}

function notInBundle(
  said: string,
  now: string,
  then: string | null | undefined,
  place: PaperPlace,
): PaperFinding {
  const has = then === null || then === undefined ? "without a label" : `as "${then}"`;
  return {
    level: "warning",
    code: "label-not-in-bundle",
    place,
    message: `${said} is attributed to ${now}; the bundle has it ${has}, so who says it cannot be judged without the transcripts.`,
  };
}

/** What a label says beside the name, where it is a value of an attribute: "(Mentor 3, woman)". */
function labelDetails(
  attribution: Attribution,
  ids: readonly Id[],
  people: readonly QuotedPerson[],
  said: string,
  place: PaperPlace,
): PaperFinding[] {
  const persons = people.filter(({ id }) => ids.includes(id));
  const [person] = persons;
  if (person === undefined || persons.length > 1) return [];
  const descriptions = new Descriptions(people);
  const findings: PaperFinding[] = [];
  for (const part of attribution.text.split(/[,;/()]|\s[–—-]\s/)) {
    const described = descriptions.of(
      attribution.labels.reduce((text, label) => text.replace(label.text, ""), part),
    );
    const wrong = described === null ? null : misdescribed(person, described);
    if (wrong === null) continue;
    findings.push({
      level: "error",
      code: "wrong-attribute",
      place,
      message: `The label of ${said} says "${part.trim()}", but ${person.label} is recorded as ${wrong.key}: ${wrong.recorded}.`,
    });
  }
  return findings;
}
