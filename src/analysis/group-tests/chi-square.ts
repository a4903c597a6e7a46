/**
 * Pearson's chi-square of reached and not reached in groups, without a correction for continuity.
 * `expected` are the counts that would be reached if it did not depend on the group: size · reached / all.
 */
export interface ChiSquare {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
  readonly expected: readonly number[];
}

/**
 * `reached` of `sizes` in each group; sizes are above 0, and somebody but not everybody is reached.
 *
 * Source: Agresti 2007, An introduction to categorical data analysis, section 2.4.
 * Worked example (there, table 2.5: party by gender): of 1246, 566 and 945 people 762, 327 and 468 are women;
 * χ² = 30.07, df = 2, p = 2.95e-7.
 */
export function chiSquare(reached: readonly number[], sizes: readonly number[]): ChiSquare {
  const all = sum(sizes);
  const total = sum(reached);
  const expected = sizes.map((size) => (size * total) / all);
  let statistic = 0;
  sizes.forEach((size, group) => {
    const distance = (reached[group]! - expected[group]!) ** 2;
    statistic += distance / expected[group]! + distance / (size - expected[group]!);
  });
  const df = sizes.length - 1;
  return { statistic, df, p: chiSquareTail(statistic, df), expected };
}

/**
 * The probability that a chi-square variable with `df` degrees of freedom (a whole number from 1) is at least `x`.
 * Source: Abramowitz and Stegun 1964, 26.4.4 and 26.4.5. Worked example: 3.841 with df 1, and 5.991 with df 2, give 0.05.
 */
export function chiSquareTail(x: number, df: number): number {
  if (x <= 0) return 1;
  const half = x / 2;
  let tail = df % 2 === 0 ? Math.exp(-half) : erfc(Math.sqrt(half));
  // What is added from k to k + 2 degrees of freedom: (x/2)^(k/2) e^(-x/2) / Γ(k/2 + 1).
  let step = df % 2 === 0 ? half * Math.exp(-half) : 2 * Math.sqrt(half / Math.PI) * Math.exp(-half);
  for (let k = df % 2 === 0 ? 2 : 1; k < df; k += 2) {
    tail += step;
    step *= half / (k / 2 + 1);
  }
  return Math.min(1, tail);
}

/**
 * The complementary error function of x ≥ 0: by its series below 2.5, by its continued fraction above.
 * Source: Abramowitz and Stegun 1964, 7.1.6 and 7.1.14. Worked example: erfc(1) = 0.157299.
 */
function erfc(x: number): number {
  const density = Math.exp(-x * x) / Math.sqrt(Math.PI);
  if (x < 2.5) {
    let term = x;
    let series = x;
    for (let n = 1; term > series * 1e-17; n++) {
      term *= (2 * x * x) / (2 * n + 1);
      series += term;
    }
    return 1 - 2 * density * series;
  }
  let fraction = x;
  for (let n = 80; n >= 1; n--) fraction = x + n / 2 / fraction;
  return density / fraction;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
