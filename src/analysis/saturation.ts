/** How saturation is looked for: interviews in the base, in a run, and the share of new codes that is few enough. */
export interface SaturationRule {
  readonly base: number;
  readonly run: number;
  /** 0 to 1. */
  readonly threshold: number;
}

/** A run of interviews and what it added. */
export interface SaturationRun {
  /** The last interview before the run, from 1: the i of "i+r". */
  readonly after: number;
  readonly newCodes: number;
  /** New codes of the run, of those of the base. */
  readonly ratio: number;
}

export interface Saturation extends SaturationRule {
  /** Interviews. */
  readonly n: number;
  /** New codes in the base interviews; null where there are not so many. */
  readonly baseCodes: number | null;
  readonly runs: readonly SaturationRun[];
  /** The i of "i+r" at the first run that is few enough; null where none is. */
  readonly reachedAfter: number | null;
  /** `6+2`, as reports write it; null where saturation is not reached. */
  readonly reached: string | null;
  /** A run after the first that was few enough is over the threshold again: its i; null where none is. */
  readonly exceededAfter: number | null;
  /** Why nothing is said; null where something is. */
  readonly abstains: "too-few" | "empty-base" | null;
}

/**
 * Thematic saturation by base, run and threshold, from the number of new codes of each interview in order.
 * The base is the sum over the first interviews, a run the sum over the next ones; runs slide by one
 * interview, and the denominator stays the base. Saturated at the first run with a ratio at or below the
 * threshold; said as "i+r", i the last interview before the run. Abstains where there are fewer interviews
 * than base and run together, or where the base has no code.
 *
 * Source: Guest, Namey and Chen 2020, A simple method to assess and report thematic saturation in qualitative
 * research, PLoS ONE 15(5) e0232076. Worked example (run 2, base 4, threshold 5%): 4, 3, 2, 1, 1, 0, 0, 0
 * has base 10 and runs .10, .00: "5+2". 4, 4, 4, 4, 4, 4 does not reach it.
 */
export function saturation(newCodes: readonly number[], rule: SaturationRule): Saturation {
  const { base, run, threshold } = rule;
  const n = newCodes.length;
  const sum = (from: number, count: number) =>
    newCodes.slice(from, from + count).reduce((total, codes) => total + codes, 0);
  const baseCodes = n >= base ? sum(0, base) : null;
  const nothing = { ...rule, n, baseCodes, runs: [], reachedAfter: null, reached: null, exceededAfter: null };
  if (n < base + run || baseCodes === null) return { ...nothing, abstains: "too-few" };
  if (baseCodes === 0) return { ...nothing, abstains: "empty-base" };
  const runs = Array.from({ length: n - base - run + 1 }, (_, i): SaturationRun => {
    const found = sum(base + i, run);
    return { after: base + i, newCodes: found, ratio: found / baseCodes };
  });
  const first = runs.findIndex(({ ratio }) => ratio <= threshold);
  const later = first < 0 ? undefined : runs.slice(first + 1).find(({ ratio }) => ratio > threshold);
  const after = runs[first]?.after ?? null;
  return {
    ...nothing,
    runs,
    reachedAfter: after,
    reached: after === null ? null : `${after}+${run}`,
    exceededAfter: later?.after ?? null,
    abstains: null,
  };
}
