import { type Coefficient, noPairs, oneValue, write } from "./coefficient.js";
import { observedDisagreement } from "./observed-agreement.js";
import { pairedUnits, type Tally } from "./tally.js";
import { identityWeights, type Weights } from "./weights.js";

/** Chance agreement after Gwet: T/(q(q-1)) times the sum of p(1-p), T the sum of all weights. */
function chance({ layout, cells }: Tally, weights: Weights): number {
  const { categories, share } = layout;
  const units = cells[0]!;
  let spread = 0;
  for (let value = 0; value < categories; value++) {
    const p = cells[share + value]! / units;
    spread += p * (1 - p);
  }
  return (totalWeight(weights, categories) / (categories * (categories - 1))) * spread;
}

function totalWeight(weights: Weights, categories: number): number {
  if (weights === identityWeights) return categories;
  let total = 0;
  for (let a = 0; a < categories; a++) for (let b = 0; b < categories; b++) total += weights(a, b);
  return total;
}

const parts = (tally: Tally, out: Float64Array, weights: Weights) => {
  if (pairedUnits(tally) === 0 || tally.layout.categories < 2) write(out, 0, 0);
  else write(out, observedDisagreement(tally, weights), 1 - chance(tally, weights));
};
const reason = (tally: Tally) => (tally.layout.categories < 2 ? oneValue : noPairs);

/**
 * Gwet's AC1: agreement beyond chance for any number of coders, where chance shrinks as one value
 * comes to prevail, so that it stays high where kappa falls through prevalence alone. -1 to 1.
 * Source: Gwet 2008, Br J Math Stat Psychol 61:29-48. Worked example: both yes 118, one alone 5 and 2, both
 * no 0: Po 0.944, Pe 2 x 0.972 x 0.028 = 0.054, AC1 0.941 (kappa is -0.023).
 */
export const gwetAC1: Coefficient = {
  key: "gwetAC1",
  name: "Gwet's AC1",
  parts: (tally, out) => parts(tally, out, identityWeights),
  reason,
};

/**
 * Gwet's AC2: AC1 with weights, for ordinal values and beyond. Source: Gwet 2014, Handbook of
 * Inter-Rater Reliability, 4th ed., ch. 3. Range as AC1's. Worked example: units (1,1), (2,2), (3,3), (1,2)
 * with linear weights: Po 0.875; T = 5, p = 3/8, 3/8, 2/8, Pe = 5/6 x 0.65625; AC2 = 0.724.
 */
export const gwetAC2 = (weights: Weights): Coefficient => ({
  key: "gwetAC2",
  name: "Gwet's AC2",
  parts: (tally, out) => parts(tally, out, weights),
  reason,
});
