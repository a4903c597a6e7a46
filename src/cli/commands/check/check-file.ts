import fs from "node:fs";
import { checklistIds } from "../../../checklist/checklists.js";
import { usageError } from "../../../core/errors.js";
import { similarNames } from "../../../core/similar.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { run as checkList } from "./check-list.js";
import type * as declared from "./declare-check.js";

type Input = InputOf<typeof declared.check>;

/** Fills in a checklist of the user's own. A word that is neither a check nor a file is told so. */
export async function run({ file = "-", ...options }: Input, context: Context): Promise<Result> {
  if (!/[./\\]/.test(file) && !fs.existsSync(context.path(file))) {
    const near = similarNames(
      file,
      [...checklistIds, "quality", "coherence", "disclosure", "answer", "all"],
      1,
    );
    throw usageError(
      "unknown-check",
      `There is no check "${file}", and no file of that name.`,
      near.length > 0 ? `Did you mean ${near[0]}?` : "See 'themata check list'.",
    );
  }
  return checkList({ ...options, list: { file } }, context);
}
