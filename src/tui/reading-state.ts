import type { CodePoint } from "../core/span.js";
import type { Unfinished } from "./state.js";

/** What is remembered of a coder's work on a source between sessions. No word of the study but an unfinished memo. */
export interface ReadingState {
  readonly cursor: CodePoint;
  readonly bookmarks: readonly CodePoint[];
  /** Turns that were shown, as ranges of indexes, both ends included. */
  readonly seen: readonly (readonly [from: number, to: number])[];
  /** Ids (uid) of the codes used last, newest first. */
  readonly recent: readonly string[];
  readonly last: readonly string[];
  readonly panel: "detail" | "codebook" | "off" | "auto";
  /** One alone, or none as null, in files of earlier versions. */
  readonly unfinished: readonly Unfinished[] | Unfinished | null;
  /** The day last worked on (YYYY-MM-DD) and the milliseconds worked on it. */
  readonly day: string;
  readonly worked: number;
}

/** Where places are kept. Saving is immediate, so that a killed terminal loses nothing. */
export interface ReadingStates {
  load(): ReadingState | null;
  save(reading: ReadingState): void;
}

export function toRanges(turns: ReadonlySet<number>): [number, number][] {
  const ranges: [number, number][] = [];
  for (const turn of [...turns].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === turn - 1) last[1] = turn;
    else ranges.push([turn, turn]);
  }
  return ranges;
}

export function fromRanges(ranges: ReadingState["seen"], count: number): Set<number> {
  const turns = new Set<number>();
  for (const [from, to] of ranges)
    for (let turn = Math.max(0, from); turn <= to && turn < count; turn++) turns.add(turn);
  return turns;
}
