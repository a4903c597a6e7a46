import type { Estimate } from "../../analysis/agreement/estimate.js";
import { makingsPhrase } from "../../core/coding-making.js";
import { countText } from "../../core/count-text.js";
import type { DataCell, DataSection } from "../model/section.js";
import { decimalText } from "../wording/counts.js";
import type { AgreementFacts } from "./facts.js";
import { flatTable, section } from "./table.js";

const digits = 3;
const names: Readonly<Record<string, string>> = {
  observed: "Observed agreement",
  cohenKappa: "Cohen's kappa",
  fleissKappa: "Fleiss' kappa",
  krippendorffAlpha: "Krippendorff's alpha",
  gwetAC1: "Gwet's AC1",
  positive: "Positive agreement",
  negative: "Negative agreement",
};

/** Agreement by code and over codes, each coefficient with what it stands on. */
export function agreementSection(facts: AgreementFacts | null): DataSection | null {
  if (facts === null) return null;
  const { coders, codes, unit } = facts;
  const keys = [
    "observed",
    coders.length === 2 ? "cohenKappa" : "fleissKappa",
    "krippendorffAlpha",
    "gwetAC1",
    "positive",
    "negative",
  ];
  const basis = `n = ${countText(facts.units, unit)} in ${countText(facts.sources, "double-coded source")}; coders: ${coders.join(", ")}`;
  const estimates = codes.codes.flatMap(({ coefficients }) =>
    keys.flatMap((key) => coefficients.get(key) ?? []),
  );
  return section({
    paragraphs: [
      ...(facts.rationale === null ? [] : [`Reported in a reflexive study because: ${facts.rationale}`]),
      `${coders.join(" and ")} coded the same ${countText(facts.sources, "source")}${facts.round}. Each code is a yes-or-no decision on each ${unit}.`,
      madeText(facts),
    ],
    tables: [
      flatTable(
        `Agreement by code (${basis})`,
        [
          "Code",
          `#${capital(unit)}s`,
          `#Applied by ${coders.join(" / ")}`,
          ...keys.map((key) => `#${names[key]}`),
          "#Alpha, 95% interval",
        ],
        codes.codes.map(({ code, units, applied, coefficients }) => [
          code,
          units,
          applied.join(" / "),
          ...keys.map((key) => value(coefficients.get(key))),
          interval(coefficients.get("krippendorffAlpha")),
        ]),
        true,
      ),
      summaryTable(codes, keys, basis),
    ],
    notes: [
      "A dash: not estimable, which is neither 0 nor 1. Read positive agreement beside the others where a code is rare.",
      ...new Set(estimates.flatMap(({ method }) => (method === null ? [] : [`95% intervals: ${method}.`]))),
      ...new Set(
        estimates.flatMap(({ value: known, reason }) => (known === null || reason === null ? [] : [reason])),
      ),
    ],
  });
}

const summaryTable = (codes: AgreementFacts["codes"], keys: readonly string[], basis: string) =>
  flatTable(
    `Agreement over codes (${basis})`,
    ["Coefficient", "#Median", "#Range", "#Pooled", "#Pooled, 95% interval", "#Codes"],
    keys.map((key) => {
      const summary = codes.summary.get(key);
      const range = summary?.range ?? null;
      return [
        names[key] ?? key,
        value(summary?.median),
        range === null ? null : `${decimalText(range[0], digits)} to ${decimalText(range[1], digits)}`,
        value(summary?.pooled),
        interval(summary?.pooled),
        summary?.codes ?? 0,
      ];
    }),
  );

/** How the codings compared came about, and alpha without those that no person chose. */
function madeText({ codings: { all, human, made }, humanOnly }: AgreementFacts): string {
  if (all === 0) return "No codings were compared.";
  const summary = `${countText(all, "coding")} ${all === 1 ? "was" : "were"} compared: ${makingsPhrase(made)}.`;
  if (humanOnly === null) return summary;
  const alpha = ({ value: known }: Estimate) =>
    known === null ? "not estimable" : decimalText(known, digits);
  return `${summary} Without decisions that rest on the ${all - human} autocoded or accepted from suggestions alone, Krippendorff's alpha is ${alpha(humanOnly.pooled)} pooled and ${alpha(humanOnly.median)} in the median.`;
}

const value = (estimate: Estimate | undefined): DataCell =>
  estimate?.value == null ? null : { value: estimate.value, digits };

const interval = (estimate: Estimate | undefined): DataCell =>
  estimate?.ci == null
    ? null
    : `${decimalText(estimate.ci[0], digits)} to ${decimalText(estimate.ci[1], digits)}`;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
