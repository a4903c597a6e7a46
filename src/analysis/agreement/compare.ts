import { countText } from "../../core/count-text.js";
import { median, range } from "../numbers.js";
import { analyticEstimate, patternsOf } from "./analytic.js";
import { percentileEstimate, resample } from "./bootstrap.js";
import { type Coefficient, coefficientValue, ratioValue } from "./coefficient.js";
import {
  type Estimate,
  fewestSources,
  type IntervalOptions,
  notEstimable,
  pointEstimate,
} from "./estimate.js";
import type { Ratings } from "./ratings.js";
import { ResampledTally } from "./resampled-tally.js";
import { Layout, type Tally, tallyOf } from "./tally.js";

export interface CompareOptions extends IntervalOptions {
  /** Why an interval that takes units as independent would mislead; null where it may be given. */
  readonly dependentUnits?: string | null;
}

/** One coefficient over several codes. */
export interface Summary {
  readonly median: Estimate;
  /** Least and most over codes; null where no code has a value. */
  readonly range: readonly [number, number] | null;
  /** Codes that have a value. */
  readonly codes: number;
  /** 1 - mean observed disagreement / mean expected disagreement (de Vries et al. 2008 for kappa). */
  readonly pooled: Estimate;
}

export interface Comparison {
  /** For each table of ratings, each coefficient. */
  readonly each: readonly (readonly Estimate[])[];
  /** For each coefficient. */
  readonly summary: readonly Summary[];
}

/**
 * Agreement on each table of ratings (one a code; all with the same sources as clusters) and over all
 * of them. With ten double-coded sources or more intervals come from resampling sources, the same
 * resamples for all codes; with fewer from the units only, and say so.
 * Pooled after de Vries, Elliott, Kanouse and Teleki 2008, Field Methods 20:272-282.
 */
export function compare(
  tables: readonly Ratings[],
  coefficients: readonly Coefficient[],
  options: CompareOptions,
): Comparison {
  const tallies = tables.map((ratings) => tallyOf(ratings));
  const drawn = resampled(tables, coefficients, options);
  const each = tables.map((ratings, t) => {
    const tally = tallies[t]!;
    const wide = drawn?.each[t];
    if (wide !== undefined && wide !== null)
      return coefficients.map((coefficient, c) => {
        const value = coefficientValue(coefficient, tally);
        return Number.isNaN(value)
          ? notEstimable(coefficient.reason(tally))
          : percentileEstimate(value, wide[c]!, options);
      });
    return overUnits(ratings, tally, coefficients, options);
  });
  const summary = coefficients.map((coefficient, c) => {
    const alone = each.length === 1 ? each[0]?.[c] : undefined;
    if (alone !== undefined) return summaryOfOne(alone);
    const values = each.flatMap((estimates) => estimates[c]?.value ?? []);
    const limits = range(values);
    return {
      median: summed(median(values) ?? Number.NaN, drawn?.median[c], options, "No code has a value."),
      range: limits && ([limits.least, limits.most] as const),
      codes: values.length,
      pooled: summed(pooledValue(tallies, coefficient), drawn?.pooled[c], options, "No code has a value."),
    };
  });
  return { each, summary };
}

const summaryOfOne = (estimate: Estimate): Summary => ({
  median: estimate,
  range: estimate.value === null ? null : [estimate.value, estimate.value],
  codes: estimate.value === null ? 0 : 1,
  pooled: estimate,
});

function pooledValue(tallies: readonly Tally[], coefficient: Coefficient): number {
  const parts = new Float64Array(2);
  let observed = 0;
  let expected = 0;
  for (const tally of tallies) {
    coefficient.parts(tally, parts);
    observed += parts[0]!;
    expected += parts[1]!;
  }
  return ratioValue(observed, expected);
}

function summed(
  value: number,
  values: Float64Array | undefined,
  options: CompareOptions,
  reason: string,
): Estimate {
  if (Number.isNaN(value)) return notEstimable(reason);
  return values === undefined
    ? pointEstimate(
        value,
        "Interval over sources not estimable; none is given over units, which share codes.",
      )
    : percentileEstimate(value, values, options);
}

