import { countText } from "../../../core/count-text.js";
import { mergeThemes } from "../../../workflow/themes/theme-merge.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { written } from "../../written.js";
import type * as declared from "./declare-theme-life.js";

type Input = InputOf<typeof declared.themeMerge>;

/** Merges themes into another. */
export async function run(input: Input, context: Context): Promise<Result> {
  const work = await context.writing(input);
  const done = await mergeThemes(work, input.themes, input.into, input.name);
  const moved = [
    [done.codes, "code"],
    [done.evidence, "piece of evidence", "pieces of evidence"],
    [done.relations, "relation"],
    [done.subthemes, "subtheme"],
    [done.memos, "memo"],
    [done.cells, "framework cell"],
  ] as const;
  const list = moved.filter(([n]) => n > 0).map(([n, one, many]) => countText(n, one, many));
  const names = done.merged.map((name) => `"${name}"`).join(", ");
  return {
    schema: "theme-merge",
    json: { dryRun: work.dryRun, ...done },
    text: written(
      { dryRun: work.dryRun, event: done.event },
      `Merged ${names} into "${done.into}"${list.length === 0 ? "" : `: ${list.join(", ")} moved`}.`,
    ),
    hint:
      done.event === null
        ? undefined
        : `Do its concept and boundaries still hold? themata theme show "${done.into}"`,
  };
}
