import { countText } from "../../../core/count-text.js";
import { countTargets, type Uncoded, uncode } from "../../../workflow/coding/uncode.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { questions } from "../../terminal/questions.js";
import { filtersOf } from "./codings-filters.js";
import type * as declared from "./declare-coding.js";

type Input = InputOf<typeof declared.uncode>;

/** Removes codings, by id or by filters. */
export async function run(input: Input, context: Context): Promise<Result> {
  const filters = filtersOf(input);
  const work = await context.writing(input);
  const wanted = { ids: input.codings, filters, others: input.others ?? false };
  if (input.codings.length === 0 && asks(input, context)) {
    const count = await countTargets(work, wanted);
    if (count > 0 && !(await agreed(`Remove ${countText(count, "coding")}? [y/N] `, context)))
      return resultOf({ event: null, removed: [], memos: 0, left: [] }, work.dryRun);
  }
  const removed = await uncode(work, wanted);
  for (const { coder, count } of removed.left)
    context.note(`${countText(count, "coding")} of ${coder} stay; --others includes them.`);
  return resultOf(removed, work.dryRun);
}

function resultOf({ event, removed, memos, left }: Uncoded, dryRun: boolean): Result {
  const verb = dryRun ? "Would remove" : "Removed";
  const withMemos = memos > 0 ? ` with ${countText(memos, "memo")}` : "";
  return {
    schema: "uncode",
    json: { event, dryRun, removed: removed.length, codings: removed, memos, left },
    text:
      removed.length === 0
        ? "Nothing was removed."
        : `${verb} ${countText(removed.length, "coding")}${withMemos}.`,
    plain: { header: ["id"], rows: removed.map((id) => [id]) },
    hint: event === null ? undefined : "'themata undo' brings them back.",
  };
}

const asks = (input: Input, { io, globals }: Context) =>
  !input.yes && !input.dryRun && io.stdin.isTTY === true && globals.input !== false && !globals.json;

async function agreed(question: string, { io }: Context): Promise<boolean> {
  const prompt = questions(io, (text) => io.stderr.say(text));
  try {
    return /^y(es)?$/i.test((await prompt.ask(question)) ?? "");
  } finally {
    prompt.close();
  }
}