interface Resampled {
  /** For each table and coefficient its values in the resamples; null where too few sources were paired. */
  readonly each: readonly (readonly Float64Array[] | null)[];
  readonly median: readonly Float64Array[];
  readonly pooled: readonly Float64Array[];
}

function resampled(
  tables: readonly Ratings[],
  coefficients: readonly Coefficient[],
  options: CompareOptions,
): Resampled | null {
  const sources = tables[0]?.clusters ?? 0;
  if (sources < fewestSources || tables[0]?.cluster === null) return null;
  const room = () => coefficients.map(() => new Float64Array(options.replicates));
  if (tables.some(tooManyValues)) return null;
  const bags = tables.map((ratings) => new ResampledTally(ratings, new Layout(ratings)));
  if (Math.max(...bags.map(({ paired }) => paired)) < fewestSources) return null;
  const each = bags.map(room);
  const [medians, pooled] = [room(), room()];
  const sums = coefficients.map(() => new Float64Array(2));
  const parts = new Float64Array(2);
  const across = coefficients.map(() => new Float64Array(bags.length));
  resample(sources, options, (drawn, replicate) => {
    for (const sum of sums) sum.fill(0);
    for (const [t, bag] of bags.entries()) {
      const tally = bag.draw(drawn);
      for (let c = 0; c < coefficients.length; c++) {
        coefficients[c]!.parts(tally, parts);
        const [observed, expected] = [parts[0]!, parts[1]!];
        const sum = sums[c] as Float64Array;
        sum[0]! += observed;
        sum[1]! += expected;
        const value = ratioValue(observed, expected);
        (each[t] as Float64Array[])[c]![replicate] = value;
        (across[c] as Float64Array)[t] = value;
      }
    }
    for (let c = 0; c < coefficients.length; c++) {
      const sum = sums[c] as Float64Array;
      (pooled[c] as Float64Array)[replicate] = ratioValue(sum[0]!, sum[1]!);
      (medians[c] as Float64Array)[replicate] =
        median((across[c] as Float64Array).filter((value) => !Number.isNaN(value))) ?? Number.NaN;
    }
  });
  return {
    each: each.map((values, t) => ((bags[t]?.paired ?? 0) < fewestSources ? null : values)),
    median: medians,
    pooled,
  };
}

function overUnits(
  ratings: Ratings,
  tally: Tally,
  coefficients: readonly Coefficient[],
  { dependentUnits = null }: CompareOptions,
): Estimate[] {
  const why = whyNotSources(ratings);
  const patterns =
    dependentUnits === null && ratings.categories <= mostValues ? patternsOf(ratings, tally.layout) : null;
  return coefficients.map((coefficient) => {
    if (dependentUnits === null) return analyticEstimate(coefficient, tally, patterns, why);
    const value = coefficientValue(coefficient, tally);
    return Number.isNaN(value)
      ? notEstimable(coefficient.reason(tally))
      : pointEstimate(value, `${why} ${dependentUnits}`);
  });
}

/** With more values than this no interval is worked out: each value may have to be compared with each. */
const mostValues = 250;
/** Cells of a tally that are resampled in good time. */
const mostCells = 2500;

const tooManyValues = (ratings: Ratings): boolean =>
  ratings.categories > mostValues || new Layout(ratings).size > mostCells;

function whyNotSources(ratings: Ratings): string {
  if (ratings.cluster === null) return "Interval over sources not estimable: sources are not known.";
  if (tooManyValues(ratings))
    return `Interval over sources not estimable in good time: ${ratings.categories} different values.`;
  const paired = new Set<number>();
  const { units, coders, values, cluster } = ratings;
  for (let unit = 0; unit < units; unit++) {
    let judged = 0;
    for (let i = 0; i < coders; i++) if (values[unit * coders + i]! >= 0) judged++;
    if (judged > 1) paired.add(cluster[unit]!);
  }
  return `Interval over sources not estimable: ${countText(paired.size, "double-coded source")}, and it takes ${fewestSources}.`;
}
