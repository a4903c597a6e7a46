import path from "node:path";
import { ThemataError } from "../../../core/errors.js";
import type { Seq } from "../../../core/records.js";
import { codebookFormat, tell } from "../../../exchange/codebook-file.js";
import { codebookEntries, writeCodebook } from "../../../workflow/codebook/codebook-export.js";
import { readCodebookFile } from "../../../workflow/codebook/codebook-file.js";
import { type CodebookImported, importCodebook } from "../../../workflow/codebook/codebook-import.js";
import type { Work } from "../../../workflow/shared/work.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import { readInput } from "../../input.js";
import type { Result } from "../../result.js";
import { abandonEdit, editText, savedHint } from "../../terminal/editor.js";
import { imported } from "./codebook-import.js";
import type * as declared from "./declare-codebook.js";

type Input = InputOf<typeof declared.codebookEdit>;

const kept = "edit-codebook.yaml";

/** Edits the whole codebook as YAML: what the edited file leaves out is removed, codes are known by their ids. */
export async function run(input: Input, context: Context): Promise<Result> {
  if (input.abandon)
    return nothing((await abandonEdit(context, kept)) ? "The draft was discarded." : "There is no draft.");
  const work = await context.writing(input);
  if (input.file !== undefined) {
    const name = input.file === "-" ? "standard input" : path.basename(input.file);
    return take(work, context, await readInput(context, input.file), { name, file: input.file });
  }
  const { seq } = await work.store.head();
  const edited = await editText(context, {
    file: kept,
    initial: heading(seq) + (await writeCodebook(await codebookEntries(work, "shown"), "yaml")),
    resume: input.resume,
    instead: "--file FILE.yaml",
  });
  if (edited === null) return nothing("Nothing was edited.");
  try {
    const origin = { name: "The edited codebook", file: "-", base: baseOf(edited.text) };
    const result = await take(work, context, new TextEncoder().encode(edited.text), origin);
    if (!work.dryRun) await edited.commit();
    return result;
  } catch (error) {
    if (error instanceof ThemataError) context.note(savedHint(edited));
    throw error;
  }
}

const heading = (seq: Seq) =>
  `# The codebook as it was after event ${seq}. Change it, save, and close the editor.\n` +
  "# Codes keep their ids, so that a moved or renamed code is recognised. A code that is not here\n" +
  "# is removed; that is refused for one with codings.\n\n";

/** The event a file was written after, as its heading says. */
function baseOf(text: string): Seq | undefined {
  const seq = /^# The codebook as it was after event (\d{1,9})\./m.exec(text)?.[1];
  return seq === undefined ? undefined : Number(seq);
}

async function take(
  work: Work,
  context: Context,
  bytes: Uint8Array,
  from: { readonly name: string; readonly file: string; readonly base?: Seq | undefined },
): Promise<Result> {
  const { entries, warnings } = await readCodebookFile(from.name, bytes, codebookFormat(from.file));
  const done = await importCodebook(work, entries, "edit", {
    command: "codebook.edit",
    args: {},
    base: from.base,
  });
  const notes = [...warnings.map((message) => tell(from.name, message)), ...done.warnings];
  return imported("codebook-edit", done, work.dryRun, notes, context);
}

function nothing(text: string): Result {
  const none: CodebookImported = {
    event: null,
    added: 0,
    changed: 0,
    unchanged: 0,
    removed: 0,
    changes: [],
    warnings: [],
  };
  return { schema: "codebook-edit", json: { dryRun: false, ...none }, text };
}
