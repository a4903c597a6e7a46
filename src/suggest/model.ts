import { evidenceOf, likeCodebook, likePassages, nearestRows, type Products, weighed } from "./evidence.js";
import type { FeatureIndex } from "./features.js";
import { meantWords, withFewWords } from "./few-words.js";
import { Floats } from "./floats.js";
import type { Guide } from "./guide.js";
import { sigmoid } from "./logistic.js";
import { constant, type Ground, type Multipliers } from "./machines.js";
import type { Passage } from "./passage.js";
import type { Postings } from "./postings.js";
import { SentenceRows } from "./sentence-rows.js";
import type { Trial } from "./trial.js";
import type { PassageVector, Vector, Weigher } from "./weigh.js";

interface Parts {
  readonly ground: Omit<Ground, "gram" | "unused">;
  /** Multipliers by code and row, of all machines together and weighed: code * stride + row. */
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
  /** What the evidence beside the machines weighs. */
  readonly weights: readonly number[];
  /** Makes probabilities of scores; null where there is too little data to calibrate. */
  readonly offset: number | null;
}

/** A code's standing for one passage. */
export interface Standing {
  /** Place in the list of codes. */
  readonly code: number;
  /** The evidence as weighed: a log odds, but for what is common to all passages and codes. */
  readonly score: number;
  /** Null where there is too little data to calibrate. */
  readonly probability: number | null;
}

/** A trained engine: ranks codes for passages and can say why. */
export class Model {
  readonly parts: Parts;

  readonly #products: Products;
  readonly #machines: readonly [Multipliers];
  readonly #weights: readonly number[];
  readonly #sentences: SentenceRows | null;
  /** The mean log odds of codes. */
  readonly #usual: number;
  /** The passage asked about last; reasons are asked for right after its rank. */
  #last: { readonly passage: Passage; readonly vector: PassageVector } | null = null;

  constructor(parts: Parts) {
    const { learned, stride, sentences, postings, weights } = parts;
    this.#usual = parts.odds.reduce((a, b) => a + b, 0) / Math.max(1, parts.odds.length);
    const room = sentences === null ? 0 : SentenceRows.room(sentences);
    const floats = new Floats(learned.length + stride + room + 64);
    const block = floats.take(learned.length);
    block.values.set(learned);
    this.#machines = [{ floats, block, stride }];
    this.#weights = [...weights, 1];
    const products = floats.take(stride);
    this.#products = { block: products, from: 0, values: products.values.subarray(0, postings.size) };
    this.#sentences = sentences === null ? null : new SentenceRows(floats, sentences);
    this.parts = { ...parts, learned: block.values };
  }

  /** All codes that come into question, best first; equal scores in the order of the list. */
  rank(passage: Passage): Standing[] {
    const { ground, offset, guide, odds } = this.parts;
    const evidence = evidenceOf(this.#ask(passage), ground, this.#machines, odds, () => true);
    const among = guide(passage.question);
    const words = meantWords(passage.text, this.vector(passage).stems);
    const standings: Standing[] = [];
    for (let code = 0; code < ground.codes.length; code++) {
      if (among !== null && !among.has(code)) continue;
      const score = weighed(evidence, code, this.#weights);
      const probability = offset === null ? null : sigmoid(withFewWords(score + offset, words, this.#usual));
      standings.push({ code, score, probability });
    }
    return standings.sort((a, b) => b.score - a.score || a.code - b.code);
  }

  /**
   * By row, what a passage's product with it adds to the score of a code: the machines' multipliers, and the rows it
   * is most like.
   */
  multipliers(passage: Passage, code: number): Float32Array {
    const { ground, learned, stride, weights } = this.parts;
    const rows = learned.slice(code * stride, (code + 1) * stride);
    const { text, first, second } = nearestRows(this.#ask(passage).values, ground, () => true);
    const add = (row: number | undefined, weight = 0) => {
      if (row !== undefined && row >= 0) rows[row]! += weight;
    };
    add(text[code], weights[likeCodebook]);
    add(first[code], (weights[likePassages] ?? 0) / 2);
    add(second[code], (weights[likePassages] ?? 0) / 2);
    return rows;
  }

  /** A passage's own words as weighted features. */
  vector(passage: Passage): PassageVector {
    if (this.#last?.passage !== passage) {
      const { index, weigher } = this.parts;
      this.#last = { passage, vector: weigher.passage(index.glance(passage.text, passage)) };
    }
    return this.#last.vector;
  }

  /** Inner products of a passage with every example and codebook text; good until the next passage is asked about. */
  #ask(passage: Passage): Products {
    const { postings, vectorWeight } = this.parts;
    const { values } = this.#products;
    values.fill(constant);
    postings.products(this.vector(passage), values);
    if (passage.vector !== undefined)
      this.#sentences?.products(passage.vector, vectorWeight * vectorWeight, values);
    return this.#products;
  }
}
