import type { Utf16 } from "../core/span.js";
import { joinedPieces } from "./joined-pieces.js";
import { type PatternPart, patternOf } from "./pattern.js";
import type { Speech, SpeechTurn } from "./speech.js";
import { asides, isFiller, speechWords } from "./speech-words.js";

/** A turn as the index keeps it: words from `from` up to, not including, `to`. */
export interface IndexedTurn {
  readonly speech: Speech;
  /** Index of the turn, from 0. */
  readonly turn: number;
  readonly from: number;
  readonly to: number;
  /** Place among all turns of the index. */
  readonly place: number;
}

/** Pairs of words so common that they tell nothing are not followed where rarer ones are at hand. */
const commonPair = 2000;
/** Turns looked at closely for one quotation. */
const mostTurns = 8;

/**
 * Finds the turns of all transcripts in which a quotation may stand. It is told the quotations first and then
 * reads each transcript once, keeping only places of word pairs that a quotation has: so its size goes with the
 * quotations, and its time with the words of the transcripts.
 */
export class SpeechIndex {
  readonly #ids = new Map<string, number>();
  readonly #places = new Map<number, number[]>();
  readonly #turns: IndexedTurn[] = [];
  #keys: string[] = [];
  #starts: number[] = [];
  #ends: number[] = [];
  #flags: number[] = [];

  /** An index for some quotations, and for their pieces where they may run over several turns. */
  static of(quotations: readonly string[]): SpeechIndex {
    return new SpeechIndex(
      quotations.flatMap((text) => [
        patternOf(text),
        ...(joinedPieces(text) ?? []).map(({ keys }) =>
          keys.map((key) => ({ kind: "word", key, text: key, end: 0 }) as const),
        ),
      ]),
    );
  }

