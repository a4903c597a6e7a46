/** Squared distances between values, for Krippendorff's alpha. */
export interface Metric {
  /**
   * The distances for one body of data; `counts` are the pairable values.
   * `squared(a, b)` is 0 for the same value; `expected` is the sum over all ordered pairs of
   * judgements of their squared distance.
   */
  prepare(counts: Float64Array): { squared(a: number, b: number): number; expected(): number };
}

export type Level = "nominal" | "ordinal" | "interval" | "ratio";
export const levels: readonly Level[] = ["nominal", "ordinal", "interval", "ratio"];

/** Values are the same or they are not. */
export const nominalMetric: Metric = {
  prepare: (counts) => ({
    squared: (a, b) => (a === b ? 0 : 1),
    expected: () => {
      let all = 0;
      let same = 0;
      for (const count of counts) {
        all += count;
        same += count * count;
      }
      return all * all - same;
    },
  }),
};

/** Squared difference of numbers. */
export const intervalMetric = (numbers: ArrayLike<number>): Metric => ({
  prepare: (counts) => between(numbers, counts),
});

/**
 * Squared difference of ranks: of how many judgements lie between two values, half of those at either
 * included. Depends on the data, as Krippendorff defines it; the places are values' order.
 */
export const ordinalMetric: Metric = {
  prepare: (counts) => {
    const ranks = new Float64Array(counts.length);
    let below = 0;
    counts.forEach((count, value) => {
      ranks[value] = below + count / 2;
      below += count;
    });
    return between(ranks, counts);
  },
};

/** Squared ratio of difference and sum; values must not be below 0. */
export const ratioMetric = (numbers: ArrayLike<number>): Metric =>
  fixedMetric((a, b) => {
    const x = numbers[a]!;
    const y = numbers[b]!;
    return x === y ? 0 : ((x - y) / (x + y)) ** 2;
  });

/** A metric by any squared distance. Looks at every pair of values that occur. */
export const fixedMetric = (squared: (a: number, b: number) => number): Metric => ({
  prepare: (counts) => ({
    squared,
    expected: () => {
      const used: number[] = [];
      counts.forEach((count, value) => {
        if (count > 0) used.push(value);
      });
      let sum = 0;
      for (let i = 0; i < used.length; i++)
        for (let j = i + 1; j < used.length; j++) {
          const [a, b] = [used[i]!, used[j]!];
          sum += 2 * counts[a]! * counts[b]! * squared(a, b);
        }
      return sum;
    },
  }),
});

/** Squared differences of positions; their expected sum by moments about the mean. */
function between(positions: ArrayLike<number>, counts: Float64Array) {
  return {
    squared: (a: number, b: number) => (positions[a]! - positions[b]!) ** 2,
    expected: () => {
      let all = 0;
      let sum = 0;
      counts.forEach((count, value) => {
        all += count;
        sum += count * positions[value]!;
      });
      const mean = all === 0 ? 0 : sum / all;
      let squares = 0;
      counts.forEach((count, value) => {
        squares += count * (positions[value]! - mean) ** 2;
      });
      return 2 * all * squares;
    },
  };
}
