import type { Id } from "../../core/records.js";
import { editDistance } from "../../core/similar.js";
import { clausesOf, sentencesOf } from "./guide-clauses.js";
import { askingWords } from "./guide-vocabulary.js";
import { type GuideWord, guideWords, subjectWeight } from "./guide-words.js";

/** A question, as far as its words matter. */
export interface WordedQuestion {
  readonly id: Id;
  readonly name: string;
  readonly wording: string;
  readonly alternatives: readonly string[];
}

interface Wording {
  readonly question: Id;
  readonly words: readonly GuideWord[];
  readonly weight: number;
  /** A wording with no subject in it ("Anything else?") must be all that is asked. */
  readonly whole: boolean;
  /** Who, where, when or why it asks; null for what and how, which stand for each other. */
  readonly asks: string | null;
  /** What a part of a wording is worth. */
  readonly scale: number;
}

/** Words of one meaning that are not the same word count for this much. */
const otherWord = 0.8;
/** What is said beside the passage compared counts against it by this much, where it has a subject. */
const beside = 0.5;
/** What is shared must have this weight in words of only that question, or be all but the wording itself. */
const ownWeight = 0.75;
const verbatim = 0.75;
/** Where one asks who and the other when. */
const otherAsking = 0.8;
const mostRemembered = 50_000;

/**
 * How like a passage of talk is to the questions of a guide, from 0 to 1: the weight of the words that
 * the nearest wording and the passage share, as a part of the weightier of the two. Words are compared
 * by their stems, misspelt ones by the nearest word of the guide; words of one meaning count for .8. A
 * word weighs less the more questions have it. A wording that asks two things can be met by either.
 */
export class GuideLikeness {
  readonly #wordings: Wording[] = [];
  readonly #byMeaning = new Map<string, Set<Wording>>();
  readonly #rarity = new Map<string, number>();
  /** Words, and meanings of words, of only one question. */
  readonly #single = new Set<string>();
  readonly #names = new Map<string, Id>();
  readonly #vocabulary = new Map<string, GuideWord>();
  readonly #misspelt = new Map<string, GuideWord | null>();

