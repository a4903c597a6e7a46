import { addActivity } from "../../../workflow/study/activities.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { written } from "../../written.js";
import type * as declared from "./declare-conduct.js";

type Input = InputOf<typeof declared.activityAdd>;

/** Records something the team did: a member check, a debrief, a team meeting. */
export async function run(input: Input, context: Context): Promise<Result> {
  const work = await context.writing(input);
  const { event, activity } = await addActivity(work, input.kind, input);
  const about = [activity.kind, activity.date].filter((text) => text !== "").join(", ");
  return {
    schema: "activity-add",
    json: { event, dryRun: work.dryRun, activity },
    text: written({ dryRun: work.dryRun, event }, `Recorded: ${about}.`),
  };
}
