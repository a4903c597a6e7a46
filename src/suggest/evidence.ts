import type { Block } from "./floats.js";
import type { Ground, Multipliers } from "./machines.js";

/** Kinds of evidence beside the scores of machines, which come after them. */
export const likelihood = 0;
export const likeCodebook = 1;
export const likePassages = 2;
const beside = 3;

/**
 * What the evidence weighs as long as a study's own codings do not say: log odds, likeness to the codebook, likeness
 * to coded passages, the score by coded passages and codebook, and the score by the codebook alone. Out-of-fold
 * fits on studies of very different kinds gave about these.
 */
export const usualWeights = [0, 4, 0.5, 4, 3] as const;

/** A passage's inner products with all rows, in the memory of the multipliers. */
export interface Products {
  readonly block: Block;
  readonly from: number;
  /** The same, without what fills up the row. */
  readonly values: Float32Array;
}

/** The most alike of each code's texts and passages, by code: rows, or -1 where there is none, and their products. */
export interface Nearest {
  /** The codebook's text for the code. */
  readonly text: Int32Array;
  readonly textProduct: Float64Array;
  /** The two most alike passages coded with it. */
  readonly first: Int32Array;
  readonly firstProduct: Float64Array;
  readonly second: Int32Array;
  readonly secondProduct: Float64Array;
}

/** Which rows are most like a passage; a row counts only if its product with it is above 0. */
export function nearestRows(
  products: Float32Array,
  { codes, examples, coded, pseudo }: Omit<Ground, "gram" | "unused">,
  use: (example: number) => boolean,
): Nearest {
  const n = codes.length;
  const [text, first, second] = [row(n), row(n), row(n)];
  const [textProduct, firstProduct, secondProduct] = [
    new Float64Array(n),
    new Float64Array(n),
    new Float64Array(n),
  ];
  for (let i = 0; i < examples.length; i++) {
    if (!use(i)) continue;
    const product = products[i]!;
    const to = coded.starts[i + 1]!;
    for (let at = coded.starts[i]!; at < to; at++) {
      const code = coded.codes[at]!;
      if (product > firstProduct[code]!) {
        second[code] = first[code]!;
        secondProduct[code] = firstProduct[code]!;
        first[code] = i;
        firstProduct[code] = product;
      } else if (product > secondProduct[code]!) {
        second[code] = i;
        secondProduct[code] = product;
      }
    }
  }
  for (let k = 0; k < pseudo.length; k++) {
    const { code, sign } = pseudo[k]!;
    const product = products[examples.length + k]!;
    if (sign < 0 || product <= textProduct[code]!) continue;
    text[code] = examples.length + k;
    textProduct[code] = product;
  }
  return { text, textProduct, first, firstProduct, second, secondProduct };
}

const row = (length: number) => new Int32Array(length).fill(-1);

/**
 * The evidence for every code, from the passage's inner products with all rows: the log odds of the code; the
 * greatest likeness to a text of the codebook about it; the likeness to the passages coded with it (the mean of
 * the two most alike); and the score of each set of machines.
 */
export function evidenceOf(
  products: Products,
  ground: Omit<Ground, "gram" | "unused">,
  machines: readonly Multipliers[],
  odds: Float64Array,
  use: (example: number) => boolean,
): Float64Array {
  const n = ground.codes.length;
  const width = beside + machines.length;
  const evidence = new Float64Array(n * width);
  const { textProduct, firstProduct, secondProduct } = nearestRows(products.values, ground, use);
  for (let code = 0; code < n; code++) {
    const at = code * width;
    evidence[at + likelihood] = odds[code]!;
    evidence[at + likeCodebook] = textProduct[code]!;
    evidence[at + likePassages] = (firstProduct[code]! + secondProduct[code]!) / 2;
    for (let k = 0; k < machines.length; k++) {
      const { floats, block, stride } = machines[k]!;
      evidence[at + beside + k] = floats.dot(block, code * stride, products.block, products.from, stride);
    }
  }
  return evidence;
}

/** The evidence for one code, weighed: as many weights as there are kinds of evidence. */
export function weighed(evidence: Float64Array, code: number, weights: readonly number[]): number {
  let sum = 0;
  const at = code * weights.length;
  for (let k = 0; k < weights.length; k++) sum += weights[k]! * evidence[at + k]!;
  return sum;
}
