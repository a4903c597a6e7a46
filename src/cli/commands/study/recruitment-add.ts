import { addRecruitment } from "../../../workflow/study/recruitment.js";
import type { Context, WriteOptions } from "../../context.js";
import type { Result } from "../../result.js";
import { written } from "../../written.js";

export interface Input extends Omit<WriteOptions, "reason"> {
  readonly date?: string | undefined;
  readonly group?: string | undefined;
  readonly channel?: string | undefined;
  readonly approached?: string | undefined;
  readonly agreed?: string | undefined;
  readonly refused?: string | undefined;
  readonly withdrew?: string | undefined;
  /** Why people refused or withdrew: a fact of the study, not the reason of this act. */
  readonly reason?: string | undefined;
}

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
