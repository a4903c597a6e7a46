import { addMilestone, listMilestones } from "../../../workflow/study/milestones.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { table } from "../../terminal/table.js";
import { written } from "../../written.js";
import type * as declared from "./declare-conduct.js";

type Input = Partial<InputOf<typeof declared.milestoneAdd>>;

/** Names the newest event, or lists the names given. */
export async function run(input: Input, context: Context): Promise<Result> {
  if (input.name === undefined) return list(context);
  const work = await context.writing(input);
  const { event, milestone, names } = await addMilestone(work, input.name, input.note ?? "");
  return {
    schema: "milestone-add",
    json: { event, dryRun: work.dryRun, milestone, names },
    text: written({ dryRun: work.dryRun, event }, `"${milestone}" names event ${names}.`),
  };
}

async function list(context: Context): Promise<Result> {
  const milestones = await listMilestones(await context.reading());
  const rows = milestones.map(({ event, date, name, note }) => [event, date, name, note]);
  return {
    schema: "milestone-list",
    json: { milestones },
    text:
      milestones.length === 0
        ? "There are no milestones yet."
        : table(
            [
              { title: "event", align: "right" },
              { title: "date" },
              { title: "milestone", max: 40 },
              { title: "note", max: 60 },
            ],
            rows,
          ),
    plain: { header: ["event", "date", "milestone", "note"], rows },
    hint: milestones.length === 0 ? 'Next: themata milestone "codebook settled"' : undefined,
  };
}
