import path from "node:path";
import { countText } from "../../../core/count-text.js";
import { importParticipants } from "../../../workflow/participants/participants-import.js";
import { listParticipants } from "../../../workflow/shared/participants.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import { readInput } from "../../input.js";
import type { Result } from "../../result.js";
import { written } from "../../written.js";
import type * as declared from "./declare-participants.js";

type Input = InputOf<typeof declared.participantsImport>;

/** Adds and describes participants from a table. */
export async function run(input: Input, context: Context): Promise<Result> {
  const bytes = await readInput(context, input.file);
  const work = await context.writing(input);
  const name = input.file === "-" ? "standard input" : path.basename(input.file);
  const { event, ...report } = await importParticipants(work, { name, bytes });
  const { added, changed, unchanged, mapped, removed } = report;
  const silent = work.dryRun ? [] : (await listParticipants(work)).filter(({ turns }) => turns === 0);
  const lines = [
    `Participants: ${added.length} added, ${changed.length} changed, ${unchanged.length} as they were.`,
    ...mapped.map(
      ({ source, speaker, participant }) => `  ${source}: ${speaker || "(unnamed)"} = ${participant}`,
    ),
    ...removed.map((label) => `  "${label}" was removed: it was only a speaker's name.`),
  ];
  return {
    schema: "participants-import",
    json: { event, dryRun: work.dryRun, ...report, withoutData: silent.map(({ label }) => label) },
    text: written({ dryRun: work.dryRun, event }, lines.join("\n")),
    hint:
      silent.length > 0
        ? `${countText(silent.length, "participant has", "participants have")} no turn in any source yet: say who speaks with 'themata source set SOURCE --speaker NAME=PARTICIPANT'.`
        : undefined,
  };
}
