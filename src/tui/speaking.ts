import type { CoderState } from "../workflow/coder/coder-state.js";
import type { OpenTranscript } from "../workflow/shared/open-transcript.js";
import { shownName } from "../workflow/shared/shown/shown-name.js";
import type { Speaking } from "./state.js";

/** Who speaks in each turn. */
export function speakingOf({ turns, speakers }: OpenTranscript): Speaking[] {
  const known = new Map(
    speakers.map((who) => [
      who.speaker.id,
      { name: shownName(who), participant: who.speaker.role === "participant" },
    ]),
  );
  return turns.columns.speaker.map((id) => known.get(id) ?? { name: "", participant: false });
}

/** Indexes of participants' turns in which this coder has confirmed no coding. */
export function uncodedTurns(
  { turns }: OpenTranscript,
  study: CoderState,
  speaking: readonly Speaking[],
): number[] {
  const own = study.codings.filter((coding) => coding.own && !coding.proposed);
  const { bodyStart, bodyEnd } = turns.columns;
  const coded = new Set<number>();
  for (const { start, end } of own) {
    let low = 0;
    let high = bodyEnd.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (bodyEnd[middle]! > start) high = middle;
      else low = middle + 1;
    }
    for (let turn = low; turn < bodyStart.length && bodyStart[turn]! < end; turn++) coded.add(turn);
  }
  return speaking.flatMap(({ participant }, turn) =>
    participant && bodyStart[turn]! < bodyEnd[turn]! && !coded.has(turn) ? [turn] : [],
  );
}
