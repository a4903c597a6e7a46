import type { Summary } from "../../../analysis/agreement/compare.js";
import type { Estimate } from "../../../analysis/agreement/estimate.js";
import { unplacedNote } from "../../../analysis/unplaced.js";
import { makingsPhrase } from "../../../core/coding-making.js";
import { countText, numberText } from "../../../core/count-text.js";
import { exactPercentOf } from "../../../core/share.js";
import { whyNotReflexive } from "../../../workflow/agreement/agreement-rationale.js";
import type { AgreementFigures, StudyAgreement } from "../../../workflow/agreement/agreement-study.js";
import { roundName } from "../../../workflow/agreement/rounds.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import { table } from "../../terminal/table.js";
import {
  coefficientName,
  coefficientText,
  intervalText,
  methods,
  notCompared,
  reasons,
} from "./agreement-view.js";

/** Agreement in the study as JSON and as a flat table. */
export function agreementJson(
  found: StudyAgreement,
  rationale: string | null,
): { readonly json: object; readonly plain: NonNullable<Result["plain"]> } {
  const { data } = found;
  const humanOnly = found.humanOnly && figuresJson(found.humanOnly, null);
  const json = {
    unit: found.unit,
    coders: data.coders.map(({ name }) => name),
    round: data.round && { number: data.round.number, name: data.round.name, kind: data.round.kind },
    units: found.units,
    ...(found.unplaced !== null && { unplaced: found.unplaced }),
    sources: data.sources.length,
    sourceNames: data.sources.map(({ source }) => source.name),
    codings: data.codings.all,
    made: data.codings.made,
    shareHuman: found.shareHuman,
    suggested: data.codings.made.suggested,
    shareSuggested: found.shareSuggested,
    ...figuresJson(found, found.unitizing),
    humanOnly,
    withoutSuggested: data.codings.made.suggested > 0 ? humanOnly : null,
    withdrawnTurns: data.withdrawn,
    unused: data.unused.map(({ path }) => path),
    late: found.late,
    rationale,
  };
  const rows = found.codes.codes.flatMap(({ code, units, coefficients }) =>
    [...coefficients].map(([key, { value, ci, method, reason }]) => [
      code,
      units,
      key,
      value,
      ci?.[0] ?? null,
      ci?.[1] ?? null,
      method,
      reason,
    ]),
  );
  return {
    json,
    plain: { header: ["code", "n", "coefficient", "value", "low", "high", "method", "reason"], rows },
  };
}

function figuresJson({ codes, sets }: AgreementFigures, unitizing: StudyAgreement["unitizing"]) {
  return {
    codes: codes.codes.map(({ code, units, applied, coefficients }, i) => ({
      code,
      n: units,
      applied,
      coefficients: {
        ...Object.fromEntries(coefficients),
        ...(unitizing !== null && { unitizingAlpha: unitizing.codes[i] }),
      },
    })),
    overall: {
      ...Object.fromEntries(
        [...codes.summary].map(([key, { median, range, codes: n, pooled }]) => [
          key,
          { median, range, codes: n, pooled },
        ]),
      ),
      ...(sets !== null && { sets }),
      ...(unitizing !== null && { unitizingAlpha: unitizing.overall }),
    },
  };
}

/** The same for people. */
export function agreementText(found: StudyAgreement, rationale: string | null, without: boolean): string {
  const { data, codes } = found;
  const two = data.coders.length === 2;
  const keys = [
    "observed",
    ...(two ? ["cohenKappa"] : ["fleissKappa"]),
    "krippendorffAlpha",
    "gwetAC1",
    "brennanPrediger",
    "positive",
    "negative",
  ];
  const estimates = codes.codes.flatMap(({ code, coefficients }) =>
    keys.map((key) => [`${code}, ${coefficientName(key)}`, coefficients.get(key) as Estimate] as const),
  );
  return [
    ...(rationale === null ? [] : [`${whyNotReflexive} Reported all the same, because: ${rationale}`, ""]),
    `${data.coders.map(({ name }) => name).join(", ")} on ${countText(found.units, unitName(found.unit))} in ${countText(data.sources.length, "double-coded source")}${roundText(found)}.`,
    "",
    table(
      [
        { title: "code", max: 36 },
        { title: "n", align: "right" },
        { title: data.coders.map(({ name }) => name).join("/"), align: "right" },
        ...keys.map((key) => ({ title: shortNames[key] ?? key, align: "right" as const })),
        { title: "alpha, 95% interval" },
      ],
      codes.codes.map(({ code, units, applied, coefficients }) => [
        code,
        units,
        applied.join("/"),
        ...keys.map((key) => coefficientText(coefficients.get(key)?.value ?? null)),
        intervalText(coefficients.get("krippendorffAlpha") ?? { ci: null }),
      ]),
    ),
    "",
    table(
      [
        { title: "over codes" },
        { title: "median", align: "right" },
        { title: "range" },
        { title: "pooled", align: "right" },
        { title: "95% interval of pooled" },
        { title: "codes", align: "right" },
      ],
      keys.map((key) => summaryRow(key, codes.summary.get(key) as Summary)),
    ),
    ...setsText(found),
    "",
    ...madeText(found, without),
    ...(data.withdrawn > 0 ? [notCompared(data.withdrawn)] : []),
    ...(data.unused.length > 0
      ? [`Not applied by any of them here, and left out: ${listed(data.unused.map(({ path }) => path))}.`]
      : []),
    ...(found.unplaced === null ? [] : [unplacedNote(found.unplaced).message]),
    ...lateText(found),
    ...methods(estimates.map(([, estimate]) => estimate)),
    ...reasons(estimates),
  ].join("\n");
}

