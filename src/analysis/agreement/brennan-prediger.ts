import { type Coefficient, noPairs, oneValue, write } from "./coefficient.js";
import { observedDisagreement } from "./observed-agreement.js";
import { pairedUnits } from "./tally.js";

/**
 * Brennan and Prediger's coefficient: agreement beyond what is expected if every value of the scale
 * were as likely, (q Po - 1)/(q - 1); for two values 2 Po - 1, known as PABAK. -1/(q-1) to 1.
 * Source: Brennan and Prediger 1981, Educ Psychol Meas 41:687-699; Byrt et al. 1993 for PABAK.
 * Worked example: agreement on 98 of 100 yes-or-no decisions gives 0.96.
 */
export const brennanPrediger: Coefficient = {
  key: "brennanPrediger",
  name: "Brennan-Prediger (PABAK)",
  parts: (tally, out) => {
    const q = tally.layout.categories;
    if (pairedUnits(tally) === 0 || q < 2) write(out, 0, 0);
    else write(out, observedDisagreement(tally), 1 - 1 / q);
  },
  reason: (tally) => (tally.layout.categories < 2 ? oneValue : noPairs),
};
