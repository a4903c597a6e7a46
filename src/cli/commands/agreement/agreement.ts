import { codeCoefficients } from "../../../analysis/agreement/code-coefficients.js";
import { usageError } from "../../../core/errors.js";
import {
  agreementRationale,
  keepRationale,
  requireRationale,
} from "../../../workflow/agreement/agreement-rationale.js";
import { studyAgreement } from "../../../workflow/agreement/agreement-study.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { writeOutput } from "../../terminal/output.js";
import { chartFormat, drawChart } from "../analysis/charts.js";
import { drawAgreement } from "./agreement-chart.js";
import { agreementJson, agreementText } from "./agreement-text.js";
import { coefficientNames } from "./agreement-view.js";
import type * as declared from "./declare-agreement.js";

type Input = InputOf<typeof declared.agreement>;

/** Agreement between the coders of the study. */
export async function run(input: Input, context: Context): Promise<Result> {
  const drawn = input.coefficient ?? "krippendorffAlpha";
  if (!codeCoefficients.some(({ key }) => key === drawn))
    throw usageError(
      "bad-coefficient",
      `--coefficient is one of ${codeCoefficients.map(({ key }) => key).join(", ")}, not "${drawn}".`,
    );
  const format = input.chart === undefined || input.chart === "-" ? "svg" : chartFormat(input.chart);
  let work = await context.reading();
  const kept = await agreementRationale(work.store);
  const rationale = input.rationale?.trim() || kept.rationale;
  requireRationale(kept.reflexive, rationale);
  const found = await studyAgreement(work, {
    ...input,
    coders: namesOf(input.coders ?? commaNames(context.named)),
    everybody: input.everybody ?? false,
    humanOnly: input.withoutSuggested ?? false,
  });
  if (kept.reflexive && input.rationale !== undefined && rationale !== kept.rationale) {
    if (work.store.readOnly)
      context.note("The study cannot be written, so the rationale is printed but not kept.");
    else {
      work = await context.writing({});
      await keepRationale(work, input.rationale);
    }
  }
  const shownRationale = kept.reflexive ? rationale : null;
  const chart =
    input.chart === undefined
      ? null
      : await writeOutput(
          context,
          input.chart,
          await drawChart(format, { svg: () => drawAgreement(found, drawn) }, (message) =>
            context.note(message),
          ),
          { force: input.force ?? false },
        );
  const { json, plain } = agreementJson(found, shownRationale);
  return {
    schema: "agreement",
    json: { ...json, ...(chart !== null && { chart }) },
    text:
      chart === "-"
        ? ""
        : [
            agreementText(found, shownRationale, Boolean(input.withoutSuggested)),
            ...(chart === null ? [] : ["", `Drew ${coefficientNames[drawn]} by code to ${chart}.`]),
          ].join("\n"),
    plain,
    hint: "See what coders disagree on with 'themata agreement --disagreements'.",
  };
}

/** Names by comma; undefined where none is given. */
export function namesOf(text: string | undefined): string[] | undefined {
  const names = text?.split(",").map((name) => name.trim());
  return names?.filter((name) => name !== "");
}

/** --coder A,B names those compared; a single name says who works, as everywhere. */
export const commaNames = (coder: string | undefined): string | undefined =>
  coder?.includes(",") ? coder : undefined;
