import { usageError } from "../../../core/errors.js";
import { similarNames } from "../../../core/similar.js";
import { tell } from "../../../exchange/codebook-file.js";
import { readCodebookFile } from "../../../workflow/codebook/codebook-file.js";
import { importCodebook } from "../../../workflow/codebook/codebook-import.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import { readPackageFile } from "../../package-root.js";
import type { Result } from "../../result.js";
import { imported } from "./codebook-import.js";
import type * as declared from "./declare-codebook.js";

type Input = InputOf<typeof declared.codebookStarter>;

const starters: readonly { readonly name: string; readonly about: string }[] = [
  { name: "mentoring", about: "an a priori codebook for studies of mentoring" },
];

/** Starts a codebook from one that comes with themata; without a name, lists these. */
export async function run(input: Input, context: Context): Promise<Result> {
  if (input.name === undefined)
    return {
      schema: "codebook-starter",
      json: { starters },
      text: starters.map(({ name, about }) => `${name}: ${about}`).join("\n"),
      plain: { header: ["name", "about"], rows: starters.map(({ name, about }) => [name, about]) },
      hint: "Next: themata codebook starter NAME",
    };
  const wanted = input.name.trim().toLowerCase();
  if (!starters.some(({ name }) => name === wanted)) throw unknownStarter(input.name);
  const work = await context.writing(input);
  const bytes = readPackageFile("fixtures", "codebooks", `${wanted}.yaml`);
  const { entries, warnings } = await readCodebookFile(wanted, bytes, "yaml");
  const origin = { command: "codebook.starter", args: { starter: wanted } } as const;
  const done = await importCodebook(work, entries, "add", origin);
  const notes = [...warnings.map((message) => tell(wanted, message)), ...done.warnings];
  return imported("codebook-starter", done, work.dryRun, notes, context);
}

function unknownStarter(wanted: string) {
  const names = starters.map(({ name }) => name);
  const near = similarNames(wanted, names);
  return usageError(
    "unknown-starter",
    `There is no starter codebook "${wanted}".`,
    near.length > 0 ? `Did you mean: ${near.join(", ")}?` : `There are: ${names.join(", ")}.`,
  );
}
