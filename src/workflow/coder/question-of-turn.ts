import { type OpenTranscript, openTranscript } from "../shared/open-transcript.js";
import type { Work } from "../shared/work.js";
import { type HandPlace, type LinkedByHand, linkByHand } from "../sources/guide-by-hand.js";
import { staysWith } from "../sources/guide-link.js";

/**
 * Says what an interviewer's turn asks: this turn and those after it that ask nothing known, up to the
 * next question, go under the question given or back to recognition; under none the turn goes alone.
 * @param turn index of the turn, from 0
 */
export async function askedHere(
  work: Work,
  source: OpenTranscript,
  turn: number,
  place: HandPlace,
): Promise<LinkedByHand> {
  const now = await openTranscript(work, source.source.uid);
  return linkByHand(
    work,
    source.source.uid,
    [turn, ...(place === "unplaced" ? [] : unknownAfter(now, turn))].map((i) => i + 1),
    place,
  );
}

/** Indexes of the interviewer's turns after one that ask what is not known, up to the next question that is. */
function unknownAfter({ turns: { columns }, speakers, text }: OpenTranscript, turn: number): number[] {
  const roles = new Map(speakers.map(({ speaker }) => [speaker.id, speaker.role]));
  const found: number[] = [];
  let heard = "";
  for (let i = turn + 1; i < columns.speaker.length; i++) {
    const said = text.slice({ start: columns.bodyStart[i] ?? 0, end: columns.bodyEnd[i] ?? 0 });
    const role = roles.get(columns.speaker[i] ?? 0);
    if (role === "participant") heard += ` ${said}`;
    if (role !== "interviewer") continue;
    const question = columns.question[i] ?? 0;
    const sameHand = columns.byHand?.[i] === 1 && question === columns.question[turn];
    if (question !== 0 && !sameHand) break;
    if (sameHand || !staysWith(said, heard)) found.push(i);
    heard = "";
  }
  return found;
}
