import { constant, type Ground, type Multipliers } from "./machines.js";

/** What is known of one passage and one code, as numbers that the final probability is made of. */
export const inputsPerCode = 4;

/**
 * The evidence for every code, from the passage's inner products with all rows: the machine's score; the log odds
 * of the code; the greatest likeness to a text of the codebook about it; and to the passages coded
 * with it (the mean of the two most alike).
 */
export function evidenceOf(
  products: Float32Array,
  ground: Ground,
  multipliers: Multipliers,
  odds: Float64Array,
  use: (example: number) => boolean,
): Float64Array {
  const { codes, examples, pseudo } = ground;
  const n = codes.length;
  const evidence = new Float64Array(n * inputsPerCode);
  const scores = multipliers.sums.map((sum) => sum * constant);
  for (let row = 0; row < products.length; row++) {
    // Rows that share nothing with the passage are done with by the sums.
    const product = (products[row] as number) - constant;
    if (Math.abs(product) < 1e-7) continue;
    const from = row * n;
    for (let code = 0; code < n; code++)
      scores[code] = (scores[code] as number) + product * (multipliers.values[from + code] as number);
  }
  const second = new Float64Array(n);
  for (const [i, { codes: own }] of examples.entries()) {
    if (!use(i)) continue;
    const like = products[i] as number;
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
    if (sign > 0) evidence[at] = Math.max(evidence[at] as number, products[examples.length + k] as number);
  }
  for (let code = 0; code < n; code++) {
    evidence[code * inputsPerCode] = scores[code] as number;
    evidence[code * inputsPerCode + 1] = odds[code] as number;
    const at = code * inputsPerCode + 3;
    evidence[at] = ((evidence[at] as number) + (second[code] as number)) / 2;
  }
  return evidence;
}
