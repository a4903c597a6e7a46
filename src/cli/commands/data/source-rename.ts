import { renameSource } from "../../../workflow/sources/source-rename.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { written } from "../../written.js";
import type * as declared from "./declare-source.js";

type Input = InputOf<typeof declared.sourceRename>;

/** Gives a source another name. */
export async function run(input: Input, context: Context): Promise<Result> {
  const work = await context.writing(input);
  const { event, before, source } = await renameSource(work, input.source, input.name);
  return {
    schema: "source-rename",
    json: { event, dryRun: work.dryRun, before, source },
    text: written({ dryRun: work.dryRun, event }, `"${before}" is now "${source}".`),
  };
}
