import { renameSource } from "../../../workflow/sources/source-rename.js";
import type { Context, WriteOptions } from "../../context.js";
import type { Result } from "../../result.js";
import { written } from "../../written.js";

export interface Input extends WriteOptions {
  readonly source: string;
  readonly name: string;
}

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
