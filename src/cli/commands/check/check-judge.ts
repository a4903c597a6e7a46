import { judgeDisclosures } from "../../../workflow/checks/judge-disclosures.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { written } from "../../written.js";
import { studyForChecks } from "./check-answers.js";
import type * as declared from "./declare-check.js";

type Input = InputOf<typeof declared.checkDismiss> | InputOf<typeof declared.checkConfirm>;

/** Records what a person says of findings of disclosure, with the reason. */
export async function run(input: Input, context: Context): Promise<Result> {
  const work = await context.writing(input);
  const { evidence } = await studyForChecks(work);
  const { event, judged } = await judgeDisclosures(work, evidence, input.ids, input.decision);
  return {
    schema: "check-judge",
    json: {
      event,
      dryRun: work.dryRun,
      decision: input.decision,
      reason: work.reason,
      findings: judged.map(({ id, message }) => ({ id, message })),
    },
    text: written(
      { dryRun: work.dryRun, event },
      judged.map(({ id, message }) => `${input.decision} ${id}: ${message}`).join("\n"),
    ),
  };
}
