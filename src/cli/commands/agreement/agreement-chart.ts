import { countText } from "../../../core/count-text.js";
import { agreementChart, conventionalThresholds } from "../../../report/charts/agreement-chart.js";
import type { StudyAgreement } from "../../../workflow/agreement/agreement-study.js";
import { roundName } from "../../../workflow/agreement/rounds.js";
import { coefficientName } from "./agreement-view.js";

/** The chart of one coefficient by code. */
export function drawAgreement(found: StudyAgreement, coefficient: string): string {
  const rows = found.codes.codes.map(({ code, coefficients }) => {
    const estimate = coefficients.get(coefficient);
    return { label: code, value: estimate?.value ?? null, ci: estimate?.ci ?? null };
  });
  const { coders, sources, round } = found.data;
  const methods = new Set(
    found.codes.codes.flatMap(({ coefficients }) => coefficients.get(coefficient)?.method ?? []),
  );
  const name = coefficientName(coefficient);
  return agreementChart({
    title: `Agreement by code: ${name}`,
    subtitle: [
      coders.map((coder) => coder.name).join(", "),
      `${found.units} units (${found.unit})`,
      countText(sources.length, "double-coded source"),
      ...(round === null ? [] : [`${roundName(round)}, ${round.kind}`]),
    ].join("; "),
    coefficient: name,
    rows,
    thresholds: conventionalThresholds[coefficient] ?? [],
    notes: [
      ...[...methods].map((method) => `95% intervals: ${method}.`),
      ...(conventionalThresholds[coefficient] === undefined
        ? []
        : ["Thresholds are conventions, not tests."]),
    ],
  });
}
