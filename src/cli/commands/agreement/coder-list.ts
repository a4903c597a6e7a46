import { listCoders } from "../../../workflow/shared/study-coders.js";
import type { Context } from "../../context.js";
import type { Result } from "../../result.js";
import { table } from "../../terminal/table.js";

/** Lists the coders with their number of codings. */
export async function run(_input: object, context: Context): Promise<Result> {
  const coders = await listCoders(await context.reading());
  const rows = coders.map(({ name, kind, lead, codings }) => [
    name,
    lead ? "lead" : kind === "consensus" ? "consensus" : "",
    codings,
  ]);
  return {
    schema: "coder-list",
    json: { coders },
    text: table([{ title: "coder", max: 40 }, { title: "" }, { title: "codings", align: "right" }], rows),
    plain: { header: ["coder", "kind", "codings"], rows },
  };
}
