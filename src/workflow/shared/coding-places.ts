import { usageError } from "../../core/errors.js";
import type { Span } from "../../core/span.js";

/** Turns by their numbers, from 1, both included. */
export interface TurnRange {
  readonly from: number;
  readonly to: number;
}

/** Where to code: one of a quotation (narrowed to turns if told), turns, or a span. */
export interface PassageLocator {
  readonly quote?: string | undefined;
  readonly turns?: TurnRange | undefined;
  /** The turns of interviewers and others among them, too. */
  readonly others?: boolean | undefined;
  readonly span?: Span | undefined;
}

/** Reads `7` or `7-9`. */
export function readTurns(text: string, name: string): TurnRange {
  const match = /^\s*(\d{1,9})\s*(?:[-–]\s*(\d{1,9})\s*)?$/.exec(text);
  const from = Number(match?.[1]);
  const to = match?.[2] === undefined ? from : Number(match[2]);
  if (match === null || from < 1 || to < from)
    throw usageError("bad-turn", `${name} is a turn's number from 1, or a range such as 4-6, not "${text}".`);
  return { from, to };
}

/** Reads `START:END` in code points. Whether it lies in the text is checked against the text. */
export function readSpan(text: string, name: string): Span {
  const match = /^\s*(-?\d{1,10})\s*:\s*(-?\d{1,10})\s*$/.exec(text);
  if (match === null)
    throw usageError("bad-span", `${name} is START:END in characters from 0, not "${text}".`);
  return { start: Number(match[1]), end: Number(match[2]) };
}
