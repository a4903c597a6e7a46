import { unplacedNote } from "../../../analysis/unplaced.js";
import { addTo } from "../../../core/group-by.js";
import { type ShownGuide, showGuide } from "../../../workflow/sources/guide-show.js";
import type { Context } from "../../context.js";
import { ranges } from "../../ranges.js";
import type { Result } from "../../result.js";
import { table } from "../../terminal/table.js";

/** Prints the interview guide with how often each question was asked, and what stands under none. */
export async function run(_input: object, context: Context): Promise<Result> {
  const guide = await showGuide(await context.reading());
  const { questions, sources, unplaced, share } = guide;
  return {
    schema: "guide-show",
    json: { sources, questions, unplaced, share },
    text:
      questions.length === 0
        ? "The study has no interview guide. Import one with 'themata guide import FILE.yaml'."
        : humanText(guide),
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

/** Sources whose unplaced turns are named; all of them are in --json. */
const mostSources = 40;

function humanText({ questions, sources, unplaced, share }: ShownGuide): string {
  const hand = questions.reduce((sum, { byHand }) => sum + byHand, 0);
  const lines = [
    table(
      [
        { title: "question", max: 12 },
        { title: "wording", max: 60 },
        { title: `of ${sources} sources`, align: "right" },
        { title: "asked", align: "right" },
        { title: "turns", align: "right" },
        { title: "words", align: "right" },
        ...(hand > 0 ? [{ title: "by hand", align: "right" as const }] : []),
      ],
      questions.map((q) => [
        q.name,
        q.wording,
        q.sources,
        q.asked,
        q.turns,
        q.words,
        ...(hand > 0 ? [q.byHand] : []),
      ]),
    ),
    "",
    unplacedNote(share).message,
  ];
  const bySource = new Map<string, number[]>();
  for (const { source, turn } of unplaced) addTo(bySource, source, turn);
  const named = [...bySource].slice(0, mostSources);
  for (const [source, turns] of named) lines.push(`  ${source}: ${ranges(turns)}`);
  if (bySource.size > named.length)
    lines.push(`  and in ${bySource.size - named.length} more sources (--json)`);
  if (unplaced.length > 0)
    lines.push("Put them under a question with 'themata guide link SOURCE TURN… QUESTION'.");
  return lines.join("\n");
}
