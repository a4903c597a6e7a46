import { countText } from "../../../core/count-text.js";
import { usageError } from "../../../core/errors.js";
import {
  type Adjudicated,
  adoptAgreed,
  decide,
  listDisagreements,
} from "../../../workflow/agreement/adjudicate.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { written } from "../../written.js";
import type * as declared from "./declare-agreement.js";
import { scopeOf, shown } from "./disagreements.js";
import { walkDisagreements } from "./walk-disagreements.js";

type Input = InputOf<typeof declared.adjudicate>;

/** Lists disagreements, decides one, or walks through those of a source on a terminal. */
export async function run(input: Input, context: Context): Promise<Result> {
  const scope = scopeOf(input, context);
  if (input.keep !== undefined) {
    if (input.what === undefined)
      throw usageError(
        "no-disagreement",
        "Which disagreement?",
        "Name its id: themata adjudicate ID --keep …",
      );
    const work = await context.writing(input);
    return decided(await decide(work, scope, input.what, input.keep), work.dryRun);
  }
  if (input.agreed) {
    const work = await context.writing(input);
    return decided(await adoptAgreed(work, scope, input.what), work.dryRun);
  }
  const asks =
    input.what !== undefined &&
    !input.list &&
    !context.globals.json &&
    !context.globals.plain &&
    context.globals.input !== false &&
    context.io.stdin.isTTY === true;
  if (!asks) {
    const { store } = await context.reading();
    return {
      schema: "adjudicate",
      ...shown(await listDisagreements(store, scope, input.what)),
      hint: "Decide one with 'themata adjudicate ID --keep CODER|both|none|CODE… --reason TEXT'.",
    };
  }
  const work = await context.writing(input);
  const { decisions, open } = await walkDisagreements(work, scope, input.what as string, context.io);
  return {
    schema: "adjudicate",
    json: { decisions, open },
    text: `${countText(decisions, "decision")} recorded; ${open} still open.`,
  };
}

function decided(done: Adjudicated, dryRun: boolean): Result {
  const { event, id, source, kept, added, ended, open } = done;
  const what =
    id === null
      ? `The consensus adopted what the coders agree on${source === null ? "" : ` in "${source}"`}`
      : `Decided ${id} in "${source}": ${kept.length === 0 ? "no code" : kept.join(", ")}`;
  return {
    schema: "adjudicate",
    json: { event, dryRun, id, source, kept, added, ended, open },
    text: written(
      { event, dryRun },
      `${what}. ${countText(added, "coding")} of the consensus made, ${ended} ended; ${countText(open, "disagreement")} open.`,
    ),
    hint:
      event === null || open > 0
        ? undefined
        : "From now on, frequency and report count the consensus in the sources that have one.",
  };
}
