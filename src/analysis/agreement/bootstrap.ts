import { percentOf } from "../../core/share.js";
import { bootstrapMethod, type Estimate, type IntervalOptions, mostUndefined } from "./estimate.js";
import { randomBelow } from "./random.js";

/**
 * Resamples sources with replacement and hands each resample to `visit`, as how often each source was
 * drawn. The same seed draws the same resamples.
 */
export function resample(
  sources: number,
  { replicates, seed }: IntervalOptions,
  visit: (drawn: Int32Array, replicate: number) => void,
): void {
  const below = randomBelow(seed);
  const drawn = new Int32Array(sources);
  for (let replicate = 0; replicate < replicates; replicate++) {
    drawn.fill(0);
    for (let i = 0; i < sources; i++) {
      const source = below(sources);
      drawn[source]! += 1;
    }
    visit(drawn, replicate);
  }
}

/**
 * The estimate with its percentile interval (2.5% to 97.5%, quantiles of type 7 after Hyndman and Fan
 * 1996). Source: Efron and Tibshirani 1993, An Introduction to the Bootstrap, ch. 13. NaN among `values`
 * is a resample in which the coefficient has no value; with more than 5% of them there is no interval.
 */
export function percentileEstimate(value: number, values: Float64Array, options: IntervalOptions): Estimate {
  const defined = values.filter((each) => !Number.isNaN(each)).sort();
  const bare = (reason: string): Estimate => ({ value, ci: null, method: null, reason });
  const share = 1 - defined.length / values.length;
  if (share > mostUndefined)
    return bare(
      `Interval not estimable: in ${percentOf(share, 1)} of the resamples of sources the coefficient has no value.`,
    );
  const low = quantile(defined, 0.025);
  const high = quantile(defined, 0.975);
  if (high - low < 1e-12)
    return bare("Interval not estimable: every resample of sources gives the same value.");
  return { value, ci: [low, high], method: bootstrapMethod(options), reason: null };
}

/** Quantile of sorted values, type 7. */
export function quantile(sorted: Float64Array, p: number): number {
  const at = (sorted.length - 1) * p;
  const below = sorted[Math.floor(at)]!;
  const above = sorted[Math.ceil(at)]!;
  return below + (at - Math.floor(at)) * (above - below);
}
