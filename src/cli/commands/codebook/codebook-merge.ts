import { countText } from "../../../core/count-text.js";
import { mergeCodes } from "../../../workflow/codebook/code-merge.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { written } from "../../written.js";
import type * as declared from "./declare-codebook.js";

type Input = InputOf<typeof declared.codebookMerge>;

/** Merges codes into one, with all that belongs to them. */
export async function run(input: Input, context: Context): Promise<Result> {
  const work = await context.writing(input);
  const { event, ...done } = await mergeCodes(work, input.codes, input.into);
  const { codings, children, themes, memos } = done;
  const also = [
    ...(codings.collapsed > 0 ? [`${countText(codings.collapsed, "coding")} it already had`] : []),
    ...(children > 0 ? [countText(children, "code below", "codes below")] : []),
    ...(themes > 0 ? [countText(themes, "link to a theme", "links to themes")] : []),
    ...(memos > 0 ? [countText(memos, "memo")] : []),
  ];
  const names = done.merged.map(({ path }) => `"${path}"`).join(", ");
  const text = `Merged ${names} into "${done.into.path}": ${countText(codings.moved, "coding")} moved${also.length > 0 ? `; also ${also.join(", ")}` : ""}.`;
  return {
    schema: "codebook-merge",
    json: { event, dryRun: work.dryRun, ...done },
    text: written({ dryRun: work.dryRun, event }, text),
    plain: {
      header: ["merged", "into", "codings moved", "codings collapsed"],
      rows: [
        [done.merged.map(({ path }) => path).join(", "), done.into.path, codings.moved, codings.collapsed],
      ],
    },
    hint: event === null ? undefined : "'themata undo' reverses it.",
  };
}
