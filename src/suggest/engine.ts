import type { EncoderChoice } from "../nlp/encoder.js";
import { type Vectors, vectorsFor, withoutVectors } from "../nlp/vectors.js";
import { type CodeText, pseudoExamples } from "./codes.js";
import { explain, sharesWord, type Why } from "./explain.js";
import { FeatureIndex } from "./features.js";
import type { Model, Standing } from "./model.js";
import type { Example, Passage } from "./passage.js";
import { train } from "./train.js";

/** What an engine is to learn, as plain data that can go to another thread. */
export interface EngineInput {
  readonly codes: readonly CodeText[];
  readonly examples: readonly Example[];
  /** Texts nobody has decided on yet. */
  readonly background: readonly string[];
  /** Sentence vectors from before, by text. */
  readonly known: ReadonlyMap<string, Float32Array>;
}

export interface Learning {
  /** In words, whether sentence vectors were at hand. */
  readonly description: string;
  /** Sentence vectors that were made now. */
  readonly fresh: ReadonlyMap<string, Float32Array>;
}

/** A code's standing, and whether a word of the passage speaks for it. */
export interface RankedCode extends Standing {
  readonly shares: boolean;
}

/** Learns, ranks and explains: here, or in another thread. */
export interface Engine {
  learn(input: EngineInput): Promise<Learning>;
  /** The codes of each passage, best first, `most` at most; none before anything was learned. */
  rank(passages: readonly Passage[], most: number): Promise<readonly (readonly RankedCode[])[]>;
  explain(passage: Passage, code: number): Promise<Why>;
  close(): Promise<void>;
}

/** An engine in the thread it is made in. */
export class LocalEngine implements Engine {
  readonly #choice: () => Promise<EncoderChoice | null>;
  readonly #index = new FeatureIndex();
  readonly #memory = new Map<string, Float32Array>();
  #vectors: Vectors = withoutVectors;
  #model: Model | null = null;

  /** @param choice the sentence encoder it may use */
  constructor(choice: () => Promise<EncoderChoice | null>) {
    this.#choice = choice;
  }

  async learn({ codes, examples, background, known }: EngineInput): Promise<Learning> {
    for (const [text, vector] of known) this.#memory.set(text, vector);
    const before = new Set(this.#memory.keys());
    const texts = [...codes.flatMap(pseudoExamples), ...examples].map(({ text }) => text);
    this.#vectors = await vectorsFor([...texts, ...background], this.#memory, await this.#choice());
    this.#model = train({
      codes,
      examples: examples.map((example) => this.#withVector(example)),
      background,
      vectorOf: this.#vectors.of,
      index: this.#index,
    });
    const fresh = new Map([...this.#memory].filter(([text]) => !before.has(text)));
    return { description: this.#vectors.description, fresh };
  }

  async rank(passages: readonly Passage[], most: number): Promise<readonly (readonly RankedCode[])[]> {
    const model = this.#model;
    if (model === null) return passages.map(() => []);
    return passages.map((passage) => {
      const asked = this.#withVector(passage);
      return model
        .rank(asked)
        .slice(0, most)
        .map((standing) => ({ ...standing, shares: sharesWord(model, asked, standing.code) }));
    });
  }

  async explain(passage: Passage, code: number): Promise<Why> {
    return this.#model === null
      ? { words: [], against: [], neighbours: [] }
      : explain(this.#model, this.#withVector(passage), code);
  }

  async close(): Promise<void> {
    this.#model = null;
  }

  #withVector<P extends Passage>(passage: P): P {
    return { ...passage, vector: this.#vectors.of(passage.text) };
  }
}
