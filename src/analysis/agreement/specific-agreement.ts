import { type Coefficient, noPairs, twoCodersOnly, write } from "./coefficient.js";
import { pairableValues, pairedUnits, type Tally } from "./tally.js";

/**
 * Specific agreement on one value: if one coder gave it, the chance that another of the unit's coders
 * did. 0 to 1. For two coders 2a/(2a+b+c). Source: Cicchetti and Feinstein 1990, J Clin Epidemiol 43:551-558;
 * Fleiss, Levin and Paik 2003, ch. 18, for more coders.
 * Worked example: both yes 20, one alone 5 and 10: 40/55 = 0.727.
 */
export const specificAgreement = (value: number, key: string, name: string, reason: string): Coefficient => ({
  key,
  name,
  least: 0,
  parts: (tally, out) => {
    const given = pairableValues(tally)[value] ?? 0;
    const { layout, cells } = tally;
    write(out, given - cells[layout.coincidence + layout.pair(value, value)]!, given);
  },
  reason: (tally) => (pairedUnits(tally) === 0 ? noPairs : reason),
});

/** Values of a decision whether a code applies. */
export const notApplied = 0;
export const applied = 1;

/** Positive agreement: specific agreement that the code applies. */
export const positiveAgreement = specificAgreement(
  applied,
  "positive",
  "positive agreement",
  "No coder applied the code.",
);

/** Negative agreement: specific agreement that the code does not apply. */
export const negativeAgreement = specificAgreement(
  notApplied,
  "negative",
  "negative agreement",
  "The code was applied to every unit by every coder.",
);

/**
 * Prevalence index: how far yes and no are from being as frequent, |a - d|/n; with more coders by all
 * their judgements. 0 to 1; near 1 kappa is low however well coders agree. NaN without pairs.
 * Source: Byrt, Bishop and Carlin 1993, J Clin Epidemiol 46:423-429. Worked example: both yes 20, both no 15,
 * of 50: 0.10.
 */
export function prevalenceIndex(tally: Tally): number {
  const counts = pairableValues(tally);
  const yes = counts[applied] ?? 0;
  const no = counts[notApplied] ?? 0;
  return yes + no > 0 ? Math.abs(yes - no) / (yes + no) : Number.NaN;
}

/**
 * Bias index: how far two coders differ in how often they apply the code, |b - c|/n. 0 to 1; NaN for
 * more coders or without pairs. Source: as prevalence index. Worked example: one alone 5 and 10, of 50: 0.10.
 */
export function biasIndex(tally: Tally): number {
  const { layout, cells } = tally;
  const units = pairedUnits(tally);
  if (layout.coders !== 2 || units === 0) return Number.NaN;
  const first = cells[layout.both + applied]!;
  const second = cells[layout.both + layout.categories + applied]!;
  return Math.abs(first - second) / units;
}

/** Why there is no bias index. */
export const noBias = (tally: Tally): string => (tally.layout.coders === 2 ? noPairs : twoCodersOnly);
