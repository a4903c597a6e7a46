import { setSetting } from "../../../workflow/study/study-settings.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import { readInputText } from "../../input.js";
import type { Result } from "../../result.js";
import { written } from "../../written.js";
import type * as declared from "./declare-study.js";

type Input = InputOf<typeof declared.studySet>;

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
