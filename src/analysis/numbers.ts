/** Smallest and largest. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/**
 * The median: the middle value in order of size, or the mean of the two middle values; null of no values.
 * Source: Hyndman and Fan 1996, Sample quantiles in statistical packages, type 7 at p = 0.5.
 * Worked example: 4, 1, 3 gives 3; 4, 1, 3, 2 gives 2.5.
 */
export function median(values: Iterable<number>): number | null {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) return null;
  const lower = sorted.length % 2 === 1 ? upper : sorted[middle - 1]!;
  return lower + (upper - lower) / 2;
}

/** The arithmetic mean; null of no values. Worked example: 4, 1, 3, 2 gives 2.5. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Least and most of the values, which must be numbers (not NaN); null of no values. Worked example: 4, 1, 3 gives 1 to 4. */
export function range(values: Iterable<number>): Range | null {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return least <= most ? { least, most } : null;
}
