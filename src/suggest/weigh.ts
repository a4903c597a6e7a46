import { type Bag, blocks } from "./features.js";

/** How much each block counts beside the others, as a factor on vectors of length 1. */
const blockWeights: readonly number[] = [1, 1, 1, 0.1, 0.3, 0.3];

/** A passage with this many stems and pairs of stems says half as much (in its square) as a long one. */
const fewStems = 2;
const stemBlock = blocks.indexOf("stems");

/** A text as numbered, weighted features. */
export interface Vector {
  readonly ids: Int32Array;
  readonly values: Float32Array;
  /** Squared length. */
  readonly norm: number;
}

/** A passage's, with the number of its different stems and pairs of stems. */
export interface PassageVector extends Vector {
  readonly stems: number;
}

/**
 * TF-IDF weights learned from texts: (1 + ln tf) times the square root of 1 + ln((1 + N) / (1 + df)), so that
 * in the inner product of two texts a shared feature counts by its idf once; each block is then scaled to length 1
 * and multiplied by its weight. A passage of few words is shorter: in the square by m / (m + 2), where m are its
 * stems and pairs of stems. "No. Leave it." would else be sure of whatever "leave" goes with.
 */
export class Weigher {
  readonly #idf: Float32Array;
  readonly #unseen: number;

  /** @param background texts that tell how common the features of `bags` are, and nothing of others */
  constructor(bags: Iterable<Bag>, background: Iterable<Bag>, features: number) {
    const df = new Float32Array(features);
    let count = 0;
    for (const { ids } of bags) {
      count++;
      for (const id of ids) df[id]! += 1;
    }
    for (const { ids } of background) {
      count++;
      for (const id of ids) if ((df[id] ?? 0) > 0) df[id]! += 1;
    }
    this.#idf = df.map((n) => Math.sqrt(1 + Math.log((1 + count) / (1 + n))));
    this.#unseen = Math.sqrt(1 + Math.log(1 + count));
  }

  /** A passage's features. */
  passage(bag: Bag): PassageVector {
    const stems = bag.starts[stemBlock + 1]! - bag.starts[stemBlock]!;
    const length = Math.max(1, stems);
    return { ...this.text(bag, Math.sqrt(length / (length + fewStems))), stems };
  }

  /** The features of a text of the codebook, in which every word is meant. */
  text({ ids, counts, starts }: Bag, length = 1): Vector {
    const values = new Float32Array(ids.length);
    let norm = 0;
    for (let block = 0; block < blocks.length; block++) {
      const from = starts[block]!;
      const to = starts[block + 1]!;
      let sum = 0;
      for (let k = from; k < to; k++) {
        const idf = this.#idf[ids[k]!] ?? this.#unseen;
        const value = (1 + Math.log(counts[k]!)) * idf;
        values[k] = value;
        sum += value * value;
      }
      if (sum === 0) continue;
      const weight = length * blockWeights[block]!;
      const scale = weight / Math.sqrt(sum);
      for (let k = from; k < to; k++) values[k] = values[k]! * scale;
      norm += weight * weight;
    }
    return { ids, values, norm };
  }
}
