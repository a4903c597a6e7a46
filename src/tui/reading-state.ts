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

/**
 * What to keep where another terminal of the same coder kept `theirs` since this one last read or kept `known`: nothing
 * that one of them added is lost, and what one of them took away is gone.
 */
export function togetherWith(
  mine: ReadingState,
  known: ReadingState | null,
  theirs: ReadingState | null,
): ReadingState {
  if (theirs === null) return mine;
  const memos = (reading: ReadingState | null) => [reading?.unfinished ?? []].flat();
  return {
    ...mine,
    bookmarks: both(mine.bookmarks, known?.bookmarks ?? [], theirs.bookmarks),
    seen: joined([...mine.seen, ...theirs.seen]),
    unfinished: both(memos(mine), memos(known), memos(theirs)),
  };
}

function both<T>(mine: readonly T[], known: readonly T[], theirs: readonly T[]): T[] {
  const [inMine, inKnown, inTheirs] = [mine, known, theirs].map((list) => {
    const texts = new Set(list.map((one) => JSON.stringify(one)));
    return (one: T) => texts.has(JSON.stringify(one));
  }) as [(one: T) => boolean, (one: T) => boolean, (one: T) => boolean];
  return [
    ...theirs.filter((one) => inMine(one) || !inKnown(one)),
    ...mine.filter((one) => !inTheirs(one) && !inKnown(one)),
  ];
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

/** Ranges in order, those that meet joined. */
function joined(ranges: ReadingState["seen"]): [number, number][] {
  const out: [number, number][] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}
