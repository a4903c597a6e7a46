import type { Block } from "./floats.js";
import type { Ground, Multipliers } from "./machines.js";

/** What is known of one passage and one code, as numbers that the final probability is made of. */
export const inputsPerCode = 4;

/** A passage's inner products with all rows, in the memory of the multipliers. */
export interface Products {
  readonly block: Block;
  readonly from: number;
  /** The same, without what fills up the row. */
  readonly values: Float32Array;
}

/**
 * The evidence for every code, from the passage's inner products with all rows: the machine's score; the log odds
 * of the code; the greatest likeness to a text of the codebook about it; and to the passages coded
 * with it (the mean of the two most alike).
 */
export function evidenceOf(
  products: Products,
  ground: Omit<Ground, "gram" | "unused">,
  multipliers: Multipliers,
  odds: Float64Array,
  use: (example: number) => boolean,
): Float64Array {
  const { codes, examples, pseudo } = ground;
  const n = codes.length;
  const { floats, block, stride } = multipliers;
  const evidence = new Float64Array(n * inputsPerCode);
  const second = new Float64Array(n);
  for (const [i, { codes: own }] of examples.entries()) {
    if (!use(i)) continue;
    const like = products.values[i] as number;
    for (const code of own) {
      const at = code * inputsPerCode + 3;
      if (like > (evidence[at] as number)) {
        second[code] = evidence[at] as number;
        evidence[at] = like;
      } else if (like > (second[code] as number)) second[code] = like;
    }
  }
  for (const [k, { code, sign }] of pseudo.entries()) {
    const at = code * inputsPerCode + 2;
    if (sign > 0)
      evidence[at] = Math.max(evidence[at] as number, products.values[examples.length + k] as number);
  }
  for (let code = 0; code < n; code++) {
    evidence[code * inputsPerCode] = floats.dot(block, code * stride, products.block, products.from, stride);
    evidence[code * inputsPerCode + 1] = odds[code] as number;
    const at = code * inputsPerCode + 3;
    evidence[at] = ((evidence[at] as number) + (second[code] as number)) / 2;
  }
  return evidence;
}
