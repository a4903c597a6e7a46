import { countText } from "../../../core/count-text.js";
import { removeSource } from "../../../workflow/sources/source-remove.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { written } from "../../written.js";
import type * as declared from "./declare-source.js";

type Input = InputOf<typeof declared.sourceRemove>;

/** Takes a source out of the study. */
export async function run(input: Input, context: Context): Promise<Result> {
  const work = await context.writing(input);
  const { event, ...removed } = await removeSource(work, input.source, input.cascade === true);
  const { codings, memos, passes, participants } = removed;
  const also = [
    ...(codings > 0 ? [countText(codings, "coding")] : []),
    ...(memos > 0 ? [countText(memos, "memo")] : []),
    ...(passes > 0 ? [countText(passes, "pass")] : []),
    ...(participants.length > 0
      ? [
          `${countText(participants.length, "participant")} who spoke nowhere else (${participants.join(", ")})`,
        ]
      : []),
  ];
  const done = `Removed "${removed.source}"${also.length > 0 ? `, with ${also.join(", ")}` : ""}.`;
  return {
    schema: "source-remove",
    json: { event, dryRun: work.dryRun, ...removed },
    text: written({ dryRun: work.dryRun, event }, done),
    hint: event === null ? undefined : "'themata undo' brings it back.",
  };
}
