import { type Coefficient, coefficientValue } from "./coefficient.js";
import { analyticMethod, type Estimate } from "./estimate.js";
import { missing, type Ratings } from "./ratings.js";
import { studentT } from "./student-t.js";
import { addUnit, type Layout, type Tally } from "./tally.js";

/** The different ways in which units were judged, each with how many units were. */
export interface Patterns {
  /** Tally of one unit of each pattern, one after the other. */
  readonly rows: Float64Array;
  readonly counts: Float64Array;
}

/** More cells than this are not worth an interval. */
const mostCells = 4_000_000;

/** The patterns of the judged units; null where there are too many to be worked through. */
export function patternsOf({ units, coders, values, weight }: Ratings, layout: Layout): Patterns | null {
  const first = new Map<number | string, number>();
  const counts: number[] = [];
  const from: number[] = [];
  const base = layout.categories + 1;
  const small = base ** coders < Number.MAX_SAFE_INTEGER;
  for (let unit = 0; unit < units; unit++) {
    const at = unit * coders;
    let key: number | string = small ? 0 : values.subarray(at, at + coders).join(" ");
    let judged = false;
    for (let i = 0; i < coders; i++) {
      const value = values[at + i]!;
      if (value !== missing) judged = true;
      if (small) key = (key as number) * base + value + 1;
    }
    if (!judged) continue;
    const count = weight === null ? 1 : weight[unit]!;
    const known = first.get(key);
    if (known !== undefined) counts[known]! += count;
    else {
      first.set(key, counts.length);
      counts.push(count);
      from.push(at);
      if (counts.length * layout.size > mostCells) return null;
    }
  }
  const rows = new Float64Array(counts.length * layout.size);
  for (const [pattern, at] of from.entries())
    addUnit({ layout, cells: rows }, pattern * layout.size, values, at, 1);
  return { rows, counts: Float64Array.from(counts) };
}

/** Units needed before their variance says anything. */
const fewestUnits = 5;
/** Steps of numerical differentiation. */
const step = 1e-3;

/**
 * The estimate with an analytic 95% interval: linearised variance over units (infinitesimal jackknife,
 * n/(n-1) times the sum of squared influences), Student's t with n - 1 degrees of freedom, cut at 1.
 * Without missing values it is Gwet's. It takes units as independent, so units of few sources make it
 * too narrow. Source: Gwet 2008, Br J Math Stat Psychol 61:29-48; Efron 1982, The Jackknife, ch. 6.
 * Worked example: 50 units with both yes 20, one alone 5 and 10, both no 15: kappa 0.40, standard error
 * 0.1283 (0.1270 without n/(n-1), as after Fleiss, Cohen and Everitt 1969), 0.142 to 0.658.
 * @param why what kept the interval over sources from being estimated
 */
export function analyticEstimate(
  coefficient: Coefficient,
  tally: Tally,
  patterns: Patterns | null,
  why: string | null,
): Estimate {
  const value = coefficientValue(coefficient, tally);
  if (Number.isNaN(value)) return { value: null, ci: null, method: null, reason: coefficient.reason(tally) };
  const bare = (reason: string): Estimate => ({ value, ci: null, method: null, reason });
  const join = (reason: string) => (why === null ? reason : `${why} ${reason}`);
  if (patterns === null) return bare(join("Too many different judgements for an analytic interval."));
  const units = tally.cells[0]!;
  if (units < fewestUnits)
    return bare(join(`An analytic interval is not estimable from ${units} units; it takes ${fewestUnits}.`));
  const error = standardError(coefficient, tally, patterns);
  if (!(error > 1e-12))
    return bare(join("An analytic interval is not estimable: the units do not vary in what it rests on."));
  const half = studentT(0.05, units - 1) * error;
  return {
    value,
    ci: [Math.min(value, Math.max(coefficient.least ?? -1, value - half)), Math.min(1, value + half)],
    method: analyticMethod,
    reason: why,
  };
}

/** Linearised standard error over units. */
export function standardError(coefficient: Coefficient, tally: Tally, { rows, counts }: Patterns): number {
  const { layout, cells } = tally;
  const units = cells[0]!;
  const moved: Tally = { layout, cells: new Float64Array(layout.size) };
  const at = (pattern: number, by: number): number => {
    const from = pattern * layout.size;
    for (let cell = 0; cell < layout.size; cell++) moved.cells[cell] = cells[cell]! + by * rows[from + cell]!;
    return coefficientValue(coefficient, moved);
  };
  let squares = 0;
  for (let pattern = 0; pattern < counts.length; pattern++) {
    const influence = (at(pattern, step) - at(pattern, -step)) / (2 * step);
    squares += counts[pattern]! * influence * influence;
  }
  return Math.sqrt((units / (units - 1)) * squares);
}
