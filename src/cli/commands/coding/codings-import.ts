import { countText } from "../../../core/count-text.js";
import { importReview } from "../../../workflow/coding/review-codings.js";
import { readSheet } from "../../../workflow/shared/read-sheet.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import { readInput } from "../../input.js";
import type { Result } from "../../result.js";
import { written } from "../../written.js";
import type * as declared from "./declare-coding.js";

type Input = InputOf<typeof declared.codingsImport>;

/** Takes back a table of codings that went out for review. */
export async function run(input: Input, context: Context): Promise<Result> {
  const work = await context.writing(input);
  const sheet = await readSheet(work, await readInput(context, input.file));
  const { event, ...counts } = await importReview(work, sheet, input.others ?? false);
  const { rows, changed, memos, unchanged } = counts;
  const { dryRun } = work;
  return {
    schema: "codings-import",
    json: { event, dryRun, ...counts },
    text: written(
      { dryRun, event },
      `${dryRun ? "Would change" : "Changed"} ${countText(changed, "coding")} of ${countText(rows, "row")}; ${countText(memos, "new memo")}.`,
    ),
    plain: { header: ["rows", "changed", "memos", "unchanged"], rows: [[rows, changed, memos, unchanged]] },
  };
}
