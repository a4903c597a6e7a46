import { usageError } from "../../../core/errors.js";
import { checkCount } from "../../../workflow/shared/check-fields.js";
import { doubtCodings } from "../../../workflow/suggest/suggest-doubt.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { table } from "../../terminal/table.js";
import type * as declared from "./declare-suggest.js";

type Input = InputOf<typeof declared.suggestDoubt>;

/** Lists codings that the rest of the data contradicts. */
export async function run(input: Input, context: Context): Promise<Result> {
  const below = Number(input.below);
  if (!(below >= 0 && below <= 1))
    throw usageError("bad-share", `--below is a number from 0 to 1, not "${input.below}".`);
  const { doubted, notes } = await doubtCodings(await context.reading(), {
    unit: "turn",
    coder: context.globals.coder,
    withSuggested: true,
    limit: checkCount("--limit", input.limit, { from: 1, to: 10_000 }) ?? 20,
    below,
  });
  return {
    schema: "suggest-doubt",
    json: { codings: doubted, notes },
    text:
      doubted.length === 0
        ? [...notes.map(({ message }) => message), "No coding stands out as doubtful."].slice(0, 1).join("\n")
        : `${table(
            [
              { title: "coding" },
              { title: "source:turn", max: 28 },
              { title: "code", max: 32 },
              { title: "probability", align: "right" },
              { title: "rather", max: 40 },
              { title: "quotation", max: 60 },
            ],
            doubted.map((d) => [
              d.coding.slice(0, 8),
              `${d.source}:${d.turn}`,
              d.code,
              d.probability.toFixed(2),
              d.instead === null ? "" : `${d.instead.code} (${d.instead.probability.toFixed(2)})`,
              d.quote,
            ]),
          )}\n\nFor a second look; they need not be mistakes: the rest of the data would not have led to these codes.`,
    plain: {
      header: ["coding", "source", "turn", "code", "probability", "instead", "quote"],
      rows: doubted.map((d) => [
        d.coding,
        d.source,
        d.turn,
        d.code,
        d.probability,
        d.instead?.code ?? null,
        d.quote,
      ]),
    },
  };
}
