import { claimsIn } from "../claims.js";
import type { Evidence } from "../evidence.js";
import { type Gathering, talks } from "../facts/gatherings.js";
import { fieldOf } from "../facts/session-field.js";
import { smallNumber } from "../facts/small-numbers.js";
import { ofWhole, some } from "../phrase.js";
import { type CoherenceCheck, fact, type Trigger } from "./trigger.js";

const inPerson = /\bin[- ]person\b|\bface[- ]to[- ]face\b/i;
const remote =
  /\b(tele)?phone\b|\bvideo[- ]?(call|conference)\w*|\b(zoom|teams|skype|online|remote\w*|on screen)\b/i;
const unheard = /^(notes?\b|none\b|no\b|not recorded|written)/i;
const exception = /\b(except|save|but|apart from|some|most|other|others|where|if|unless|notes)\b/i;
const number = new RegExp(`\\b${smallNumber}\\b`, "i");
const allOf = new RegExp(`\\b(all|each|every)( of)?( the)? ${smallNumber}\\b`, "gi");
/** Whether a sentence is on a part of the sessions: "the twelve meetings in person", "one by telephone". */
const ofSome = (sentence: string): boolean =>
  exception.test(sentence) || number.test(sentence.replace(allOf, "all"));
const onSessions = /^(Recording|Setting|answer COREQ (14|19)|paper)/;

/** COH-26: what the texts say of recording and mode, against the sessions, and the two fields of a session against each other. */
export const recordingAndMode: CoherenceCheck = (evidence) => {
  const all = talks(evidence);
  const odd = all.filter(({ session }) => session !== null && impossible(session.mode, session.recording));
  return [
    ...claims.flatMap((claim) => said(evidence, all, claim)),
    ...odd.map(({ name, session }) =>
      fact("sessions", `${name}: mode “${session?.mode}”, recording “${session?.recording}”`),
    ),
  ];
};

interface SessionClaim {
  readonly pattern: RegExp;
  readonly field: "mode" | "recording";
  /** Whether a session's value says otherwise. */
  readonly differs: (value: string) => boolean;
  /** In the same text, this makes room for those that differ. */
  readonly also?: RegExp;
}

const claims: readonly SessionClaim[] = [
  {
    pattern: /\b(audio|video|tape|digital(ly)?)?-?\s?record(ed|ing)\b|^audio\b/i,
    field: "recording",
    differs: (value) => unheard.test(value),
  },
  {
    pattern: /\bvideo[- ]?record\w*|\bfilmed\b/i,
    field: "recording",
    differs: (value) => !/video|film/i.test(value),
  },
  {
    pattern: inPerson,
    field: "mode",
    differs: (value) => remote.test(value) && !inPerson.test(value),
    also: remote,
  },
  { pattern: remote, field: "mode", differs: (value) => inPerson.test(value), also: inPerson },
];

/** Sentences that say it of every session, with the sessions that say otherwise. */
function said(
  evidence: Evidence,
  all: readonly Gathering[],
  { pattern, field, differs, also }: SessionClaim,
): readonly Trigger[] {
  const against = all.filter(
    (gathering) => fieldOf(gathering, field) !== "" && differs(fieldOf(gathering, field)),
  );
  if (against.length === 0) return [];
  const texts = evidence.conduct.texts.filter(
    ({ where, text }) => onSessions.test(where) && !(also?.test(text) ?? false),
  );
  return claimsIn(texts, pattern)
    .filter(({ sentence }) => aboutSessions.test(sentence) && !ofSome(sentence))
    .map(({ where, sentence, event }) =>
      fact(
        where,
        `“${sentence}” By their record, ${ofWhole(against.length, all.length)} sessions differ (${field}: ${some([...new Set(against.map((one) => fieldOf(one, field)))])}).`,
        event,
      ),
    );
}

const aboutSessions =
  /\b(interviews?|sessions?|focus groups?|conversations?|recording|recorded|audio|video)\b/i;

/** A mode that leaves nothing of that kind to record. */
const impossible = (mode: string, recording: string): boolean =>
  (/\b(tele)?phone\b/i.test(mode) && /\bvideo\b/i.test(recording)) ||
  (/\b(e-?mail|written|letter|paper|form|chat)\b/i.test(mode) && /\b(audio|video)\b/i.test(recording));
