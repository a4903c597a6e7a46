import type { Note } from "./frequency-table.js";
import type { RowCounts } from "./row-counts.js";
import type { Selection } from "./selection.js";
import type { StudyCoder } from "./study-columns.js";

/** Below this N a percentage says more than the data can. */
export const smallestPercentageN = 20;

/** What a reader of a frequency table must know, in a fixed order; nothing is left out in silence. */
export function frequencyNotes(
  found: RowCounts,
  { selection, coders, N, elsewhere, withoutData }: NoteFacts,
): Note[] {
  const notes: Note[] = [];
  const note = (code: string, count: number, message: string) => {
    if (count > 0) notes.push({ code, message });
  };
  const silent = coders.filter((coder) => !found.coders.has(coder.id));
  note(
    "small-n",
    N < smallestPercentageN ? 1 : 0,
    `N is ${N}, below ${smallestPercentageN}: give n of N, no percentages.`,
  );
  note(
    "without-data",
    withoutData,
    `${many(withoutData, "active participant has", "active participants have")} no turn in these sources and ${withoutData === 1 ? "is" : "are"} not in N.`,
  );
  note(
    "coder-without-codings",
    silent.length,
    `No codings counted here by ${silent.map((coder) => coder.name).join(", ")}.`,
  );
  note(
    "proposed-left-out",
    found.proposed,
    `${many(found.proposed, "proposed coding is", "proposed codings are")} left out until a person confirms ${found.proposed === 1 ? "it" : "them"}.`,
  );
  const unspoken = elsewhere - found.own.notActive;
  note(
    "interviewer-only",
    unspoken,
    `${many(unspoken, "segment touches", "segments touch")} no participant's words (only an interviewer's, a speaker's name or other text) and ${unspoken === 1 ? "is" : "are"} not counted.`,
  );
  note(
    "not-active-only",
    found.own.notActive,
    `${many(found.own.notActive, "segment touches", "segments touch")} only words of people who are not active participants and ${found.own.notActive === 1 ? "is" : "are"} not counted.`,
  );
  note(
    "segment-in-several-groups",
    found.own.shared,
    `${many(found.own.shared, "segment touches", "segments touch")} people of several groups and ${found.own.shared === 1 ? "counts" : "count"} in each; groups can add up to more than the whole.`,
  );
  note(
    "in-no-theme",
    found.inNoRow,
    `${many(found.inNoRow, "coded segment belongs", "coded segments belong")} to no theme and ${found.inNoRow === 1 ? "is" : "are"} not counted.`,
  );
  note(
    "unmapped",
    found.unmapped,
    `${many(found.unmapped, "coding is", "codings are")} on a text or under a code that the study no longer has, or on no text, and ${found.unmapped === 1 ? "is" : "are"} not counted.`,
  );
  note(
    "unlisted-participant",
    selection.unlisted.size,
    `${many(selection.unlisted.size, "speaker is", "speakers are")} linked to a participant who is not in the study and ${selection.unlisted.size === 1 ? "is" : "are"} not counted.`,
  );
  return notes;
}

export interface NoteFacts {
  readonly selection: Selection;
  readonly coders: readonly StudyCoder[];
  readonly N: number;
  readonly elsewhere: number;
  readonly withoutData: number;
}

function many(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}
