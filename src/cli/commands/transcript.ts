import path from "node:path";
import { usageError } from "../../core/errors.js";
import { transcriptHtml } from "../../report/writers/transcript-html.js";
import { type CodedSource, codedSource } from "../../workflow/coded-transcript.js";
import type { Context } from "../context.js";
import { writeOutput } from "../output.js";
import type { Result } from "../result.js";

export interface Input {
  readonly source: string;
  readonly output: string;
  readonly force?: boolean | undefined;
}

/** Writes a transcript with its codes in the margin. */
export async function run({ source, output, force }: Input, context: Context): Promise<Result> {
  if (output !== "-" && ![".html", ".htm"].includes(path.extname(output).toLowerCase()))
    throw usageError(
      "bad-format",
      `A coded transcript is written as .html, not "${path.extname(output) || output}".`,
    );
  const work = await context.reading();
  const coded: CodedSource = await codedSource(work, source, context.globals.coder);
  const date = new Date(context.io.clock()).toISOString().slice(0, 10);
  const file = await writeOutput(context, output, transcriptHtml({ ...coded, date }), {
    force: force ?? false,
  });
  return {
    schema: "transcript",
    json: {
      file,
      source: coded.source,
      coders: coded.coders,
      turns: coded.turns.length,
      codings: coded.codings,
    },
    text: file === "-" ? "" : `${coded.source} with ${coded.codings} codings of ${coded.coders}: ${file}`,
  };
}
