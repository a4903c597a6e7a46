import { listActivities } from "../../../workflow/study/activities.js";
import type { Context } from "../../context.js";
import type { Result } from "../../result.js";
import { table } from "../../terminal/table.js";

/** Lists what the team did. */
export async function run(_input: object, context: Context): Promise<Result> {
  const activities = await listActivities(await context.reading());
  const rows = activities.map(({ date, kind, people, note }) => [date, kind, people, note]);
  return {
    schema: "activity-list",
    json: { activities },
    text:
      activities.length === 0
        ? "No activities are recorded."
        : table(
            [
              { title: "date" },
              { title: "kind", max: 24 },
              { title: "people", max: 40 },
              { title: "note", max: 60 },
            ],
            rows,
          ),
    plain: { header: ["date", "kind", "people", "note"], rows },
    hint:
      activities.length === 0
        ? 'Next: themata activity add "member check" --date 2024-09-01 --people "Mentor 1, Mentor 2"'
        : undefined,
  };
}
