import { countText } from "../core/count-text.js";
import type { Id } from "../core/records.js";
import type { Selection } from "./selection.js";
import type { StudyCoder } from "./study-columns.js";

/** Something the reader of the numbers must know; `code` is a stable kebab-case word. */
export interface Note {
  readonly code: string;
  readonly message: string;
}

/** A note with a number in it; none where the number is 0. */
export function countNote(
  code: string,
  count: number,
  message: (count: string) => string,
  noun: string,
): Note[] {
  return count === 0 ? [] : [{ code, message: message(countText(count, noun)) }];
}

/** What was found on the way to a table and is not in its numbers. */
export interface LeftOut {
  /** Whose codings were asked for. */
  readonly asked: readonly StudyCoder[];
  /** Coders with at least one coding that counts. */
  readonly coders: ReadonlySet<Id>;
  readonly proposed: number;
  readonly unmapped: number;
  /** Segments that touch no body of an active participant; `notActive` of them touch somebody else's. */
  readonly elsewhere: number;
  readonly notActive: number;
}

/** Names whatever a table of codings leaves out, so that nothing is lost in silence. */
export function leftOutNotes(left: LeftOut, { people, present, unlisted }: Selection): Note[] {
  const silent = left.asked.filter((coder) => !left.coders.has(coder.id));
  return [
    ...countNote(
      "without-data",
      people.filter((_, place) => present[place] === 0).length,
      (count) => `Not in N: ${count} without a turn in these sources.`,
      "active participant",
    ),
    ...(silent.length === 0
      ? []
      : [
          {
            code: "coder-without-codings",
            message: `No codings counted here by ${silent.map((coder) => coder.name).join(", ")}.`,
          },
        ]),
    ...countNote(
      "proposed-left-out",
      left.proposed,
      (count) => `Not counted: ${count}, not yet confirmed by a person.`,
      "proposed coding",
    ),
    ...countNote(
      "interviewer-only",
      left.elsewhere - left.notActive,
      (count) =>
        `Not counted: ${count} without a participant's words (only an interviewer's, a speaker's name or other text).`,
      "segment",
    ),
    ...countNote(
      "not-active-only",
      left.notActive,
      (count) =>
        `Not counted: ${count} with words of people who are not active participants, and of no others.`,
      "segment",
    ),
    ...countNote(
      "unmapped",
      left.unmapped,
      (count) =>
        `Not counted: ${count} on a text or under a code that the study no longer has, or on no text.`,
      "coding",
    ),
    ...countNote(
      "unlisted-participant",
      unlisted.size,
      (count) => `Not counted: ${count} linked to a participant who is not in the study.`,
      "speaker",
    ),
  ];
}
