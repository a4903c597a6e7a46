import { countText } from "../../../core/count-text.js";
import { usageError } from "../../../core/errors.js";
import { type AutocodeUnit, autocode } from "../../../workflow/coding/autocode.js";
import { shortened } from "../../../workflow/shared/find-passage.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { table } from "../../terminal/table.js";
import { written } from "../../written.js";
import type * as declared from "./declare-coding.js";

type Input = InputOf<typeof declared.autocode>;

const units: readonly AutocodeUnit[] = ["match", "sentence", "turn"];
/** Passages shown to people; `--json` and `--plain` have all. */
const shown = 40;

/** Codes by rule, as one event. */
export async function run(input: Input, context: Context): Promise<Result> {
  const searching = input.text !== undefined || input.pattern !== undefined;
  const unit = units.find((name) => name === (input.unit ?? (searching ? "match" : "turn")));
  if (unit === undefined || (unit === "match" && !searching))
    throw usageError(
      "bad-unit",
      `--unit is ${searching ? "match, " : ""}sentence or turn here, not "${input.unit}".`,
    );
  const around = Number(input.context ?? "0");
  if (!Number.isInteger(around) || around < 0 || around > 20)
    throw usageError("bad-context", `--context is a number from 0 to 20, not "${input.context}".`);
  const work = await context.writing(input);
  const { event, added, unchanged, passages } = await autocode(work, {
    text: input.text,
    pattern: input.pattern,
    speaker: input.speaker,
    question: input.question,
    attribute: input.attribute,
    sources: input.source,
    unit,
    context: around,
    codes: input.code,
  });
  const rows = passages.slice(0, shown).map((p) => [p.source, p.turn, shortened(p.quote, 80)]);
  const list = table(
    [{ title: "source", max: 24 }, { title: "turn", align: "right" }, { title: "passage" }],
    rows,
  );
  const more = passages.length > shown ? `\n… and ${passages.length - shown} more` : "";
  const there = unchanged > 0 ? `; ${countText(unchanged, "coding")} there already` : "";
  const summary = `${work.dryRun ? "Would add" : "Added"} ${countText(added, "coding")}${there}.`;
  return {
    schema: "autocode",
    json: { event, dryRun: work.dryRun, added, unchanged, passages },
    text:
      passages.length === 0
        ? "Nothing matches the rule."
        : `${list}${more}\n${written({ dryRun: work.dryRun, event }, summary)}`,
    plain: {
      header: ["source", "turn", "start", "end", "quote"],
      rows: passages.map((p) => [p.source, p.turn, p.start, p.end, p.quote]),
    },
    hint: event === null ? undefined : "'themata undo' reverses all of it.",
  };
}
