import type { Selection } from "./selection.js";
import { turnsTouched } from "./study-columns.js";

/** A turn of an active participant, touched by a passage. `person` is a place in `Selection.people`. */
export interface SpokenTurn {
  readonly turn: number;
  readonly person: number;
}

/** The turns of active participants whose body shares text with a passage in a source (a place). */
export function* spokenTurns(
  selection: Selection,
  source: number,
  start: number,
  end: number,
): Generator<SpokenTurn> {
  const columns = selection.sources[source];
  const speaker = selection.speaker[source];
  if (columns === undefined || speaker === undefined) return;
  for (const turn of turnsTouched(columns, { start, end })) {
    const person = speaker[turn] as number;
    if (person >= 0) yield { turn, person };
  }
}
