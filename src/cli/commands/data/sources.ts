import { listSources } from "../../../workflow/sources/list-sources.js";
import type { Context } from "../../context.js";
import type { Result } from "../../result.js";
import { table } from "../../terminal/table.js";

/** Lists the sources of the study. */
export async function run(_input: object, context: Context): Promise<Result> {
  const work = await context.reading();
  const sources = await listSources(work);
  const rows = sources.map((s) => [
    s.name,
    s.kind,
    s.format,
    s.date,
    s.turns,
    s.words,
    s.codings,
    s.participants.join(", "),
  ]);
  return {
    schema: "sources",
    json: { sources },
    text:
      sources.length === 0
        ? "The study has no sources yet."
        : table(
            [
              { title: "source", max: 32 },
              { title: "kind" },
              { title: "format" },
              { title: "date" },
              { title: "turns", align: "right" },
              { title: "words", align: "right" },
              { title: "codings", align: "right" },
              { title: "participants", max: 50 },
            ],
            rows,
          ),
    plain: {
      header: ["source", "kind", "format", "date", "turns", "words", "codings", "participants"],
      rows,
    },
    hint: sources.length === 0 ? "Next: themata import FILE…" : undefined,
  };
}