  constructor(questions: readonly WordedQuestion[]) {
    const spread = new Map<string, Set<Id>>();
    const asked = (key: string, id: Id) => void spread.set(key, (spread.get(key) ?? new Set()).add(id));
    const texts = questions.flatMap(({ id, wording, alternatives }) =>
      [wording, ...alternatives].map((text) => ({ id, text })),
    );
    for (const { id, text } of texts)
      for (const { base, meaning } of guideWords(text)) {
        asked(base, id);
        asked(meaning, id);
      }
    for (const [key, { size }] of spread) {
      this.#rarity.set(key, Math.max(0.4, 1 / Math.sqrt(size)));
      if (size === 1) this.#single.add(key);
    }
    for (const { id, text } of texts) this.#add(id, text);
    for (const { id, name } of questions)
      for (const { meaning, weight } of guideWords(name))
        if (weight >= subjectWeight && (spread.get(meaning)?.size ?? 0) <= 1 && /\p{L}{3}/u.test(name))
          this.#names.set(meaning, id);
    for (const { words } of this.#wordings) for (const word of words) this.#vocabulary.set(word.base, word);
  }

  /** The likeness of each question that shares a word of weight. */
  of(text: string): Map<Id, number> {
    const words = guideWords(text).map((word) => this.#nearest(word));
    const found = new Map<Id, number>();
    const candidates = new Set<Wording>();
    for (const { meaning } of words)
      for (const wording of this.#byMeaning.get(meaning) ?? []) candidates.add(wording);
    for (const wording of candidates) {
      const likeness = wording.scale * this.#best(words, wording);
      if (likeness > (found.get(wording.question) ?? 0)) found.set(wording.question, likeness);
    }
    for (const { meaning, weight } of words) {
      const named = weight >= subjectWeight ? this.#names.get(meaning) : undefined;
      if (named !== undefined) found.set(named, Math.min(1, (found.get(named) ?? 0) + 0.15));
    }
    return found;
  }

  /** Whether a question has the word, or one of its meaning. */
  knows(token: string): boolean {
    return guideWords(token).some(({ meaning }) => this.#rarity.has(meaning));
  }

  #add(question: Id, text: string): void {
    const whole = guideWords(text);
    if (whole.length === 0) return;
    const add = (words: readonly GuideWord[], scale: number) => {
      const subject = words.some(({ weight }) => weight >= subjectWeight);
      const wording = {
        question,
        words,
        weight: this.#sum(words),
        whole: !subject || words.length < 3,
        asks: askedBy(words),
        scale,
      };
      this.#wordings.push(wording);
      for (const { meaning, weight } of words)
        if (weight >= subjectWeight || !subject)
          this.#byMeaning.set(meaning, (this.#byMeaning.get(meaning) ?? new Set()).add(wording));
    };
    add(whole, 1);
    const parts = sentencesOf(text).flatMap((one) => clausesOf(one));
    if (parts.length < 2) return;
    for (const part of parts) {
      const words = guideWords(part);
      const subject = words.filter(({ weight }) => weight >= subjectWeight);
      if (words.length >= 4 && this.#sum(subject) >= 1.5) add(words, 0.95);
    }
  }

  #weigh = ({ meaning, weight }: GuideWord) => weight * (this.#rarity.get(meaning) ?? 1);
  #sum = (words: readonly GuideWord[]) => words.reduce((sum, word) => sum + this.#weigh(word), 0);

  /** The likeness to the passage, from one shared word to another, that is most like. */
  #best(words: readonly GuideWord[], wording: Wording): number {
    const sums = [0];
    const subjects = [0];
    for (const word of words) {
      const weight = this.#weigh(word);
      sums.push((sums.at(-1) ?? 0) + weight);
      subjects.push((subjects.at(-1) ?? 0) + (word.weight >= subjectWeight ? weight : 0));
    }
    const total = subjects.at(-1) ?? 0;
    const wanted = new Set(wording.words.map(({ meaning }) => meaning));
    const places = words.flatMap(({ meaning }, i) => (wanted.has(meaning) ? [i] : []));
    const asks = askedBy(words);
    let best = 0;
    for (const start of wording.whole ? places.slice(0, 1) : places) {
      const left = [...wording.words];
      let shared = 0;
      let own = 0;
      let subjectsShared = 0;
      for (const place of places) {
        if (place < start) continue;
        const { worth, single } = this.#take(left, words[place]);
        shared += worth;
        if (single) own += worth;
        if (worth > 0 && (words[place]?.weight ?? 0) >= subjectWeight) subjectsShared++;
        const [from, to] = wording.whole ? [0, words.length] : [start, place + 1];
        const inside = (sums[to] ?? 0) - (sums[from] ?? 0);
        const outside = total - ((subjects[to] ?? 0) - (subjects[from] ?? 0));
        const likeness = shared / Math.max(wording.weight, inside + beside * outside);
        // One word with a subject is not enough: "as a mentor" does not ask whom one mentors.
        const thin = subjectsShared < 2 && wording.asks !== null && asks === null ? otherAsking : 1;
        if (own >= ownWeight || likeness >= verbatim) best = Math.max(best, likeness * thin);
      }
    }
    return asks !== null && wording.asks !== null && asks !== wording.asks ? best * otherAsking : best;
  }

  /** Takes a word out of those that are left of a wording: what it is worth, and whether no other question has it. */
  #take(left: GuideWord[], word: GuideWord | undefined): { worth: number; single: boolean } {
    let place = left.findIndex(({ base }) => base === word?.base);
    const same = place >= 0;
    if (!same) place = left.findIndex(({ meaning }) => meaning === word?.meaning);
    const [taken] = place < 0 ? [] : left.splice(place, 1);
    if (taken === undefined || word === undefined) return { worth: 0, single: false };
    return {
      worth: Math.min(this.#weigh(taken), this.#weigh(word)) * (same ? 1 : otherWord),
      single: word.weight >= subjectWeight && this.#single.has(same ? word.base : word.meaning),
    };
  }

  /** The word of the guide that a word is, where it is misspelt; itself where it is none. */
  #nearest(word: GuideWord): GuideWord {
    if (word.weight < subjectWeight || this.#rarity.has(word.meaning)) return word;
    let meant = this.#misspelt.get(word.base);
    if (meant === undefined) {
      meant = this.#search(word.base);
      if (this.#misspelt.size < mostRemembered) this.#misspelt.set(word.base, meant);
    }
    return meant ?? word;
  }

  #search(base: string): GuideWord | null {
    const limit = base.length >= 9 ? 2 : base.length >= 5 ? 1 : 0;
    let same: GuideWord | null = null;
    let nearest = limit + 1;
    if (limit > 0)
      for (const [other, word] of this.#vocabulary) {
        if (other.length < 5 || Math.abs(other.length - base.length) > limit) continue;
        const distance = isSwapped(base, other) ? 1 : editDistance(base, other, limit);
        if (distance < nearest) {
          nearest = distance;
          same = word;
        }
      }
    return same;
  }
}

/** The first asking word; what and how are one. */
function askedBy(words: readonly GuideWord[]): string | null {
  const first = words.find(({ base }) => askingWords.has(base))?.base;
  return first === undefined
    ? null
    : /^(?:what|how|which)$/.test(first)
      ? "what"
      : first.replace(/^who[ms]e?$/, "who");
}

/** Whether two words differ by two neighbouring letters that changed places. */
function isSwapped(a: string, b: string): boolean {
  const at = [...a].findIndex((letter, i) => letter !== b[i]);
  return (
    a.length === b.length &&
    at >= 0 &&
    a.slice(0, at) + (a[at + 1] ?? "") + (a[at] ?? "") + a.slice(at + 2) === b
  );
}
