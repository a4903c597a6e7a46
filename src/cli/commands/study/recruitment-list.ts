import { listRecruitment } from "../../../workflow/study/recruitment.js";
import type { Context } from "../../context.js";
import type { Result } from "../../result.js";
import { table } from "../../terminal/table.js";

/** Lists the rounds of recruitment, with sums. */
export async function run(_input: object, context: Context): Promise<Result> {
  const { rounds, totals } = await listRecruitment(await context.reading());
  for (const { group, date, findings } of rounds)
    for (const finding of findings)
      context.note(`${[group, date].filter((t) => t !== "").join(", ") || "A round"}: ${finding}`);
  const rows = rounds.map((r) => [
    r.date,
    r.group,
    r.channel,
    r.approached,
    r.agreed,
    r.refused,
    r.withdrew,
    r.reason,
  ]);
  const sums = ["", "in all", "", totals.approached, totals.agreed, totals.refused, totals.withdrew, ""];
  return {
    schema: "recruitment-list",
    json: { recruitment: rounds, totals },
    text:
      rounds.length === 0
        ? "No recruitment is recorded."
        : table(
            [
              { title: "date" },
              { title: "group", max: 24 },
              { title: "channel", max: 24 },
              { title: "approached", align: "right" },
              { title: "agreed", align: "right" },
              { title: "refused", align: "right" },
              { title: "withdrew", align: "right" },
              { title: "reason", max: 40 },
            ],
            rounds.length > 1 ? [...rows, sums] : rows,
          ),
    plain: {
      header: ["date", "group", "channel", "approached", "agreed", "refused", "withdrew", "reason"],
      rows,
    },
    hint:
      rounds.length === 0
        ? "Next: themata recruitment add --group mentors --approached 9 --agreed 7 --refused 2"
        : undefined,
  };
}
