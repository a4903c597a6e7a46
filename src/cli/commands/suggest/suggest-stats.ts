import { type OfferCounts, offerStats } from "../../../workflow/suggest/suggest-stats.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { table } from "../../terminal/table.js";
import type * as declared from "./declare-suggest.js";

type Input = InputOf<typeof declared.suggestStats>;

/** What was offered, and what became of it. */
export async function run(_input: Input, context: Context): Promise<Result> {
  const stats = await offerStats((await context.reading()).store);
  const cells = ({ offered, accepted, edited, rejected, left }: OfferCounts) => [
    offered,
    accepted,
    edited,
    rejected,
    left,
  ];
  const titles = ["offered", "accepted", "edited", "rejected", "left"];
  const list = (title: string, rows: readonly (readonly (string | number)[])[]) =>
    table([{ title, max: 50 }, ...titles.map((name) => ({ title: name, align: "right" as const }))], rows);
  const codes = stats.codes.map(({ code, ...counts }) => [code, ...cells(counts)]);
  return {
    schema: "suggest-stats",
    json: stats,
    text:
      stats.engines.length === 0
        ? "Nothing has been suggested in this study."
        : [
            list(
              "engine",
              stats.engines.map(({ engine, ...counts }) => [engine, ...cells(counts)]),
            ),
            list(
              "month",
              stats.months.map(({ month, ...counts }) => [month, ...cells(counts)]),
            ),
            list("code", codes),
          ].join("\n\n"),
    plain: { header: ["code", ...titles], rows: codes },
  };
}
