import { type Coefficient, twoCodersOnly, usualReason, write } from "./coefficient.js";
import { observedDisagreement } from "./observed-agreement.js";
import { pairedUnits, type Tally } from "./tally.js";
import { identityWeights, type Weights } from "./weights.js";

/** Disagreement expected if each of two coders gave values at random, in their own proportions. */
function expectedDisagreement({ layout, cells }: Tally, weights: Weights): number {
  const units = cells[1]!;
  if (units === 0) return 0;
  const { categories, both } = layout;
  let sum = 0;
  if (weights === identityWeights) {
    for (let value = 0; value < categories; value++)
      sum += cells[both + value]! * cells[both + categories + value]!;
    return 1 - sum / units ** 2;
  }
  for (let a = 0; a < categories; a++) {
    const first = cells[both + a]!;
    if (first === 0) continue;
    for (let b = 0; b < categories; b++) {
      const second = cells[both + categories + b]!;
      if (second !== 0) sum += first * second * (1 - weights(a, b));
    }
  }
  return sum / units ** 2;
}

const parts = (tally: Tally, out: Float64Array, weights: Weights) => {
  if (tally.layout.coders !== 2 || pairedUnits(tally) === 0) write(out, 0, 0);
  else write(out, observedDisagreement(tally, weights), expectedDisagreement(tally, weights));
};
const reason = (tally: Tally) => (tally.layout.coders === 2 ? usualReason(tally) : twoCodersOnly);

/**
 * Cohen's kappa: agreement of two coders beyond what is expected if each gave values at random in
 * their own proportions; over the units both judged. -1 to 1; 0 is chance.
 * Source: Cohen 1960, Educ Psychol Meas 20:37-46. Worked example: both yes 20, one alone 5 and 10, both
 * no 15: (0.70 - 0.50)/(1 - 0.50) = 0.40.
 */
export const cohenKappa: Coefficient = {
  key: "cohenKappa",
  name: "Cohen's kappa",
  parts: (tally, out) => parts(tally, out, identityWeights),
  reason,
};

/**
 * Cohen's weighted kappa: the same with some disagreements worse than others. Range as kappa's.
 * Source: Cohen 1968, Psychol Bull 70:213-220. Worked example: Cohen's table of 1960 (p. 45) with
 * disagreement weights 0 1 3 / 1 0 6 / 3 6 0 gives 0.348.
 */
export const weightedKappa = (weights: Weights): Coefficient => ({
  key: "weightedKappa",
  name: "weighted kappa",
  parts: (tally, out) => parts(tally, out, weights),
  reason,
});
