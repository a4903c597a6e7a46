import { abridgedKey } from "../../core/abridged.js";
import { checkWord } from "../../core/check-word.js";
import { usageError } from "../../core/errors.js";
import type { Session, Source, SourceKind } from "../../core/records.js";
import { fold, similarNames } from "../../core/similar.js";
import { checkCount, checkDate, checkName, splitPair } from "../shared/check-fields.js";
import type { SpeakerOrder } from "./source-speakers.js";

const kinds: readonly SourceKind[] = ["interview", "focus-group", "survey", "notes"];
export const sessionKeys = [
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
  /** What is said of the transcript being abridged; an empty value leaves it to the transcript itself. */
  readonly abridged?: string | undefined;
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
  let abridged: string | undefined;
  const speakers: SpeakerOrder[] = [];
  for (const pair of pairs) {
    const [key, value] = splitPair(pair, "date=2024-05-12");
    const named = /^speaker:(.*)$/i.exec(key)?.[1];
    if (named !== undefined) speakers.push(participantOrder(`${named}=${value}`));
    else if (fold(key) === abridgedKey)
      abridged = value === "" ? "" : checkWord(abridgedKey, value, ["yes", "no"]);
    else if (fold(key) === "kind") source = { kind: checkWord("kind", value, kinds) };
    else session = { ...session, ...sessionField(key, value) };
  }
  for (const pair of people.speaker ?? []) speakers.push(participantOrder(pair));
  for (const name of people.interviewer ?? [])
    speakers.push({ speaker: name.trim(), role: "interviewer", participant: null });
  for (const name of people.other ?? [])
    speakers.push({ speaker: name.trim(), role: "other", participant: null });
  return { session, source, speakers, abridged };
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
    const all = [...sessionKeys, "kind", abridgedKey, "speaker:NAME"];
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

/** Whether an order sets nothing. */
export const isEmptyOrder = ({ session, source, speakers, abridged }: SourceOrder) =>
  speakers.length + Object.keys(session).length + Object.keys(source).length === 0 && abridged === undefined;
