import { usageError } from "../../../core/errors.js";
import {
  type ChangedCode,
  editCode,
  moveCode,
  renameCode,
  retireCode,
} from "../../../workflow/codebook/code-change.js";
import type { Work } from "../../../workflow/shared/work.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { written } from "../../written.js";
import { fieldLines } from "./codebook-changes.js";
import type * as declared from "./declare-codebook.js";

type Input =
  | InputOf<typeof declared.codebookSet>
  | InputOf<typeof declared.codebookRename>
  | InputOf<typeof declared.codebookMove>
  | InputOf<typeof declared.codebookRetire>;

/** Renames, moves, retires or edits one code. */
export async function run(input: Input, context: Context): Promise<Result> {
  if (input.act === "move" && (input.under === undefined) === (input.top !== true))
    throw usageError("no-place", "Say where to move it: --under PARENT or --top.");
  const work = await context.writing(input);
  const { event, id, from, path, changes } = await perform(work, input);
  const text = [`${verb(input)} "${from}"${path === from ? "" : `, now "${path}"`}.`, ...fieldLines(changes)];
  return {
    schema: `codebook-${input.act}`,
    json: { event, dryRun: work.dryRun, code: { id, path, from, changes } },
    text: written({ dryRun: work.dryRun, event }, text.join("\n")),
    plain: {
      header: ["path", "field", "before", "after"],
      rows: changes.map(({ field, before, after }) => [path, field, before, after]),
    },
  };
}

function perform(work: Work, input: Input): Promise<ChangedCode> {
  switch (input.act) {
    case "rename":
      return renameCode(work, input.code, input.name);
    case "move":
      return moveCode(work, input.code, input.under ?? null);
    case "retire":
      return retireCode(work, input.code, input.revive === true);
    case "set":
      return editCode(work, input.code, input);
  }
}

const verb = (input: Input) =>
  input.act === "retire" && input.revive
    ? "Revived"
    : { rename: "Renamed", move: "Moved", retire: "Retired", set: "Changed" }[input.act];
