import path from "node:path";
import { ThemataError } from "../../core/errors.js";
import { codebookEntries, writeCodebook } from "../../workflow/codebook-export.js";
import { codebookFormat, readCodebookFile, tell } from "../../workflow/codebook-file.js";
import { type CodebookImported, importCodebook } from "../../workflow/codebook-import.js";
import type { Work } from "../../workflow/work.js";
import type { Context, WriteOptions } from "../context.js";
import { readInput } from "../input.js";
import type { Result } from "../result.js";
import { CodebookDraft } from "./codebook-draft.js";
import { imported } from "./codebook-import.js";

export interface Input extends WriteOptions {
  readonly file?: string | undefined;
  readonly resume?: boolean | undefined;
  readonly abandon?: boolean | undefined;
}

/** Edits the whole codebook as YAML: what the edited file leaves out is removed, codes are known by their ids. */
export async function run(input: Input, context: Context): Promise<Result> {
  const work = await context.writing(input);
  if (input.file !== undefined) {
    const name = input.file === "-" ? "standard input" : path.basename(input.file);
    const bytes = await readInput(context, input.file);
    return take(work, context, bytes, { name, file: input.file });
  }
  const draft = new CodebookDraft(context, work.store.location);
  if (input.abandon) return abandoned(await draft.abandon());
  const content = input.resume ? null : await writeCodebook(await codebookEntries(work), "yaml");
  const edited = await draft.edit(content, (await work.store.head()).seq);
  if (edited.text === null) return unchanged();
  try {
    const told = { name: "The draft", file: "-", base: edited.base };
    const result = await take(work, context, new TextEncoder().encode(edited.text), told);
    if (!work.dryRun) await draft.abandon();
    return result;
  } catch (error) {
    if (!(error instanceof ThemataError)) throw error;
    const way = "Your draft is kept: go on with 'themata codebook edit --resume', or drop it with --abandon.";
    const hint = error.hint === null ? way : `${error.hint}\n${way}`;
    throw new ThemataError(error.kind, error.code, error.message, hint);
  }
}

async function take(
  work: Work,
  context: Context,
  bytes: Uint8Array,
  from: { readonly name: string; readonly file: string; readonly base?: number | undefined },
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

const nothing: CodebookImported = {
  event: null,
  added: 0,
  changed: 0,
  unchanged: 0,
  removed: 0,
  changes: [],
  warnings: [],
};

const unchanged = (): Result => ({
  schema: "codebook-edit",
  json: { ...nothing, dryRun: false },
  text: "Nothing was edited.",
});

const abandoned = (there: boolean): Result => ({
  schema: "codebook-edit",
  json: { ...nothing, dryRun: false },
  text: there ? "The draft was thrown away." : "There is no draft.",
});
