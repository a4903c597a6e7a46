import { evidenceOf, inputsPerCode, type Products } from "./evidence.js";
import type { FeatureIndex } from "./features.js";
import { Floats } from "./floats.js";
import type { Guide } from "./guide.js";
import type { Logistic } from "./logistic.js";
import { constant, type Ground, type Multipliers } from "./machines.js";
import type { Passage } from "./passage.js";
import type { Postings } from "./postings.js";
import { SentenceRows } from "./sentence-rows.js";
import { probabilityOf, type Trial } from "./trial.js";
import type { Vector, Weigher } from "./weigh.js";

interface Parts {
  readonly ground: Omit<Ground, "gram" | "unused">;
  /** Multipliers by code and row: code * stride + row. */
  readonly learned: Float32Array;
  readonly stride: number;
  readonly guide: Guide;
  readonly odds: Float64Array;
  readonly index: FeatureIndex;
  readonly weigher: Weigher;
  readonly vectors: readonly Vector[];
  readonly postings: Postings;
  /** Sentence vectors of all rows; null where they do not count. */
  readonly sentences: readonly (Float32Array | undefined)[] | null;
  readonly vectorWeight: number;
  readonly trial: Trial | null;
  readonly calibration: Logistic | null;
}

/** A code's standing for one passage. */
export interface Standing {
  /** Place in the list of codes. */
  readonly code: number;
  readonly score: number;
  /** Null where there is too little data to calibrate. */
  readonly probability: number | null;
}

/** A trained engine: ranks codes for passages and can say why. */
export class Model {
  readonly parts: Parts;

  readonly #products: Products;
  readonly #multipliers: Multipliers;
  readonly #sentences: SentenceRows | null;

  constructor(parts: Parts) {
    const { learned, stride, sentences, postings } = parts;
    const room = sentences === null ? 0 : SentenceRows.room(sentences);
    const floats = new Floats(learned.length + stride + room + 64);
    const block = floats.take(learned.length);
    block.values.set(learned);
    this.#multipliers = { floats, block, stride };
    const products = floats.take(stride);
    this.#products = { block: products, from: 0, values: products.values.subarray(0, postings.size) };
    this.#sentences = sentences === null ? null : new SentenceRows(floats, sentences);
    this.parts = { ...parts, learned: block.values };
  }

  /** All codes that come into question, best first; equal scores in the order of the list. */
  rank(passage: Passage): Standing[] {
    const { ground, calibration, guide, odds } = this.parts;
    const evidence = evidenceOf(this.#ask(passage), ground, this.#multipliers, odds, () => true);
    const among = guide(passage.question);
    const standings: Standing[] = [];
    for (let code = 0; code < ground.codes.length; code++) {
      if (among !== null && !among.has(code)) continue;
      const score = evidence[code * inputsPerCode] as number;
      standings.push({ code, score, probability: calibration && probabilityOf(evidence, code, calibration) });
    }
    return standings.sort(
      (a, b) => (b.probability ?? 0) - (a.probability ?? 0) || b.score - a.score || a.code - b.code,
    );
  }

  /** Inner products of a passage with every example and codebook text; good until the next passage is asked about. */
  #ask(passage: Passage): Products {
    const { postings, index, weigher, vectorWeight } = this.parts;
    const { values } = this.#products;
    values.fill(constant);
    postings.products(weigher.vector(index.bag(passage.text, passage)), values);
    if (passage.vector !== undefined)
      this.#sentences?.products(passage.vector, vectorWeight * vectorWeight, values);
    return this.#products;
  }
}
