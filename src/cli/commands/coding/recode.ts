import { recode } from "../../../workflow/coding/recode.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import { filtersOf } from "./codings-filters.js";
import type * as declared from "./declare-coding.js";

type Input = InputOf<typeof declared.recode>;

/** Gives codings another code. */
export async function run(input: Input, context: Context): Promise<Result> {
  const filters = filtersOf(input);
  const work = await context.writing(input);
  const wanted = { ids: input.codings, filters, others: input.others ?? false };
  const done = await recode(work, wanted, input.to);
  const { event, to, recoded, collapsed, unchanged, left } = done;
  for (const { coder, count } of left)
    context.note(`${count} of ${coder} keep their code; --others includes them.`);
  const parts = [
    ...(collapsed > 0 ? [`${collapsed} fell together with a coding that was there`] : []),
    ...(unchanged > 0 ? [`${unchanged} had the code already`] : []),
  ];
  const verb = work.dryRun ? "Would recode" : "Recoded";
  const head =
    recoded + collapsed === 0
      ? "Nothing was recoded"
      : `${verb} ${recoded + collapsed} to ${paint("bold", to.path)}`;
  return {
    schema: "recode",
    json: { event, dryRun: work.dryRun, to, recoded, collapsed, unchanged, left },
    text: `${[head, ...parts].join("; ")}.`,
    plain: { header: ["recoded", "collapsed", "unchanged"], rows: [[recoded, collapsed, unchanged]] },
  };
}
