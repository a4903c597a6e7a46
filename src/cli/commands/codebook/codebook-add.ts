import { addCode } from "../../../workflow/codebook/code-add.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { written } from "../../written.js";
import type * as declared from "./declare-codebook.js";

type Input = InputOf<typeof declared.codebookAdd>;

/** Adds a code. */
export async function run(input: Input, context: Context): Promise<Result> {
  const work = await context.writing(input);
  const { event, ...code } = await addCode(work, input.name, input);
  const where = code.parent === null ? "" : ` under "${code.parent}"`;
  return {
    schema: "codebook-add",
    json: { event, dryRun: work.dryRun, code },
    text: written({ dryRun: work.dryRun, event }, `Added the code "${code.name}"${where}.`),
    plain: { header: ["id", "path"], rows: [[code.id, code.path]] },
  };
}
