import type { Id } from "../core/records.js";
import { editDistance } from "../core/similar.js";
import { tokensOf } from "./guide-tokens.js";

/** How like a guide's wording an interviewer's words must be, from 0 to 1, to count as asking it. */
export const wordingFloor = 0.6;

/** A question of the guide, as far as matching needs it. */
export interface GuideQuestion {
  readonly id: Id;
  readonly position: number;
  readonly name: string;
  readonly wording: string;
  readonly alternatives: readonly string[];
}

/** The question that a turn asks. */
export interface GuideMatch {
  readonly question: Id;
  readonly by: "number" | "wording";
  /** Likeness of the words to the nearest wording of the question, from 0 to 1. */
  readonly likeness: number;
}

const numberWord =
  "question|questions?\\s+no|q|frage|pregunta|pergunta|domanda|vraag|pytanie|fråga|soru|swali|السؤال|سؤال|प्रश्न|سوال|问题|問題|質問|问|問";
const number = "(\\d{1,3}(?:\\.\\d{1,2})*[a-z]?)";
const opening = "^[\\s\"'“”‘’«»(\\[*_#-]*";
// `Q3`, `Question 3:`, `Frage 3 -`; the word makes sure that a number of the guide is meant.
const named = new RegExp(
  `${opening}(?:${numberWord})\\s*(?:number|nummer|no\\.?|nr\\.?|n[°º]|#)?\\s*${number}(?![\\p{L}\\p{N}]|[:.,]\\d)[\\s.):\\]*_–—-]*`,
  "iu",
);
// `3.`, `3)`, `3:` before a blank, `3 - How`: not `10:30`, not `3 years`.
const bare = new RegExp(`${opening}${number}(?:[.):\\]](?=\\s|$)|\\s+[–—-]\\s+(?=\\p{L}))\\s*`, "iu");
const nameNumber = new RegExp(`^(?:(?:${numberWord})\\s*[.:#_-]?\\s*)?${number}$`, "iu");

/** The number that a text begins with, as a question of a guide is numbered, and where the words begin. */
function numberAt(text: string): { readonly number: string; readonly rest: string } | null {
  const found = named.exec(text) ?? bare.exec(text);
  if (found?.[1] === undefined) return null;
  return { number: plainNumber(found[1]), rest: text.slice(found[0].length) };
}

const plainNumber = (text: string) => text.toLowerCase().replace(/^0+(?=\d)/, "");

interface Wording {
  readonly question: Id;
  readonly tokens: readonly string[];
  readonly counts: ReadonlyMap<string, number>;
  readonly weight: number;
}

/**
 * Finds the question of an interview guide that an interviewer's turn asks: by its number (`3.`, `Q3:`,
 * `Question 3`), else by its words. Likeness is what a wording and the best passage of the turn share,
 * as a part of the longer of the two; a word of up to three letters weighs 1, a longer one 2, and words
 * that differ by a letter (two from nine letters on) are the same. A number gives way where the words
 * are those of another question.
 */
export class GuideMatcher {
  readonly #byNumber = new Map<string, Id>();
  readonly #wordings: Wording[] = [];
  readonly #vocabulary: readonly string[];
  readonly #known = new Map<string, string>();
  readonly #byName = new Map<string, Id>();

