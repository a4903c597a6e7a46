import { showGuide } from "../../workflow/guide-show.js";
import type { Context } from "../context.js";
import type { Result } from "../result.js";
import { table } from "../table.js";

/** Prints the interview guide with how often each question was asked. */
export async function run(_input: object, context: Context): Promise<Result> {
  const { questions, sources } = await showGuide(await context.reading());
  return {
    schema: "guide-show",
    json: { sources, questions },
    text:
      questions.length === 0
        ? "The study has no interview guide. Import one with 'themata guide import FILE.yaml'."
        : table(
            [
              { title: "question", max: 12 },
              { title: "wording", max: 60 },
              { title: `of ${sources} sources`, align: "right" },
              { title: "asked", align: "right" },
              { title: "turns", align: "right" },
              { title: "words", align: "right" },
            ],
            questions.map((q) => [q.name, q.wording, q.sources, q.asked, q.turns, q.words]),
          ),
    plain: {
      header: ["id", "question", "wording", "alternatives", "sources", "asked", "turns", "words"],
      rows: questions.map((q) => [
        q.id,
        q.name,
        q.wording,
        q.alternatives.join("; "),
        q.sources,
        q.asked,
        q.turns,
        q.words,
      ]),
    },
  };
}
