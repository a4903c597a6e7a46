import { usageError } from "../../../core/errors.js";
import type { ItemStatus } from "../../../core/records.js";
import { itemStatuses } from "../../../exchange/study-document.js";
import { answerPlace } from "../../../workflow/checks/answer-place.js";
import { readOwnChecklist } from "../../../workflow/checks/own-checklist.js";
import { answeredLists, setAnswer } from "../../../workflow/checks/set-answer.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import { readInputText } from "../../input.js";
import type { Result } from "../../result.js";
import { written } from "../../written.js";
import type * as declared from "./declare-check.js";

type Input = InputOf<typeof declared.checkAnswer>;

/** Keeps the researcher's answer to an item of a checklist, or their reason to leave a rule. */
export async function run(input: Input, context: Context): Promise<Result> {
  const own = /\.(ya?ml|json)$/i.test(input.list)
    ? readOwnChecklist(await readInputText(context, input.list), input.list)
    : null;
  const work = await context.writing(input);
  const place = answerPlace(input.list, input.item, await answeredLists(work), own);
  const { event, answer } = await setAnswer(work, place, {
    text: input.text?.trim(),
    location: input.location?.trim(),
    rationale: input.rationale?.trim(),
    status: statusOf(input.status),
  });
  const said = (["status", "text", "location", "rationale"] as const)
    .filter((key) => answer[key] !== "")
    .map((key) => `  ${key}: ${answer[key]}`);
  return {
    schema: "check-answer",
    json: { event, dryRun: work.dryRun, answer },
    text: written(
      { dryRun: work.dryRun, event },
      [`${place.checklist} ${place.item}`, ...(said.length === 0 ? ["  no longer answered"] : said)].join(
        "\n",
      ),
    ),
  };
}

function statusOf(status: string | undefined): ItemStatus | "" | undefined {
  if (status === undefined || status === "") return status;
  const found = itemStatuses.find((known) => known === status);
  if (found !== undefined) return found;
  throw usageError("bad-status", `--status is ${itemStatuses.join(", ")}, not "${status}".`);
}