  constructor(questions: readonly GuideQuestion[]) {
    const inOrder = [...questions].sort((a, b) => a.position - b.position);
    for (const { id, name } of inOrder) {
      const found = nameNumber.exec(name.trim())?.[1];
      if (found !== undefined && !this.#byNumber.has(plainNumber(found)))
        this.#byNumber.set(plainNumber(found), id);
      this.#byName.set(tokensOf(name).join(" "), id);
    }
    // Where the ids are names, the numbers are those of the order.
    if (this.#byNumber.size === 0) inOrder.forEach(({ id }, i) => void this.#byNumber.set(`${i + 1}`, id));
    for (const { id, wording, alternatives } of inOrder)
      for (const text of [wording, ...alternatives]) {
        const tokens = tokensOf(text);
        if (tokens.length > 0) this.#wordings.push(wordingOf(id, tokens));
      }
    this.#vocabulary = [...new Set(this.#wordings.flatMap(({ tokens }) => tokens))];
    for (const token of this.#vocabulary) this.#known.set(token, token);
  }

  get isEmpty(): boolean {
    return this.#byNumber.size === 0;
  }

  /** The question that a turn asks; null where it asks none of the guide. */
  match(text: string): GuideMatch | null {
    if (this.isEmpty) return null;
    const start = text.slice(0, longestTurn);
    const numbered = numberAt(start);
    const question = numbered === null ? undefined : this.#byNumber.get(numbered.number);
    const likely = this.#likeness(numbered?.rest ?? start);
    let best: { question: Id; likeness: number } | null = null;
    for (const [id, likeness] of likely)
      if (likeness >= wordingFloor && (best === null || likeness > best.likeness))
        best = { question: id, likeness };
    if (question === undefined) return best === null ? null : { ...best, by: "wording" };
    const own = likely.get(question) ?? 0;
    if (best !== null && best.question !== question && own < wordingFloor) return { ...best, by: "wording" };
    return { question, by: "number", likeness: own };
  }

  /** The question that stands over an answer, as the heading of a table's column: its id, number or wording. */
  heading(text: string): GuideMatch | null {
    const question = this.#byName.get(tokensOf(text).join(" "));
    return question === undefined ? this.match(text) : { question, by: "number", likeness: 0 };
  }

  /** The likeness of each question that shares enough words to matter. */
  #likeness(text: string): Map<Id, number> {
    const found = new Map<Id, number>();
    const tokens = tokensOf(text).map((token) => this.#same(token));
    const all = countsOf(tokens);
    for (const wording of this.#wordings) {
      let shared = 0;
      for (const [token, count] of wording.counts)
        shared += Math.min(count, all.get(token) ?? 0) * weightOf(token);
      if (shared < wordingFloor * wording.weight) continue;
      const likeness = bestPassage(tokens, wording);
      if (likeness > (found.get(wording.question) ?? 0)) found.set(wording.question, likeness);
    }
    return found;
  }

  /** The word of the guide that a word is, misspelt or inflected; itself where it is none. */
  #same(token: string): string {
    const known = this.#known.get(token);
    if (known !== undefined) return known;
    const limit = token.length >= 9 ? 2 : token.length >= 5 ? 1 : 0;
    let same = token;
    let nearest = limit + 1;
    if (limit > 0)
      for (const other of this.#vocabulary) {
        if (other.length < 5 || Math.abs(other.length - token.length) > limit) continue;
        const distance = editDistance(token, other, limit);
        if (distance < nearest) {
          nearest = distance;
          same = other;
        }
      }
    if (this.#known.size < mostRemembered) this.#known.set(token, same);
    return same;
  }
}

const longestTurn = 4000;
const mostRemembered = 50_000;
/** Questions of fewer words ("And now?") must be the whole turn: they stand in too many others. */
const fewWords = 3;

const weightOf = (token: string) => ([...token].length <= 3 ? 1 : 2);

function wordingOf(question: Id, tokens: readonly string[]): Wording {
  return {
    question,
    tokens,
    counts: countsOf(tokens),
    weight: tokens.reduce((sum, token) => sum + weightOf(token), 0),
  };
}

function countsOf(tokens: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}

/** The likeness to the passage of the turn, from one shared word to another, that is most like. */
function bestPassage(tokens: readonly string[], { counts, weight, tokens: own }: Wording): number {
  const sums = [0];
  for (const token of tokens) sums.push((sums.at(-1) ?? 0) + weightOf(token));
  const span = (from: number, to: number) => (sums[to] ?? 0) - (sums[from] ?? 0);
  const places = tokens.flatMap((token, i) => (counts.has(token) ? [i] : []));
  const whole = own.length < fewWords;
  let best = 0;
  for (const start of whole ? places.slice(0, 1) : places) {
    const left = new Map(counts);
    let shared = 0;
    for (const place of places) {
      if (place < start) continue;
      const token = tokens[place] ?? "";
      const rest = left.get(token) ?? 0;
      if (rest > 0) {
        left.set(token, rest - 1);
        shared += weightOf(token);
      }
      const passage = whole ? span(0, tokens.length) : span(start, place + 1);
      best = Math.max(best, shared / Math.max(weight, passage));
    }
  }
  return best;
}
