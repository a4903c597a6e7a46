import { checkWord } from "../../../core/check-word.js";
import { checkCount } from "../../../workflow/shared/check-fields.js";
import {
  initialCodes,
  type PhraseExample,
  passageGroups,
} from "../../../workflow/suggest/suggest-initial.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import { cut, table } from "../../terminal/table.js";
import type * as declared from "./declare-suggest.js";

type Input = InputOf<typeof declared.suggestCodes> | InputOf<typeof declared.suggestGroups>;

/** Help before there are codes: phrases that might become codes, or groups of similar passages. */
export async function run(input: Input, context: Context): Promise<Result> {
  const order = {
    source: input.source,
    unit: checkWord("--unit", input.unit, ["sentence", "turn"] as const),
    limit: checkCount("--limit", input.limit, { from: 1, to: 500 }) ?? 20,
  };
  const work = await context.reading();
  return input.what === "codes"
    ? codesShown(await initialCodes(work, order))
    : groupsShown(await passageGroups(work, order));
}

const line = (place: PhraseExample) =>
  `    ${place.source}:${place.turn}  ${cut(place.quote.trim().replace(/\s+/g, " "), 90)}`;

function codesShown(codes: Awaited<ReturnType<typeof initialCodes>>): Result {
  const rows = codes.map((c) => [c.phrase, c.kind, c.passages, c.participants] as const);
  return {
    schema: "suggest-codes",
    json: { codes },
    text:
      codes.length === 0
        ? "There are no uncoded passages of participants to draw phrases from."
        : [
            table(
              [
                { title: "phrase", max: 40 },
                { title: "kind" },
                { title: "passages", align: "right" },
                { title: "participants", align: "right" },
              ],
              rows,
            ),
            "",
            paint("dim", "Phrases people used, to start from; whether they are codes is for you to say."),
          ].join("\n"),
    plain: { header: ["phrase", "kind", "passages", "participants"], rows },
  };
}

function groupsShown(groups: Awaited<ReturnType<typeof passageGroups>>): Result {
  return {
    schema: "suggest-groups",
    json: { groups },
    text:
      groups.length === 0
        ? "There are too few uncoded passages to group."
        : [
            ...groups.map(({ words, passages, examples }, i) =>
              [
                paint(
                  "bold",
                  `${i + 1}. ${words.join(", ") || "(no words in common)"}  (${passages} passages)`,
                ),
                ...examples.map(line),
                "",
              ].join("\n"),
            ),
            paint(
              "dim",
              "Passages with similar words, as a reading aid. They are not themes, and agree only weakly with what people code.",
            ),
          ].join("\n"),
    plain: {
      header: ["group", "words", "passages", "likeness"],
      rows: groups.map((g, i) => [i + 1, g.words.join(", "), g.passages, g.likeness]),
    },
  };
}
