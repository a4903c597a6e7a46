import { type Coefficient, twoCodersOnly, usualReason, write } from "./coefficient.js";
import { observedDisagreement } from "./observed-agreement.js";
import { pairableValues, pairedUnits } from "./tally.js";

/**
 * Fleiss' kappa: agreement of any number of coders beyond what is expected if all gave values at random
 * in the proportions of all together. -1 to 1; 0 is chance. Units may have different numbers of
 * judgements; the proportions are means over units of the unit's own (Gwet 2014, ch. 2), units judged once
 * among them, so that with much missing it can fall below -1.
 * Source: Fleiss 1971, Psychol Bull 76:378-382. Worked example: his 30 patients, 6 raters and 5
 * diagnoses give 0.430.
 */
export const fleissKappa: Coefficient = {
  key: "fleissKappa",
  name: "Fleiss' kappa",
  parts: (tally, out) => {
    if (pairedUnits(tally) === 0) return write(out, 0, 0);
    let same = 0;
    const { layout, cells } = tally;
    for (let value = 0; value < layout.categories; value++) same += cells[layout.share + value]! ** 2;
    write(out, observedDisagreement(tally), 1 - same / cells[0]! ** 2);
  },
  reason: usualReason,
};

/**
 * Scott's pi: Fleiss' kappa of two coders, over the units that both judged. -1 to 1; 0 is chance.
 * Source: Scott 1955, Public Opin Q 19:321-325. Worked example: both yes 20, one alone 5 and 10, both
 * no 15: Pe = 0.55² + 0.45² = 0.505, pi = 0.394.
 */
export const scottPi: Coefficient = {
  key: "scottPi",
  name: "Scott's pi",
  parts: (tally, out) => {
    const units = pairedUnits(tally);
    if (tally.layout.coders !== 2 || units === 0) return write(out, 0, 0);
    const same = pairableValues(tally).reduce((sum, count) => sum + count * count, 0);
    write(out, observedDisagreement(tally), 1 - same / (2 * units) ** 2);
  },
  reason: (tally) =>
    tally.layout.coders === 2 ? usualReason(tally) : `${twoCodersOnly} Fleiss' kappa is its form for more.`,
};
