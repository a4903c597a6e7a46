import { countNote, type LeftOut, leftOutNotes, type Note } from "./notes.js";
import type { RowCounts } from "./row-counts.js";
import type { Selection } from "./selection.js";

/** Below this N a percentage says more than the data can. */
const smallestPercentageN = 20;

/** What a reader of a frequency table must know, in a fixed order. */
export function frequencyNotes(found: RowCounts, left: LeftOut, selection: Selection, N: number): Note[] {
  const small = `N is ${N}, below ${smallestPercentageN}: give n of N rather than percentages.`;
  return [
    ...(N > 0 && N < smallestPercentageN ? [{ code: "small-n", message: small }] : []),
    ...leftOutNotes(left, selection),
    ...countNote(
      "in-no-theme",
      found.inNoRow,
      (count) => `Not counted: ${count} under codes that belong to no theme.`,
      "segment",
    ),
    ...countNote(
      "segment-in-several-groups",
      found.own.shared,
      (count) =>
        `Counted in several groups: ${count} with words of people of each; groups can add up to more than the whole.`,
      "segment",
    ),
  ];
}
