import { pairedUnits, type Tally } from "./tally.js";

/**
 * A coefficient of agreement in its general form, 1 - observed disagreement / expected disagreement.
 * Where there is no expected disagreement it has no value: never 0 or 1 by accident.
 */
export interface Coefficient {
  readonly key: string;
  readonly name: string;
  /** The least it can be, where that is not -1. */
  readonly least?: number;
  /** Writes observed and expected disagreement into `out`; an expected one of 0 means: no value. */
  parts(tally: Tally, out: Float64Array): void;
  /** Why a tally gives no value. */
  reason(tally: Tally): string;
}

/** Expected disagreement below this is none: what is left of it is rounding. */
const nothing = 1e-12;

const scratch = new Float64Array(2);

/** The coefficient's value; NaN where it cannot be estimated. */
export function coefficientValue(coefficient: Coefficient, tally: Tally, parts = scratch): number {
  coefficient.parts(tally, parts);
  return ratioValue(parts[0]!, parts[1]!);
}

/** 1 - observed/expected; NaN where nothing is expected. */
export const ratioValue = (observed: number, expected: number): number =>
  expected > nothing ? 1 - observed / expected : Number.NaN;

export const noPairs = "No unit was judged by two coders.";
export const noVariation = "All judgements are the same, so agreement cannot be told from chance agreement.";
export const twoCodersOnly = "It is defined only for two coders.";
export const oneValue = "The scale has a single value.";

/** The usual reason: nothing to compare, or no variation. */
export const usualReason = (tally: Tally): string => (pairedUnits(tally) === 0 ? noPairs : noVariation);

export function write(out: Float64Array, observed: number, expected: number): void {
  out[0] = observed;
  out[1] = expected;
}
