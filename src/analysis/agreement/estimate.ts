/** A coefficient as it is printed. */
export interface Estimate {
  /** Null where it cannot be estimated. */
  readonly value: number | null;
  /** Limits of the 95% interval; null where there is none. */
  readonly ci: readonly [number, number] | null;
  /** How the interval was found; null where there is none. */
  readonly method: string | null;
  /** Why there is no value, or no interval over sources; null where nothing is wanting. */
  readonly reason: string | null;
}

export const notEstimable = (reason: string): Estimate => ({ value: null, ci: null, method: null, reason });

/** A value without an interval. */
export const pointEstimate = (value: number, reason: string | null = null): Estimate => ({
  value,
  ci: null,
  method: null,
  reason,
});

/** How intervals are asked for. */
export interface IntervalOptions {
  readonly replicates: number;
  readonly seed: number;
}

export const usualIntervals: IntervalOptions = Object.freeze({ replicates: 2000, seed: 1 });

/** Sources needed before resampling them says anything. */
export const fewestSources = 10;
/** Share of resamples without a value that an interval bears. */
export const mostUndefined = 0.05;

export const bootstrapMethod = ({ replicates, seed }: IntervalOptions): string =>
  `percentile bootstrap over sources, ${replicates} resamples, seed ${seed}`;
export const analyticMethod = "analytic, over units taken as independent (linearised, Student's t)";
