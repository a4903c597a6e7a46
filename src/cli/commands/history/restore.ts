import { randomBytes } from "node:crypto";
import { act } from "../../../workflow/shared/work.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { tool } from "../../version.js";
import { fileStamp } from "./backup.js";
import type * as declared from "./declare-history.js";

type Input = InputOf<typeof declared.restore>;

/** Puts a backup in the study's place. */
export async function run(input: Input, context: Context): Promise<Result> {
  const { restoreStudyFolder } = await import("../../../store/sqlite/restore.js");
  const directory = await context.studyDirectory();
  const done = await restoreStudyFolder(directory, context.path(input.file), {
    tool,
    otherStudy: input.force ?? false,
    dryRun: input.dryRun ?? false,
    act: async (backup) => act(await context.writingTo(backup, {}), "study.restore"),
    stamp: `${fileStamp(context.io.clock())}-${randomBytes(2).toString("hex")}`,
  });
  const readable = done.replaced.seq > 0;
  if (input.dryRun)
    return {
      schema: "restore",
      json: { dryRun: true, restored: done.restored, replaced: done.replaced, keptAs: null },
      text: `Would restore the study as of event ${done.restored.seq}; ${readable ? `the current state (event ${done.replaced.seq})` : "the damaged database"} would be kept among the backups.`,
    };
  return {
    schema: "restore",
    json: { dryRun: false, restored: done.restored, replaced: done.replaced, keptAs: done.keptAs },
    text: readable
      ? `Restored the study as of event ${done.restored.seq}. The previous state (event ${done.replaced.seq}) is kept in ${done.keptAs}`
      : `Restored the study as of event ${done.restored.seq}. The damaged database is kept in ${done.keptAs}`,
    hint: readable ? `To undo this: themata restore "${done.keptAs}"` : undefined,
  };
}
