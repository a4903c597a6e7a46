import { brennanPrediger } from "./brennan-prediger.js";
import type { Coefficient } from "./coefficient.js";
import { cohenKappa } from "./cohen-kappa.js";
import { congerKappa } from "./conger-kappa.js";
import { fleissKappa, scottPi } from "./fleiss-kappa.js";
import { gwetAC1 } from "./gwet.js";
import { krippendorffAlpha } from "./krippendorff-alpha.js";
import { observedAgreement } from "./observed-agreement.js";
import { negativeAgreement, positiveAgreement } from "./specific-agreement.js";

/** The coefficients of a code: one yes-or-no decision a unit. In the order in which they are printed. */
export const codeCoefficients: readonly Coefficient[] = [
  observedAgreement,
  cohenKappa,
  congerKappa,
  fleissKappa,
  scottPi,
  krippendorffAlpha(),
  gwetAC1,
  brennanPrediger,
  positiveAgreement,
  negativeAgreement,
];
