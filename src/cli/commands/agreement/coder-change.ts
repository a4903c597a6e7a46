import { joinCoder, makeLead } from "../../../workflow/shared/study-coders.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { written } from "../../written.js";
import type * as declared from "../study/declare-team.js";

type Input = InputOf<typeof declared.coderAdd> | InputOf<typeof declared.coderLead>;

/** Adds a coder, or makes one the lead. */
export async function run(input: Input, context: Context): Promise<Result> {
  const work = await context.writing(input);
  const lead = input.act === "lead";
  const { event, coder } = lead ? await makeLead(work, input.name) : await joinCoder(work, input.name);
  return {
    schema: `coder-${input.act}`,
    json: { event, dryRun: work.dryRun, coder },
    text: written(
      { dryRun: work.dryRun, event },
      lead ? `${coder} is the lead coder.` : `${coder} is a coder of this study.`,
    ),
    hint:
      lead || event === null
        ? undefined
        : `They identify themselves with --coder "${coder}" or THEMATA_CODER.`,
  };
}
