import { countText } from "../../../core/count-text.js";
import { answerProposed } from "../../../workflow/suggest/suggest-answer.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import type * as declared from "./declare-coding.js";

type Input = InputOf<typeof declared.codingsConfirm> | InputOf<typeof declared.codingsReject>;

/** Confirms or rejects proposed codings. */
export async function run(input: Input, context: Context): Promise<Result> {
  const work = await context.writing(input);
  const { event, codings } = await answerProposed(work, input.codings, input.all ?? false, input.answer);
  const count = countText(codings.length, "proposed coding");
  const done = input.answer === "confirm" ? ["Would confirm", "Confirmed"] : ["Would reject", "Rejected"];
  return {
    schema: `codings-${input.answer}`,
    json: { event, dryRun: work.dryRun, codings },
    text: `${done[work.dryRun ? 0 : 1]} ${count}.`,
  };
}
