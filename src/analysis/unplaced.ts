import { percentText } from "../core/share.js";
import type { Note } from "./notes.js";
import type { Selection } from "./selection.js";
import type { StudyQuestion } from "./study-columns.js";

/** Turns of active participants that stand under no question of the guide. */
export interface Unplaced {
  readonly turns: number;
  /** All their turns, in the sources selected. */
  readonly of: number;
  /** In per cent, from 0 to 100; null where they have no turn. */
  readonly percent: number | null;
}

/** How many turns in a selection are under no question: what a table by question cannot tell. */
export function unplacedTurns(
  { sources, speaker }: Pick<Selection, "sources" | "speaker">,
  questions: readonly StudyQuestion[],
): Unplaced {
  const known = new Set(questions.map(({ id }) => id));
  let [turns, of] = [0, 0];
  speaker.forEach((people, source) => {
    people.forEach((person, turn) => {
      if (person < 0) return;
      of++;
      if (!known.has(sources[source]?.question[turn] ?? 0)) turns++;
    });
  });
  return shareOf(turns, of);
}

/** So many turns of all, with their share. */
export const shareOf = (turns: number, of: number): Unplaced => ({
  turns,
  of,
  percent: of === 0 ? null : Math.round((1000 * turns) / of) / 10,
});

/** The same in words, for under a table. */
export function unplacedNote({ turns, of, percent }: Unplaced): Note {
  const share = percent === null || turns === 0 ? "" : ` (${percentText(Math.round(percent))})`;
  return {
    code: "unplaced-turns",
    message: `Unplaced: ${turns} of ${of} turns of participants${share} are under no question of the guide.`,
  };
}
