import type { Span } from "../../core/span.js";
import { passageWords, type Talk } from "../../text/passage-words.js";
import type { OpenTranscript } from "./open-transcript.js";
import type { CurrentSource } from "./study-sources.js";

const known = new WeakMap<CurrentSource["turns"], Talk>();

/** Who speaks where in a source: participants by their ids, 0 for all others. */
export function talkOf({ turns, speakers }: Pick<CurrentSource, "turns" | "speakers">): Talk {
  let talk = known.get(turns);
  if (talk === undefined) {
    const ids = new Map(
      speakers.map(({ speaker, participant }) => [
        speaker.id,
        speaker.role === "participant" ? (participant?.id ?? speaker.participantId ?? 0) : 0,
      ]),
    );
    const { bodyStart, bodyEnd, speaker } = turns.columns;
    talk = { bodyStart, bodyEnd, participant: speaker.map((id) => ids.get(id) ?? 0) };
    known.set(turns, talk);
  }
  return talk;
}

/** The words of a passage of an opened source. */
export const wordsOfSpan = (source: OpenTranscript, span: Span): string =>
  passageWords(source.text, talkOf(source), span);
