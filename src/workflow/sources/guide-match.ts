import type { Id } from "../../core/records.js";
import { clausesOf, runsOf, sentencesOf } from "./guide-clauses.js";
import { GuideLikeness } from "./guide-likeness.js";
import { numberAt, numberOfName } from "./guide-number.js";
import { tokensOf } from "./guide-tokens.js";

/** How like a guide's wording an interviewer's words must be, from 0 to 1, to count as asking it wherever they stand. */
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
  readonly by: "number" | "wording" | "hand";
  /** Likeness of the words to the nearest wording of the question, from 0 to 1. */
  readonly likeness: number;
}

/** A sentence of a turn, and the likeness of questions to what stands between two of its clauses. */
export interface ReadSentence {
  readonly sentence: string;
  readonly clauses: number;
  readonly runs: readonly {
    readonly from: number;
    readonly to: number;
    readonly likeness: ReadonlyMap<Id, number>;
  }[];
}

/** A turn of an interviewer as it is held against a guide: the question whose number it begins with, its sentences. */
export interface ReadTurn {
  readonly number: Id | null;
  readonly sentences: readonly ReadSentence[];
}

const longestTurn = 4000;

/** Holds the turns of a transcript against the questions of an interview guide: by number, by words. */
export class GuideMatcher {
  readonly #byNumber = new Map<string, Id>();
  readonly #byName = new Map<string, Id>();
  readonly #positions = new Map<Id, number>();
  readonly #words: GuideLikeness;

  constructor(questions: readonly GuideQuestion[]) {
    const inOrder = [...questions].sort((a, b) => a.position - b.position);
    for (const [place, { id, name }] of inOrder.entries()) {
      const number = numberOfName(name);
      if (number !== undefined && !this.#byNumber.has(number)) this.#byNumber.set(number, id);
      this.#byName.set(tokensOf(name).join(" "), id);
      this.#positions.set(id, place);
    }
    // Where the ids are names, the numbers are those of the order.
    if (this.#byNumber.size === 0) inOrder.forEach(({ id }, i) => void this.#byNumber.set(`${i + 1}`, id));
    this.#words = new GuideLikeness(inOrder);
  }

  get isEmpty(): boolean {
    return this.#positions.size === 0;
  }

  /** The questions in the order of the guide. */
  get order(): ReadonlyMap<Id, number> {
    return this.#positions;
  }

  /** Whether a question of the guide has the word. */
  knows(token: string): boolean {
    return this.#words.knows(token);
  }

  /** Holds a turn against the questions of the guide. */
  read(text: string): ReadTurn {
    const start = text.slice(0, longestTurn);
    const numbered = numberAt(start);
    return {
      number: (numbered === null ? undefined : this.#byNumber.get(numbered.number)) ?? null,
      sentences: sentencesOf(numbered?.rest ?? start).map((sentence) => {
        const clauses = clausesOf(sentence);
        const runs = runsOf(clauses).map((run) => ({ ...run, likeness: this.#words.of(run.text) }));
        return { sentence, clauses: clauses.length, runs };
      }),
    };
  }

  /** The question that stands over an answer, as the heading of a table's column: its id, number or wording. */
  heading(text: string): GuideMatch | null {
    const question = this.#byName.get(tokensOf(text).join(" "));
    if (question !== undefined) return { question, by: "number", likeness: 0 };
    const { number, sentences } = this.read(text);
    const likely = sentences.flatMap(({ runs }) => runs.flatMap(({ likeness }) => [...likeness]));
    const best = likely.reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0]);
    if (best[1] >= wordingFloor) return { question: best[0], by: "wording", likeness: best[1] };
    return number === null ? null : { question: number, by: "number", likeness: 0 };
  }
}
