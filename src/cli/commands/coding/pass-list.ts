import { listPasses } from "../../../workflow/coding/passes.js";
import type { Context } from "../../context.js";
import type { Result } from "../../result.js";
import { table } from "../../terminal/table.js";

/** Lists who has read which source. */
export async function run(_input: object, context: Context): Promise<Result> {
  const { store } = await context.reading();
  const names = context.named?.split(",").map((name) => name.trim());
  const passes = await listPasses(store, names);
  const cells = passes.map((pass) => [
    pass.source,
    pass.coder,
    pass.state,
    pass.date,
    pass.round,
    pass.uncoded,
    pass.participantTurns,
  ]);
  return {
    schema: "pass",
    json: { passes },
    text:
      passes.length === 0
        ? "No one has started or finished a source yet."
        : table(
            [
              { title: "source", max: 32 },
              { title: "coder", max: 20 },
              { title: "state" },
              { title: "date" },
              { title: "round" },
              { title: "uncoded turns", align: "right" },
              { title: "of", align: "right" },
            ],
            cells,
          ),
    plain: { header: ["source", "coder", "state", "date", "round", "uncoded", "turns"], rows: cells },
    hint: passes.length === 0 ? "Note one with 'themata pass finish SOURCE'." : undefined,
  };
}
