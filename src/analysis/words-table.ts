import { IntList } from "./int-list.js";
import { PeopleOfSlots } from "./people-of-slots.js";

/** How often a word was said by a group, and how far that is from what the others say. */
export interface WordCount {
  readonly word: string;
  readonly count: number;
  /** Active participants who said it. */
  readonly participants: number;
  /** What a group (a name) has of it. */
  of(group: string): GroupCount;
}

export interface GroupCount {
  readonly count: number;
  readonly participants: number;
  /** Log-likelihood against all others together; with a minus where the group says it less. */
  readonly keyness: number;
}

export interface WordsTable {
  /** Words said, without those passed over. */
  readonly words: number;
  readonly groups: ReadonlyMap<string, { readonly words: number; readonly participants: number }>;
  /** Most frequent first, then by the alphabet. */
  readonly rows: readonly WordCount[];
}

/**
 * The log-likelihood of a word's counts in two bodies of talk: how surprising it would be if both used it alike.
 * `a` of `c` words against `b` of `d` words; E1 = c(a+b)/(c+d), E2 = d(a+b)/(c+d), 2(a ln(a/E1) + b ln(b/E2)), where a
 * count of 0 adds 0. Source: Rayson and Garside 2000, Comparing corpora using frequency profiling.
 * Worked example: 10 of 1,000 against 5 of 2,000: E1 = 5, E2 = 10, 2(10 ln 2 + 5 ln ½) = 10 ln 2 = 6.93.
 */
export function logLikelihood(a: number, b: number, c: number, d: number): number {
  const part = (count: number, expected: number) => (count === 0 ? 0 : count * Math.log(count / expected));
  const share = (a + b) / (c + d);
  return Math.max(0, 2 * (part(a, c * share) + part(b, d * share)));
}

/** Counts words as they are said, by who says them. Words and groups are numbers from 0. */
export class WordTally {
  readonly #groups: readonly string[];
  readonly #said: number[];
  readonly #speakers = new PeopleOfSlots();
  readonly #counts = new IntList();
  readonly #people = new PeopleOfSlots();
  /** A slot is what one group has of one word; only those that occur take room. */
  readonly #slots: Map<number, number>[];
  readonly #slotCounts = new IntList();
  /** By word: the group that it was last said by, and the slot of both. */
  readonly #lastGroup = new IntList();
  readonly #lastSlot = new IntList();
  readonly #slotPeople = new PeopleOfSlots();

  constructor(groups: readonly string[]) {
    this.#groups = groups;
    this.#said = groups.map(() => 0);
    this.#slots = groups.map(() => new Map());
  }

  /** Notes that a person (a number of the caller's) of a group said a word. */
  add(word: number, group: number, person: number): void {
    while (this.#counts.length <= word) {
      this.#counts.push(0);
      this.#lastGroup.push(-1);
      this.#lastSlot.push(-1);
    }
    this.#counts.set(word, this.#counts.at(word) + 1);
    const slot = this.#slotOf(word, group);
    this.#slotCounts.set(slot, this.#slotCounts.at(slot) + 1);
    this.#said[group]! += 1;
    if (!this.#slotPeople.meet(slot, person)) return;
    this.#people.meet(word, person);
    this.#speakers.meet(group, person);
  }

  #slotOf(word: number, group: number): number {
    if (this.#lastGroup.at(word) === group) return this.#lastSlot.at(word);
    const slots = this.#slots[group]!;
    let slot = slots.get(word);
    if (slot === undefined) {
      slot = this.#slotCounts.length;
      slots.set(word, slot);
      this.#slotCounts.push(0);
    }
    this.#lastGroup.set(word, group);
    this.#lastSlot.set(word, slot);
    return slot;
  }

  /** The table; `written` gives the word of each number. */
  table(written: readonly string[]): WordsTable {
    const all = this.#said.reduce((sum, count) => sum + count, 0);
    const places = new Map(this.#groups.map((name, place) => [name, place]));
    const slotPeople = this.#slotPeople.counts(this.#slotCounts.length);
    const people = this.#people.counts(this.#counts.length);
    const counts = this.#counts.values();
    const rows = Array.from(
      counts,
      (count, word): WordCount => ({
        word: written[word] ?? "",
        count,
        participants: people[word]!,
        of: (name) => {
          const group = places.get(name) ?? -1;
          const slot = this.#slots[group]?.get(word);
          const here = slot === undefined ? 0 : this.#slotCounts.at(slot);
          const keyness = signedKeyness(here, count - here, this.#said[group] ?? 0, all);
          return {
            count: here,
            participants: slot === undefined ? 0 : slotPeople[slot]!,
            keyness,
          };
        },
      }),
    );
    rows.sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
    const speakers = this.#speakers.counts(this.#groups.length);
    const groups = this.#groups.map(
      (name, i) => [name, { words: this.#said[i] ?? 0, participants: speakers[i] ?? 0 }] as const,
    );
    return { words: all, groups: new Map(groups), rows };
  }
}

/** Log-likelihood of a group against all others, with a minus where the group says the word less. */
function signedKeyness(here: number, elsewhere: number, said: number, all: number): number {
  if (all === said || said === 0) return 0;
  const size = logLikelihood(here, elsewhere, said, all - said);
  return here * (all - said) < elsewhere * said ? -size : size;
}