  constructor(patterns: readonly (readonly PatternPart[])[]) {
    for (const pattern of patterns)
      for (const part of pattern)
        if (part.kind === "word" && !this.#ids.has(part.key)) this.#ids.set(part.key, this.#ids.size + 1);
    for (const pattern of patterns) for (const pair of this.#pairs(pattern)) this.#places.set(pair, []);
  }

  /** Reads one transcript. */
  add(speech: Speech): void {
    for (const [turn, { start, end }] of speech.turns.entries()) {
      const from = this.#keys.length;
      const notes = asides(speech.text, start, end);
      let note = 0;
      let before = 0;
      for (const word of speechWords(speech.text, start, end)) {
        while ((notes[note]?.[1] ?? Number.POSITIVE_INFINITY) <= word.start) note++;
        const aside = (notes[note]?.[0] ?? Number.POSITIVE_INFINITY) <= word.start;
        const at = this.#keys.length;
        this.#keys.push(word.key);
        this.#starts.push(word.start);
        this.#ends.push(word.end);
        this.#flags.push(aside ? 1 : isFiller(word.key) ? 2 : 0);
        if (aside) continue;
        const id = this.#ids.get(word.key) ?? 0;
        if (id !== 0) {
          this.#places.get(id)?.push(at);
          if (before !== 0) this.#places.get(before * pairBase + id)?.push(at);
        }
        before = id;
      }
      this.#turns.push({ speech, turn, from, to: this.#keys.length, place: this.#turns.length });
    }
  }

  /** The turns most like a pattern, the likeliest first, each with the stretch of words to look at. */
  likely(pattern: readonly PatternPart[]): IndexedTurn[] {
    const lists = this.#pairs(pattern)
      .map((pair) => this.#places.get(pair) ?? [])
      .filter((list) => list.length > 0)
      .sort((a, b) => a.length - b.length);
    const rare = lists.filter(({ length }) => length <= commonPair);
    const votes = new Map<number, { weight: number; low: number; high: number }>();
    for (const list of rare.length >= 2 ? rare : lists.slice(0, 4)) {
      const weight = 1 / Math.log2(2 + list.length);
      let seen = -1;
      for (const at of list) {
        const turn = this.#turnAt(at);
        const vote = votes.get(turn);
        if (vote === undefined) votes.set(turn, { weight, low: at, high: at });
        else {
          if (seen !== turn) vote.weight += weight;
          vote.low = Math.min(vote.low, at);
          vote.high = Math.max(vote.high, at);
        }
        seen = turn;
      }
    }
    const reach = pattern.length + 12;
    return [...votes]
      .sort((a, b) => b[1].weight - a[1].weight || a[0] - b[0])
      .slice(0, mostTurns)
      .flatMap(([place, { low, high }]) => {
        const turn = this.#turns[place];
        if (turn === undefined) return [];
        return [{ ...turn, from: Math.max(turn.from, low - reach), to: Math.min(turn.to, high + reach) }];
      });
  }

  /** Every place at which the words stand one behind the other, notes passed over; at most `limit`. */
  exact(keys: readonly string[], limit: number): { turn: IndexedTurn; from: number; to: number }[] {
    const [first, second] = [this.#ids.get(keys[0] ?? ""), this.#ids.get(keys[1] ?? "")];
    if (first === undefined) return [];
    const pair = second === undefined ? undefined : this.#places.get(first * pairBase + second);
    const found: { turn: IndexedTurn; from: number; to: number }[] = [];
    for (const at of pair ?? this.#places.get(first) ?? []) {
      const turn = this.#turns[this.#turnAt(at)];
      if (turn === undefined) continue;
      const start = pair === undefined ? at : this.#wordBefore(at);
      const end = this.follow(keys, start, turn.to);
      if (end > 0) found.push({ turn, from: start, to: end });
      if (found.length >= limit) break;
    }
    return found;
  }

  /** Where words end that stand one behind the other from a place on, notes passed over; -1 where they do not. */
  follow(keys: readonly string[], start: number, limit: number): number {
    let at = start;
    for (const key of keys) {
      at = this.wordFrom(at, limit);
      if (at >= limit || this.#keys[at] !== key) return -1;
      at++;
    }
    return at;
  }

  /** The first place from one on that is not a note; the limit where there is none. */
  wordFrom(start: number, limit: number): number {
    let at = start;
    while (at < limit && this.#flags[at] === 1) at++;
    return at;
  }

  /** The turn behind another in its transcript. */
  turnAfter({ place, speech }: IndexedTurn): IndexedTurn | null {
    const next = this.#turns[place + 1];
    return next?.speech === speech ? next : null;
  }

  word(at: number): { readonly key: string; readonly aside: boolean; readonly filler: boolean } {
    const flag = this.#flags[at]!;
    return { key: this.#keys[at]!, aside: flag === 1, filler: flag === 2 };
  }
  startOf(at: number): Utf16 {
    return this.#starts[at]!;
  }
  endOf(at: number): Utf16 {
    return this.#ends[at]!;
  }

  /** The turn that is said. */
  said({ speech, turn }: IndexedTurn): SpeechTurn {
    return speech.turns[turn]!;
  }

  /** Keys of the places that a pattern looks up: its words next to each other, or a word that stands alone. */
  #pairs(pattern: readonly PatternPart[]): number[] {
    const found = new Set<number>();
    let before = 0;
    for (const [i, part] of pattern.entries()) {
      const id = part.kind === "word" ? (this.#ids.get(part.key) ?? 0) : 0;
      if (id !== 0 && before !== 0) found.add(before * pairBase + id);
      const alone = id !== 0 && before === 0 && pattern[i + 1]?.kind !== "word";
      if (alone) found.add(id);
      before = id;
    }
    return [...found];
  }

  #wordBefore(at: number): number {
    let before = at - 1;
    while (before > 0 && this.#flags[before] === 1) before--;
    return before;
  }

  #turnAt(at: number): number {
    let low = 0;
    let high = this.#turns.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#turns[middle]?.to ?? 0) > at) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** Larger than the number of different words of any paper: makes one number of two. */
const pairBase = 2 ** 24;
