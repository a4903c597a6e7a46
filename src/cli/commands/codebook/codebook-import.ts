import path from "node:path";
import { tell } from "../../../exchange/codebook-file.js";
import { readNamedCodebook } from "../../../workflow/codebook/codebook-file.js";
import { type CodebookImported, importCodebook } from "../../../workflow/codebook/codebook-import.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import { readInput } from "../../input.js";
import type { Result } from "../../result.js";
import { written } from "../../written.js";
import { changesText } from "./codebook-changes.js";
import type * as declared from "./declare-codebook.js";

type Input = InputOf<typeof declared.codebookImport>;

/** Adds what a codebook file has and the study lacks, and takes over its definitions. */
export async function run(input: Input, context: Context): Promise<Result> {
  const name = input.file === "-" ? "standard input" : path.basename(input.file);
  const work = await context.writing(input);
  const { entries, warnings } = await readNamedCodebook(name, input.file, () =>
    readInput(context, input.file),
  );
  const done = await importCodebook(work, entries, "add", {
    command: "codebook.import",
    args: { file: name },
  });
  const lines = [...warnings.map((message) => tell(name, message)), ...done.warnings];
  return imported("codebook-import", done, work.dryRun, lines, context);
}

/** The result of a command that takes over a codebook. */
export function imported(
  schema: string,
  done: CodebookImported,
  dryRun: boolean,
  warnings: readonly string[],
  context: Context,
): Result {
  for (const warning of warnings) context.note(warning);
  const { event, added, changed, unchanged, removed, changes } = done;
  const counts = [
    `${added} added`,
    `${changed} changed`,
    ...(removed > 0 ? [`${removed} removed`] : []),
    `${unchanged} unchanged`,
  ].join(", ");
  const what = [changesText(changes), `Codebook: ${counts}.`].filter((part) => part !== "").join("\n");
  return {
    schema,
    json: { event, dryRun, added, changed, unchanged, removed, changes, warnings },
    text: written({ dryRun, event }, what),
    plain: {
      header: ["change", "path", "fields"],
      rows: changes.map(({ kind, path: code, fields }) => [
        kind,
        code,
        fields.map(({ field }) => field).join(", "),
      ]),
    },
    hint: event !== null && added > 0 ? "See it with 'themata codebook'." : undefined,
  };
}
