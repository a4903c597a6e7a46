import { codebookEntries, countEntries, writeCodebook } from "../../workflow/codebook-export.js";
import { codebookFormat } from "../../workflow/codebook-file.js";
import type { Context } from "../context.js";
import { writeOutput } from "../output.js";
import type { Result } from "../result.js";
import { counted } from "../written.js";

export interface Input {
  readonly file: string;
  readonly force?: boolean | undefined;
  readonly raw?: boolean | undefined;
}

/** Writes the codebook (without codings) to a file, or as YAML to standard output. */
export async function run(input: Input, context: Context): Promise<Result> {
  const format = codebookFormat(input.file);
  const work = await context.reading();
  const entries = await codebookEntries(work);
  const content = await writeCodebook(entries, format, { raw: input.raw });
  const codes = countEntries(entries);
  if (input.file === "-") {
    // With --json the one document on standard output is the answer, with the file inside it.
    const json = context.globals.json === true;
    if (!json) await writeOutput(context, "-", content, { force: true });
    return { schema: "codebook-export", json: { file: "-", format, codes, content }, text: "" };
  }
  const file = await writeOutput(context, input.file, content, { force: input.force === true });
  return {
    schema: "codebook-export",
    json: { file, format, codes },
    text: `Wrote ${counted(codes, "code")} to ${file}`,
    plain: { header: ["file", "format", "codes"], rows: [[file, format, codes]] },
  };
}
