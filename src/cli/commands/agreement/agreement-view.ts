import type { Estimate } from "../../../analysis/agreement/estimate.js";
import { countText } from "../../../core/count-text.js";
import { addTo } from "../../../core/group-by.js";
import { paint } from "../../terminal/paint.js";

/** A number as papers print coefficients: three decimals, no zero before the point where none is needed. */
export function coefficientText(value: number | null): string {
  if (value === null) return "–";
  const text = value.toFixed(3);
  return /^-0\.0+$/.test(text) ? text.slice(1) : text;
}

export const intervalText = ({ ci }: Pick<Estimate, "ci">): string =>
  ci === null ? "" : `${coefficientText(ci[0])} to ${coefficientText(ci[1])}`;

/** Names of coefficients as they are printed. */
export const coefficientNames: Readonly<Record<string, string>> = {
  observed: "observed agreement",
  cohenKappa: "Cohen's kappa",
  weightedKappa: "weighted kappa",
  congerKappa: "Conger's kappa",
  fleissKappa: "Fleiss' kappa",
  scottPi: "Scott's pi",
  krippendorffAlpha: "Krippendorff's alpha",
  krippendorffAlphaJaccard: "Krippendorff's alpha (Jaccard)",
  krippendorffAlphaMasi: "Krippendorff's alpha (MASI)",
  krippendorffAlphaPartial: "Krippendorff's alpha (partial)",
  unitizingAlpha: "alpha for unitizing (2004)",
  gwetAC1: "Gwet's AC1",
  gwetAC2: "Gwet's AC2",
  brennanPrediger: "Brennan-Prediger (PABAK)",
  positive: "positive agreement",
  negative: "negative agreement",
  prevalence: "prevalence index",
  bias: "bias index",
};

export const coefficientName = (key: string): string => coefficientNames[key] ?? key;

/** Why values or intervals are wanting, each reason once with what it is about. */
export function reasons(estimates: Iterable<readonly [string, Estimate]>): string[] {
  const about = new Map<string, string[]>();
  for (const [name, { reason }] of estimates) {
    if (reason === null) continue;
    addTo(about, reason, name);
  }
  return [...about].map(([reason, names]) =>
    paint("dim", `${names.length > 4 ? `${names.length} figures` : names.join(", ")}: ${reason}`),
  );
}

/** What is said of turns whose speakers withdrew. */
export const notCompared = (turns: number): string =>
  `Not compared: ${countText(turns, "turn")} of people who withdrew.`;

/** How the intervals were found, each way once. */
export function methods(estimates: Iterable<Estimate>): string[] {
  const found = new Set<string>();
  for (const { method } of estimates) if (method !== null) found.add(method);
  return [...found].map((method) => paint("dim", `95% intervals: ${method}.`));
}
