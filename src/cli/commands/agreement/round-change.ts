import { oneOf } from "../../../workflow/agreement/agreement-options.js";
import { closeRound, roundKinds, startRound } from "../../../workflow/agreement/rounds.js";
import type { Context, WriteOptions } from "../../context.js";
import type { Result } from "../../result.js";
import { written } from "../../written.js";

export interface Input extends WriteOptions {
  readonly change: "start" | "close";
  readonly kind?: string | undefined;
  readonly name?: string | undefined;
}

/** Opens or closes a round of coding. */
export async function run(input: Input, context: Context): Promise<Result> {
  const kind = oneOf("--kind", input.kind, roundKinds, "independent");
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
