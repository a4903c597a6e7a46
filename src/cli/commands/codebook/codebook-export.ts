import path from "node:path";
import { countText } from "../../../core/count-text.js";
import { codebookFormat } from "../../../exchange/codebook-file.js";
import { codebookDocument } from "../../../workflow/codebook/codebook-document.js";
import {
  codebookEntries,
  countEntries,
  writeCodebook,
  writeCodebookXlsx,
} from "../../../workflow/codebook/codebook-export.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { writeOutput } from "../../terminal/output.js";
import type * as declared from "./declare-codebook.js";

type Input = InputOf<typeof declared.codebookExport>;

/** Writes the codebook (without codings) to a file, or as YAML to standard output. */
export async function run(input: Input, context: Context): Promise<Result> {
  if (path.extname(input.file).toLowerCase() === ".docx") return word(input, context);
  if (path.extname(input.file).toLowerCase() === ".xlsx") {
    const entries = await codebookEntries(await context.reading(), "quoted");
    context.noteHeld(entries);
    return wrote(input, context, "xlsx", countEntries(entries), await writeCodebookXlsx(entries));
  }
  const format = codebookFormat(input.file, ".yaml, .csv, .xlsx, .json or .docx");
  const work = await context.reading();
  const entries = await codebookEntries(work, "quoted");
  context.noteHeld(entries);
  const content = await writeCodebook(entries, format, { raw: input.raw });
  const codes = countEntries(entries);
  if (input.file === "-") {
    await writeOutput(context, "-", content, { force: true });
    return { schema: "codebook-export", json: { file: "-", format, codes }, text: "" };
  }
  return wrote(input, context, format, codes, content);
}

/** The codebook as a table in a Word file, to be read. */
async function word(input: Input, context: Context): Promise<Result> {
  const document = await codebookDocument(await context.reading());
  context.noteHeld(document.codes);
  const date = await context.today();
  const { codebookDocx } = await import("../../../report/docx/codebook.js");
  return wrote(input, context, "docx", document.codes.length, await codebookDocx({ ...document, date }));
}

async function wrote(
  input: Input,
  context: Context,
  format: string,
  codes: number,
  content: string | Uint8Array,
): Promise<Result> {
  const file = await writeOutput(context, input.file, content, { force: input.force === true });
  return {
    schema: "codebook-export",
    json: { file, format, codes },
    text: `Wrote ${countText(codes, "code")} to ${file}`,
    plain: { header: ["file", "format", "codes"], rows: [[file, format, codes]] },
  };
}
