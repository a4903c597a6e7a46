import { codeHistory } from "../../../workflow/codebook/code-history.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import { fieldLines } from "./codebook-changes.js";
import type * as declared from "./declare-codebook.js";

type Input = InputOf<typeof declared.codebookHistory>;

/** Every version of a code's record: when, who, what changed. */
export async function run(input: Input, context: Context): Promise<Result> {
  const work = await context.reading();
  const { code, versions } = await codeHistory(work, input.code);
  const lines = versions.flatMap(({ event, at, coder, command, reason, definitionVersion, changes }) => [
    `${paint("bold", `${at.slice(0, 16).replace("T", " ")}  ${coder}`)}  ${command} (event ${event}, definition ${definitionVersion})${reason ? `: ${reason}` : ""}`,
    ...fieldLines(changes),
  ]);
  return {
    schema: "codebook-history",
    json: { code: { id: code.uid, name: code.name, path: code.path, status: code.status }, versions },
    text: [code.path, ...lines].join("\n"),
    plain: {
      header: ["event", "at", "coder", "command", "definition", "field", "before", "after"],
      rows: versions.flatMap(({ event, at, coder, command, definitionVersion, changes }) =>
        (changes.length > 0 ? changes : [{ field: "", before: "", after: "" }]).map(
          ({ field, before, after }) => [event, at, coder, command, definitionVersion, field, before, after],
        ),
      ),
    },
  };
}
