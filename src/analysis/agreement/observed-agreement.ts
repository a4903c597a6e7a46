import { type Coefficient, noPairs, write } from "./coefficient.js";
import { pairedUnits, type Tally } from "./tally.js";
import { identityWeights, type Weights } from "./weights.js";

/**
 * Observed disagreement: of two judgements of a unit drawn at random, the share that differ, averaged
 * over the units that two coders or more judged (with weights: how far they differ). 0 to 1.
 */
export function observedDisagreement({ layout, cells }: Tally, weights: Weights = identityWeights): number {
  const units = cells[1]!;
  if (units === 0) return 0;
  let sum = 0;
  for (let pair = 0; pair < layout.pairs; pair++) {
    const share = cells[layout.split + pair]!;
    if (share !== 0) sum += share * (1 - weights(layout.pairFirst[pair]!, layout.pairSecond[pair]!));
  }
  return sum / units;
}

/**
 * Observed agreement: the share of pairs of judgements of a unit that are the same, averaged over units
 * judged by two coders or more; for two coders the share of units on which they agree. 0 to 1; not
 * corrected for chance. Source: Fleiss 1971, Psychol Bull 76:378-382 (P bar).
 * Worked example: of 50 units both said yes to 20 and no to 15: 0.70.
 */
export const observedAgreement: Coefficient = {
  key: "observed",
  name: "observed agreement",
  least: 0,
  parts: (tally, out) => write(out, observedDisagreement(tally), pairedUnits(tally) > 0 ? 1 : 0),
  reason: () => noPairs,
};