const shortNames: Readonly<Record<string, string>> = {
  observed: "observed",
  cohenKappa: "kappa",
  fleissKappa: "Fleiss",
  krippendorffAlpha: "alpha",
  gwetAC1: "AC1",
  brennanPrediger: "PABAK",
  positive: "positive",
  negative: "negative",
};

const unitName = (unit: StudyAgreement["unit"]): string =>
  ({
    turn: "turn",
    sentence: "sentence",
    question: "answer",
    given: "given segment",
    codepoint: "code point",
  })[unit];

function roundText({ data: { round } }: StudyAgreement): string {
  if (round === null) return "";
  return round.kind === "independent"
    ? `, ${roundName(round)}, independent`
    : `, ${roundName(round)}, negotiated: agreement reached by discussion, which is not reliability`;
}

const summaryRow = (key: string, { median, range, pooled, codes }: Summary) => [
  coefficientName(key),
  coefficientText(median.value),
  range === null ? "" : `${coefficientText(range[0])} to ${coefficientText(range[1])}`,
  coefficientText(pooled.value),
  intervalText(pooled),
  codes,
];

function setsText({ sets, unitizing }: StudyAgreement): string[] {
  const row = (name: string, estimate: Estimate) =>
    `${name}: ${coefficientText(estimate.value)}${estimate.ci === null ? "" : ` (${intervalText(estimate)})`}.`;
  return [
    ...(sets === null
      ? []
      : [
          "",
          row("Krippendorff's alpha over sets of codes, MASI distance", sets.masi),
          row("Krippendorff's alpha over sets of codes, Jaccard distance", sets.jaccard),
        ]),
    ...(unitizing === null
      ? []
      : ["", row("Krippendorff's alpha for unitizing (version of 2004), all codes", unitizing.overall)]),
  ];
}

/** How the codings compared came about, and what the figures are without those that no person chose. */
function madeText({ data, humanOnly }: StudyAgreement, without: boolean): string[] {
  const { all, human, made } = data.codings;
  if (all === 0) return ["No codings were compared."];
  const summary = `Codings compared: ${numberText(all)}, ${makingsPhrase(made)}.`;
  if (human === all) return [summary];
  const others = `the ${all - human} autocoded or accepted from suggestions (${exactPercentOf(all - human, all, 1)})`;
  if (without) return [`${summary} Decisions that rest on ${others} alone are left out.`];
  const alpha = humanOnly?.codes.summary.get("krippendorffAlpha");
  return [
    `${summary} Without decisions that rest on ${others} alone: pooled alpha ${coefficientText(alpha?.pooled.value ?? null)}, median ${coefficientText(alpha?.median.value ?? null)} (all figures: --without-suggested).`,
  ];
}

function lateText({ late }: StudyAgreement): string[] {
  const codes = [...new Set(late.map(({ code }) => code))];
  return codes.length === 0
    ? []
    : [
        paint(
          "yellow",
          `Added to the codebook after a pass, so missing there rather than counted as absent: ${listed(codes)}. Finish the pass again after going back over the source.`,
        ),
      ];
}

const listed = (names: readonly string[]): string =>
  names.slice(0, 8).join(", ") + (names.length > 8 ? ` and ${names.length - 8} more` : "");
