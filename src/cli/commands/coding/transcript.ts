import path from "node:path";
import { usageError } from "../../../core/errors.js";
import type { CodedTranscript } from "../../../report/model/coded-transcript.js";
import { codedSource } from "../../../workflow/coding/coded-transcript.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { writeOutput } from "../../terminal/output.js";
import type * as declared from "./declare-coding.js";

type Input = InputOf<typeof declared.transcript>;

/** Formats by the ending of the file; each is loaded when it is used. */
const formats: Readonly<Record<string, (coded: CodedTranscript) => Promise<string | Uint8Array>>> = {
  ".html": html,
  ".htm": html,
  ".docx": async (coded) => (await import("../../../report/docx/transcript.js")).transcriptDocx(coded),
};

async function html(coded: CodedTranscript): Promise<string> {
  return (await import("../../../report/writers/transcript-html.js")).transcriptHtml(coded);
}

/** Writes a transcript with its codes in the margin. */
export async function run({ source, output, force, names }: Input, context: Context): Promise<Result> {
  const ending = path.extname(output).toLowerCase();
  const write = output === "-" ? html : Object.hasOwn(formats, ending) ? formats[ending] : undefined;
  if (write === undefined)
    throw usageError(
      "bad-format",
      `A coded transcript is written as .html or .docx, not "${path.extname(output) || output}".`,
    );
  const work = await context.reading();
  const coded = await codedSource(work, source, { coders: context.named, names: names ?? false });
  context.noteHeld(coded.turns);
  const date = await context.today();
  const file = await writeOutput(context, output, await write({ ...coded, date }), {
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
