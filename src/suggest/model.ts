import { evidenceOf, inputsPerCode } from "./evidence.js";
import type { Bag, FeatureIndex } from "./features.js";
import type { Guide } from "./guide.js";
import type { Logistic } from "./logistic.js";
import { constant, type Ground, type Multipliers } from "./machines.js";
import type { Passage } from "./passage.js";
import type { Postings } from "./postings.js";
import type { SentenceRows } from "./sentence-rows.js";
import { probabilityOf, type Trial } from "./trial.js";
import type { Vector, Weigher } from "./weigh.js";

interface Parts {
  readonly ground: Ground;
  readonly multipliers: Multipliers;
  readonly guide: Guide;
  readonly odds: Float64Array;
  readonly index: FeatureIndex;
  readonly weigher: Weigher;
  readonly vectors: readonly Vector[];
  readonly postings: Postings;
  readonly sentences: SentenceRows | null;
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

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** All codes that come into question, best first; equal scores in the order of the list. */
  rank(passage: Passage): Standing[] {
    const { ground, multipliers, calibration, guide, odds } = this.parts;
    const evidence = evidenceOf(this.products(passage), ground, multipliers, odds, () => true);
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

  /** Inner products of a passage with every example and codebook text. */
  products(passage: Passage): Float32Array {
    const { postings, index, weigher, sentences, vectorWeight } = this.parts;
    const bag: Bag = index.bag(passage.text, passage);
    const products = new Float32Array(postings.size).fill(constant);
    postings.products(weigher.vector(bag), products);
    if (sentences !== null && passage.vector !== undefined)
      sentences.products(passage.vector, vectorWeight * vectorWeight, products);
    return products;
  }
}
