import { addRecruitment } from "../../../workflow/study/recruitment.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { written } from "../../written.js";
import type * as declared from "./declare-conduct.js";

type Input = InputOf<typeof declared.recruitmentAdd>;

/** Records a round of asking people to take part. */
export async function run(input: Input, context: Context): Promise<Result> {
  const { phase, dryRun, date, group, channel, approached, agreed, refused, withdrew, reason } = input;
  const work = await context.writing({ phase, dryRun });
  const round = { date, group, channel, approached, agreed, refused, withdrew, reason };
  const { event, recruitment, findings } = await addRecruitment(work, round);
  for (const finding of findings) context.note(finding);
  const lines = (["approached", "agreed", "refused", "withdrew"] as const)
    .filter((key) => recruitment[key] !== null)
    .map((key) => `${recruitment[key]} ${key}`);
  const about = [recruitment.group, recruitment.date, ...lines].filter((text) => text !== "").join(", ");
  return {
    schema: "recruitment-add",
    json: { event, dryRun: work.dryRun, recruitment, findings },
    text: written({ dryRun: work.dryRun, event }, `Recorded${about === "" ? "" : `: ${about}`}.`),
  };
}
