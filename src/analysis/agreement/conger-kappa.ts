import { type Coefficient, usualReason, write } from "./coefficient.js";
import { observedDisagreement } from "./observed-agreement.js";
import { pairedUnits, type Tally } from "./tally.js";

/**
 * Conger's kappa: Cohen's kappa for any number of coders; chance is the mean over pairs of coders of
 * what is expected from their own proportions. For two coders with no value missing it is Cohen's.
 * -1 to 1. Source: Conger 1980, Psychol Bull 88:322-328, with missing values as in Gwet 2014, ch. 2.
 * Worked example: Krippendorff's example C (see krippendorff-alpha.ts) gives 0.763.
 */
export const congerKappa: Coefficient = {
  key: "congerKappa",
  name: "Conger's kappa",
  parts: (tally, out) => {
    if (pairedUnits(tally) === 0) write(out, 0, 0);
    else write(out, observedDisagreement(tally), 1 - expectedAgreement(tally));
  },
  reason: usualReason,
};

/** Mean over pairs of coders (those who judged anything) of the chance that they give the same value. */
function expectedAgreement({ layout, cells }: Tally): number {
  const { categories, coders, given } = layout;
  const totals: number[] = [];
  for (let coder = 0; coder < coders; coder++) {
    let total = 0;
    for (let value = 0; value < categories; value++) total += cells[given + coder * categories + value]!;
    totals.push(total);
  }
  const judging = totals.filter((total) => total > 0).length;
  let sum = 0;
  for (let value = 0; value < categories; value++) {
    let shares = 0;
    let squares = 0;
    for (let coder = 0; coder < coders; coder++) {
      const total = totals[coder]!;
      if (total === 0) continue;
      const share = cells[given + coder * categories + value]! / total;
      shares += share;
      squares += share * share;
    }
    sum += shares * shares - squares;
  }
  return sum / (judging * (judging - 1));
}
