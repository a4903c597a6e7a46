import type { JoinedPiece } from "./joined-pieces.js";
import type { IndexedTurn, SpeechIndex } from "./speech-index.js";

/** Where a quotation stands that runs over several turns: words of the index, and the turn in which it begins. */
export interface JoinedPlace {
  readonly turn: IndexedTurn;
  readonly from: number;
  readonly to: number;
}

/** Places of a quotation's first piece that are followed. */
const mostStarts = 2000;

/**
 * The places where the pieces of a quotation follow each other: each goes on in the same turn, or one ends a turn and the
 * next begins the next that the same participant has, with nobody but interviewers between. An ellipsis passes over
 * anybody between, for it says that something is left out; it never passes over words of a turn in which it stands at
 * the end, so what is joined from here and there is not found.
 */
export function joinedTurns(
  index: SpeechIndex,
  pieces: readonly JoinedPiece[],
  limit: number,
): JoinedPlace[] {
  const [first, ...rest] = pieces;
  if (first === undefined) return [];
  const places: JoinedPlace[] = [];
  for (const { turn, from, to } of index.exact(first.keys, mostStarts)) {
    const end = followed(index, rest, turn, to);
    if (end >= 0) places.push({ turn, from, to: end });
    if (places.length >= limit) break;
  }
  return places;
}

function followed(index: SpeechIndex, pieces: readonly JoinedPiece[], turn: IndexedTurn, at: number): number {
  const [piece, ...rest] = pieces;
  if (piece === undefined) return at;
  const last = piece.afterGap ? turn.to : Math.min(turn.to, at + 1);
  for (let start = at; start < last; start++) {
    const to = index.follow(piece.keys, start, turn.to);
    const end = to < 0 ? -1 : followed(index, rest, turn, to);
    if (end >= 0) return end;
  }
  if (index.wordFrom(at, turn.to) < turn.to) return -1;
  const next = nextOfSame(index, turn, piece.afterGap);
  if (next === null) return -1;
  const to = index.follow(piece.keys, next.from, next.to);
  return to < 0 ? -1 : followed(index, rest, next, to);
}

/** The next turn of who speaks in one; not behind another participant's, unless `over`. */
function nextOfSame(index: SpeechIndex, turn: IndexedTurn, over: boolean): IndexedTurn | null {
  const { participant, role } = index.said(turn);
  for (let next = index.turnAfter(turn); next !== null; next = index.turnAfter(next)) {
    if (next.from === next.to) continue;
    const other = index.said(next);
    if (other.participant === participant && other.role === role) return next;
    if (!over && (other.participant !== null || participant === null)) return null;
  }
  return null;
}
