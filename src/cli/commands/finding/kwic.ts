import { countText } from "../../../core/count-text.js";
import { keyWordInContext } from "../../../workflow/coding/key-word.js";
import { describeFilter } from "../../../workflow/shared/where.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { writeTable } from "../../terminal/table-output.js";
import { countOf } from "../coding/codings-filters.js";
import type * as declared from "./declare-finding.js";

type Input = InputOf<typeof declared.kwic>;

/** Key word in context: every place where a word is said, with the words around it. */
export async function run(input: Input, context: Context): Promise<Result> {
  const term = input.query.join(" ");
  const hits = await keyWordInContext(await context.reading(), {
    term,
    window: countOf(input.window, "--window") ?? 6,
    where: input.where,
    sources: input.source,
    everyone: input.everyone ?? false,
  });
  const people = new Set(hits.flatMap(({ participant }) => participant ?? []));
  const sources = new Set(hits.map(({ source }) => source));
  const one = (text: string) => text.replace(/\s+/g, " ").trim();
  return writeTable(context, input, {
    schema: "kwic",
    json: { term, total: hits.length, participants: people.size, sources: sources.size, hits },
    sheet: {
      title: `"${term}" in context`,
      columns: [
        { title: "source:turn" },
        { title: "who" },
        { title: "left", align: "right" },
        { title: "hit" },
        { title: "right" },
      ],
      rows: hits
        .slice(0, countOf(input.limit, "--limit"))
        .map((h) => [`${h.source}:${h.turn}`, h.participant ?? "", one(h.left), h.hit, one(h.right)]),
      notes: [
        `${countText(hits.length, "time")}, by ${countText(people.size, "participant")} in ${countText(sources.size, "source")}; ${
          input.everyone ? "everybody's words" : "words of active participants"
        }.`,
        ...describeFilter({ where: input.where, sources: input.source }, "turns"),
      ],
    },
    empty: "No one says that.",
  });
}
