import { agreementOfTable, type TableResult } from "../../../workflow/agreement/agreement-table.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import { readInput } from "../../input.js";
import type { Result } from "../../result.js";
import { table } from "../../terminal/table.js";
import { coefficientName, coefficientText, intervalText, methods, reasons } from "./agreement-view.js";
import type * as declared from "./declare-agreement.js";

type Input = InputOf<typeof declared.agreement> | InputOf<typeof declared.agreementTable>;

/** Agreement in anybody's table of judgements. */
export async function run(input: Input, context: Context): Promise<Result> {
  const text = new TextDecoder("utf-8").decode(await readInput(context, input.table ?? "-"));
  const found = agreementOfTable(text, input);
  const estimates = [...found.coefficients];
  return {
    schema: "agreement-table",
    json: jsonOf(found),
    text: humanText(found),
    plain: {
      header: ["coefficient", "value", "low", "high", "method", "reason"],
      rows: estimates.map(([key, { value, ci, method, reason }]) => [
        key,
        value,
        ci?.[0] ?? null,
        ci?.[1] ?? null,
        method,
        reason,
      ]),
    },
  };
}

const jsonOf = ({ coefficients, specific, codes, ...found }: TableResult) => ({
  ...found,
  coefficients: Object.fromEntries(coefficients),
  specific: Object.fromEntries(specific),
  ...(codes !== undefined && {
    codes: codes.codes.map(({ coefficients: own, ...code }) => ({
      ...code,
      coefficients: Object.fromEntries(own),
    })),
  }),
});

function humanText(found: TableResult): string {
  const named = [...found.coefficients].map(
    ([key, estimate]) =>
      [
        coefficientName(key) +
          (["weightedKappa", "gwetAC2"].includes(key) ? ` (${found.weights} weights)` : ""),
        estimate,
      ] as const,
  );
  const plain = found.weights === "identity";
  const shown = named.filter(([name, { value }]) => value !== null && !(plain && name.endsWith("weights)")));
  return [
    `${found.units} units, ${found.paired} of them judged by two coders or more; ${found.coders.length} coders; ${found.judgements} judgements; ${found.distance === undefined ? found.level : `sets of codes (${found.distance})`}.`,
    "",
    table(
      [{ title: "coefficient" }, { title: "value", align: "right" }, { title: "95% interval" }],
      shown.map(([name, estimate]) => [name, coefficientText(estimate.value), intervalText(estimate)]),
    ),
    ...codesText(found),
    "",
    ...methods(named.map(([, estimate]) => estimate)),
    ...reasons(named),
  ].join("\n");
}

function codesText({ codes, coders }: TableResult): string[] {
  if (codes === undefined || codes.codes.length === 0) return [];
  const keys = [
    "observed",
    coders.length === 2 ? "cohenKappa" : "fleissKappa",
    "krippendorffAlpha",
    "gwetAC1",
    "positive",
  ];
  return [
    "",
    table(
      [
        { title: "code", max: 40 },
        ...keys.map((key) => ({ title: coefficientName(key), align: "right" as const })),
      ],
      codes.codes.map(({ code, coefficients }) => [
        code,
        ...keys.map((key) => coefficientText(coefficients.get(key)?.value ?? null)),
      ]),
    ),
  ];
}
