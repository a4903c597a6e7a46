import { oneOf } from "../../../workflow/agreement/agreement-options.js";
import { closeRound, roundKinds, startRound } from "../../../workflow/agreement/rounds.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { written } from "../../written.js";
import type * as declared from "./declare-agreement.js";

type Input = InputOf<typeof declared.roundStart> | InputOf<typeof declared.roundClose>;

/** Opens or closes a round of coding. */
export async function run(input: Input, context: Context): Promise<Result> {
  const kind = oneOf("--kind", input.change === "start" ? input.kind : undefined, roundKinds, "independent");
  const work = await context.writing(input);
  const { event, ...round } =
    input.change === "start"
      ? await startRound(work, kind, input.name?.trim() ?? "")
      : await closeRound(work);
  const named = `round ${round.round}${round.name === "" ? "" : ` (${round.name})`}`;
  return {
    schema: `round-${input.change}`,
    json: { event, dryRun: work.dryRun, ...round },
    text: written(
      { event, dryRun: work.dryRun },
      input.change === "start"
        ? `Opened ${named}, ${round.kind}. What is coded and finished from now on belongs to it.`
        : `Closed ${named}, ${round.kind}.`,
    ),
  };
}
