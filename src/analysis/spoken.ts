import { IntList } from "./int-list.js";
import type { Passages } from "./segments.js";
import { notActive, type Selection } from "./selection.js";
import { firstTurnAfter } from "./study-columns.js";

/**
 * Calls back with each turn of an active participant whose body shares text with a passage in a source (a
 * place), in order; `person` is a place in `Selection.people`. Returns how many there were.
 */
export function eachSpoken(
  selection: Selection,
  source: number,
  start: number,
  end: number,
  report: (turn: number, person: number) => void,
): number {
  const columns = selection.sources[source];
  const speaker = selection.speaker[source];
  if (columns === undefined || speaker === undefined) return 0;
  let count = 0;
  for (let turn = firstTurnAfter(columns, start); turn < columns.turns; turn++) {
    const bodyStart = columns.bodyStart[turn]!;
    if (bodyStart >= end) break;
    const person = speaker[turn]!;
    if (person < 0) continue;
    if (Math.max(bodyStart, start) >= Math.min(columns.bodyEnd[turn]!, end)) continue;
    report(turn, person);
    count++;
  }
  return count;
}

/** Who speaks in passages: the people of passage i are `person[from[i]]` to before `person[from[i + 1]]`, each once. */
export interface Voices {
  readonly from: Int32Array;
  readonly person: Int32Array;
}

/** Whether a person speaks in a passage. */
export function speaksIn({ from, person }: Voices, passage: number, who: number): boolean {
  for (let p = from[passage]!; p < from[passage + 1]!; p++) if (person[p] === who) return true;
  return false;
}

/** The segments that hold words of active participants, and whose. */
export interface SpokenSegments extends Voices {
  readonly segments: Passages;
  /** The first and last of the turns of active participants that it touches. */
  readonly firstTurn: Int32Array;
  readonly lastTurn: Int32Array;
  /** How many segments hold none. */
  readonly elsewhere: number;
  /** Of those, how many hold words of somebody who is not an active participant. */
  readonly notActive: number;
}

/** Finds who speaks in each segment. */
export function spokenSegments(all: Passages, selection: Selection): SpokenSegments {
  const kept = new IntList();
  const from = new IntList();
  const person = new IntList();
  const firstTurn = new IntList();
  const lastTurn = new IntList();
  const metIn = new Int32Array(selection.people.length).fill(-1);
  let segment = 0;
  let first = -1;
  let last = -1;
  const meet = (turn: number, who: number) => {
    if (first < 0) first = turn;
    last = turn;
    if (metIn[who] === segment) return;
    metIn[who] = segment;
    person.push(who);
  };
  let withOthers = 0;
  for (; segment < all.count; segment++) {
    const source = all.source[segment]!;
    const start = all.start[segment]!;
    const end = all.end[segment]!;
    const before = person.length;
    first = -1;
    if (eachSpoken(selection, source, start, end, meet) === 0) {
      if (touchesNotActive(selection, source, start, end)) withOthers++;
      continue;
    }
    kept.push(segment);
    from.push(before);
    firstTurn.push(first);
    lastTurn.push(last);
  }
  from.push(person.length);
  const places = kept.values();
  const column = (of: Int32Array) => places.map((place) => of[place]!);
  return {
    segments: {
      count: places.length,
      row: column(all.row),
      source: column(all.source),
      start: column(all.start),
      end: column(all.end),
    },
    from: from.values(),
    person: person.values(),
    firstTurn: firstTurn.values(),
    lastTurn: lastTurn.values(),
    elsewhere: all.count - places.length,
    notActive: withOthers,
  };
}

/** Whether a passage holds words of people who withdrew, and of no active participant. */
export const onlyWithdrawn = (selection: Selection, source: number, start: number, end: number): boolean =>
  touchesNotActive(selection, source, start, end) &&
  eachSpoken(selection, source, start, end, () => undefined) === 0;

/** Whether a passage holds words of a participant who has withdrawn, or whom the study does not list. */
function touchesNotActive(selection: Selection, source: number, start: number, end: number): boolean {
  const columns = selection.sources[source];
  if (columns === undefined) return false;
  for (let turn = firstTurnAfter(columns, start); turn < columns.turns; turn++) {
    const bodyStart = columns.bodyStart[turn]!;
    if (bodyStart >= end) return false;
    if (selection.speaker[source]?.[turn] !== notActive) continue;
    if (Math.max(bodyStart, start) < Math.min(columns.bodyEnd[turn]!, end)) return true;
  }
  return false;
}
