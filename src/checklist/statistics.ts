/** Median, mean, standard deviation and range of some values. */
export interface Spread {
  readonly n: number;
  readonly min: number;
  readonly max: number;
  readonly median: number;
  readonly mean: number;
  /** Sample standard deviation (n - 1); null for a single value. */
  readonly sd: number | null;
}

/**
 * Describes values by the usual definitions (NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.1
 * and 1.3.5.6): the median of an even number of values is the mean of the middle two, the standard
 * deviation divides by n - 1. Worked example: 2, 4, 4, 4, 5, 5, 7, 9 has median 4.5, mean 5 and
 * SD √(32/7) ≈ 2.138. Null for no values.
 */
export function spread(values: readonly number[]): Spread | null {
  const sorted = [...values].sort((a, b) => a - b);
  const n = sorted.length;
  const [min, max] = [sorted[0], sorted[n - 1]];
  if (min === undefined || max === undefined) return null;
  const lower = sorted[(n - 1) >> 1] ?? min;
  const upper = sorted[n >> 1] ?? max;
  const mean = sorted.reduce((sum, value) => sum + value, 0) / n;
  const squares = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { n, min, max, median: (lower + upper) / 2, mean, sd: n < 2 ? null : Math.sqrt(squares / (n - 1)) };
}
