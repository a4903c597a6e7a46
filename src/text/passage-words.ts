import type { Span } from "../core/span.js";
import type { SourceText } from "./source-text.js";
import { trimmed } from "./trimmed.js";

/** Who speaks where: what the words of a passage depend on, beside its text. */
export interface Talk {
  readonly bodyStart: ArrayLike<number>;
  readonly bodyEnd: ArrayLike<number>;
  /** For each turn the participant who speaks; 0 for interviewers and others. */
  readonly participant: ArrayLike<number>;
}

/** The part of a passage that is said in one turn. */
export interface PassagePart extends Span {
  /** Index of the turn, from 0. */
  readonly turn: number;
}

/** Stands in the words of a passage where one turn ends and the next begins. */
const joint = " / ";
/** Stands there where a turn that lies between is left out. */
const leftOut = " [...] ";

/**
 * The parts of a passage that are its words: what participants say in it, turn by turn; what others say only
 * where no participant speaks in it. Heads of turns are never among them.
 */
export function passageParts(talk: Talk, span: Span): PassagePart[] {
  const parts: PassagePart[] = [];
  const { bodyStart, bodyEnd } = talk;
  for (let turn = firstTurn(talk, span.start); turn < bodyEnd.length; turn++) {
    const start = Math.max(span.start, bodyStart[turn]!);
    const end = Math.min(span.end, bodyEnd[turn]!);
    if (bodyStart[turn]! >= span.end) break;
    if (start < end) parts.push({ turn, start, end });
  }
  const ofParticipants = parts.filter(({ turn }) => talk.participant[turn] !== 0);
  return ofParticipants.length > 0 ? ofParticipants : parts;
}

/**
 * The words of a passage, the one way in which they are shown, exported and compared: as they stand where they lie in
 * one turn, else those of each turn without outer space, joined by ` / `, or by ` [...] ` where a turn between them is
 * left out. A passage outside of all turns is its text.
 */
export function passageWords(text: SourceText, talk: Talk, span: Span): string {
  const parts = passageParts(talk, span);
  const [only] = parts;
  if (only === undefined) return text.slice(span);
  const whole = parts.length === 1 && only.start === span.start && only.end === span.end;
  return whole ? text.slice(span) : joinedWords(text, talk, parts);
}

/** The words of some parts of a passage, without outer space. */
export function joinedWords(text: SourceText, talk: Talk, parts: readonly PassagePart[]): string {
  let words = "";
  let last = -1;
  for (const part of parts) {
    const said = text.slice(part).trim();
    if (said === "") continue;
    if (last >= 0) words += saidBetween(text, talk, last, part.turn) ? leftOut : joint;
    words += said;
    last = part.turn;
  }
  return words;
}

/** Whether anything is said between two turns. */
function saidBetween(text: SourceText, talk: Talk, from: number, to: number): boolean {
  for (let turn = from + 1; turn < to; turn++) if (text.slice(bodyOf(talk, turn)).trim() !== "") return true;
  return false;
}

/** Index of the first turn whose body ends behind a position; the number of turns where there is none. */
export function firstTurn({ bodyEnd }: Pick<Talk, "bodyEnd">, position: number): number {
  let low = 0;
  let high = bodyEnd.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bodyEnd[middle]! > position) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The passage from one turn to another (indexes, both included), without outer space: it begins and ends with
 * participants' turns, where there is one among them. Null where nothing is said.
 */
export function turnsPassage(text: SourceText, talk: Talk, from: number, to: number): Span | null {
  const said: number[] = [];
  for (let turn = from; turn <= to && turn < talk.bodyEnd.length; turn++)
    if (text.slice(bodyOf(talk, turn)).trim() !== "") said.push(turn);
  const ofParticipants = said.filter((turn) => talk.participant[turn] !== 0);
  const meant = ofParticipants.length > 0 ? ofParticipants : said;
  const [first, last] = [meant[0], meant.at(-1)];
  if (first === undefined || last === undefined) return null;
  return {
    start: trimmed(text, bodyOf(talk, first)).start,
    end: trimmed(text, bodyOf(talk, last)).end,
  };
}

const bodyOf = (talk: Talk, turn: number): Span => ({
  start: talk.bodyStart[turn]!,
  end: talk.bodyEnd[turn]!,
});
