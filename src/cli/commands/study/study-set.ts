import { setSetting } from "../../../workflow/study/study-settings.js";
import type { Context, WriteOptions } from "../../context.js";
import { readInputText } from "../../input.js";
import type { Result } from "../../result.js";
import { written } from "../../written.js";

export interface Input extends WriteOptions {
  readonly key: string;
  readonly value: string;
}

/** Sets one of the study's details; an empty value clears it, `-` reads standard input. */
export async function run(input: Input, context: Context): Promise<Result> {
  const value = input.value === "-" ? await readInputText(context, "-") : input.value;
  const work = await context.writing(input);
  const change = await setSetting(work, input.key, value);
  const done = change.value === "" ? `${change.key} is cleared.` : `${change.key}: ${change.value}`;
  return {
    schema: "study-set",
    json: { dryRun: work.dryRun, ...change },
    text: written({ dryRun: work.dryRun, event: change.event }, done),
  };
}
