import { usageError } from "../../../core/errors.js";
import { redoActs, undoActs } from "../../../workflow/shared/undo-acts.js";
import { coderOf } from "../../../workflow/shared/work.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import type * as declared from "./declare-history.js";

type Input = InputOf<typeof declared.undo> | InputOf<typeof declared.redo>;

/** Takes back the coder's newest acts, or does again what they took back. */
export async function run(input: Input, context: Context): Promise<Result> {
  const steps = Number(input.n);
  if (!Number.isInteger(steps) || steps < 1)
    throw usageError("bad-count", `The number of changes is a whole number from 1, not "${input.n}".`);
  const work = await context.writing(input);
  const coder = coderOf(work);
  const undone = input.redo
    ? await redoActs(work, { steps })
    : await undoActs(work, { steps, cascade: input.cascade ?? false });
  const verb = work.dryRun ? `Would ${input.redo ? "redo" : "undo"}` : input.redo ? "Redid" : "Undid";
  const what = undone.map(({ seq, command }) => `event ${seq} (${command})`);
  return {
    schema: input.redo ? "redo" : "undo",
    json: { coder: coder.name, dryRun: work.dryRun, [input.redo ? "redone" : "undone"]: undone },
    text: `${verb} ${what.length > 4 ? `${what.length} events: ${what.slice(0, 3).join(", ")} …` : what.join(", ")}.`,
    hint: input.redo || work.dryRun ? undefined : "'themata redo' reapplies it.",
  };
}
