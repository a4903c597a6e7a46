import { chooseEncoder } from "../../jobs/encoder-choice.js";
import { engineThread } from "../../jobs/suggest-thread.js";
import { type Engine, LocalEngine, type RankedCode } from "../../suggest/engine.js";
import type { Passage } from "../../suggest/passage.js";
import { VectorCache } from "../shared/vector-cache.js";
import type { Work } from "../shared/work.js";
import { nothingToLearn } from "../suggest/suggest-notes.js";
import type { StudyPassage } from "../suggest/suggest-training.js";
import {
  chosenPassages,
  encodedTexts,
  readTrainingData,
  type TrainingData,
} from "../suggest/training-data.js";

/** What was learned when, so that rankings and what they are about stay together. */
export interface TrainedEngine {
  readonly data: TrainingData;
  /** The passages learned from, in the engine's order. */
  readonly passages: readonly StudyPassage[];
  /** False where there is nothing to learn from. */
  readonly able: boolean;
}

/** At least this long between two readings of the study, in milliseconds; and so many times as long as one takes. */
const least = 2000;
const patience = 50;

/** The engine behind the coder: learns in the background, again and again, and never keeps anybody waiting. */
export class CoderEngine {
  readonly #work: Work;
  readonly #engine: Engine;
  readonly #encoder: string | null;
  #trained: TrainedEngine | null = null;
  #learning: Promise<void> | null = null;
  #renewed = false;
  /** The study's event that was learned last. */
  #seq = -1;
  /** Not before this time: reading a large study over and over would be felt at the keys. */
  #notBefore = 0;

  private constructor(work: Work, engine: Engine, encoder: string | null) {
    this.#work = work;
    this.#engine = engine;
    this.#encoder = encoder;
  }

  /** @param background whether to learn in a thread of its own */
  static async open(work: Work, background: boolean): Promise<CoderEngine> {
    const setting = (await work.encoder?.()) ?? null;
    const choice = setting === null ? null : await chooseEncoder(setting);
    const engine = background ? engineThread(setting) : new LocalEngine(async () => choice);
    return new CoderEngine(work, engine, choice?.id ?? null);
  }

  /** What was learned; null until something was. */
  get trained(): TrainedEngine | null {
    return this.#trained;
  }

  /** Begins to learn the study as it stands, if that changed and nothing is being learned. */
  async refresh(): Promise<{ readonly done: Promise<void> }> {
    if (this.#learning === null) {
      const { seq } = await this.#work.store.head();
      if (seq === this.#seq || this.#work.now() < this.#notBefore) return { done: Promise.resolve() };
      this.#seq = seq;
      this.#learning = this.#learn().finally(() => {
        this.#learning = null;
      });
      // Whoever does not wait for it is told by `trained` staying what it was.
      this.#learning.catch(() => {});
    }
    return { done: this.#learning };
  }

  /** Whether something new was learned since this was asked last. */
  renewed(): boolean {
    const renewed = this.#renewed;
    this.#renewed = false;
    return renewed;
  }

  rank(passages: readonly Passage[], most: number): Promise<readonly (readonly RankedCode[])[]> {
    return this.#engine.rank(passages, most);
  }

  explain(passage: Passage, code: number): ReturnType<Engine["explain"]> {
    return this.#engine.explain(passage, code);
  }

  close(): Promise<void> {
    return this.#engine.close();
  }

  async #learn(): Promise<void> {
    const work = this.#work;
    const coder = work.coder === null || work.coder.id === 0 ? undefined : work.coder.name;
    const begun = work.now();
    const data = await work.store.snapshot(() =>
      readTrainingData(work, { unit: "turn", coder, withSuggested: false }),
    );
    const read = work.now();
    this.#notBefore = read + Math.max(least, patience * (read - begun));
    const { passages, background } = chosenPassages(data);
    const able = nothingToLearn(data.codes, data.training) === null;
    if (able) {
      const memory = this.#encoder === null ? null : await VectorCache.open(work, this.#encoder);
      const texts = memory === null ? [] : encodedTexts(data);
      const known = new Map(texts.flatMap((text) => pair(text, memory?.get(text))));
      const { fresh } = await this.#engine.learn({
        codes: data.codeTexts,
        examples: passages.map(({ example }) => example),
        background,
        known,
      });
      for (const [text, vector] of fresh) memory?.set(text, vector);
      await memory?.keep();
    }
    this.#trained = { data, passages, able };
    this.#renewed = true;
  }
}

const pair = (text: string, vector: Float32Array | undefined): (readonly [string, Float32Array])[] =>
  vector === undefined ? [] : [[text, vector]];
