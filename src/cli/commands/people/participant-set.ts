import { setParticipant } from "../../../workflow/participants/participants-set.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { written } from "../../written.js";
import type * as declared from "./declare-participants.js";

type Input = InputOf<typeof declared.participantSet>;

/** Sets fields and attributes of a participant. */
export async function run(input: Input, context: Context): Promise<Result> {
  const work = await context.writing(input);
  const { event, participant } = await setParticipant(work, input.participant, input.pairs);
  return {
    schema: "participant-set",
    json: { event, dryRun: work.dryRun, participant },
    text: written({ dryRun: work.dryRun, event }, `${participant}: ${input.pairs.join(", ")}`),
  };
}
