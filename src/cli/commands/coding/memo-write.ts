import { ThemataError, usageError } from "../../../core/errors.js";
import { findTarget } from "../../../workflow/coding/memo-targets.js";
import { addMemo, editMemo, showMemo } from "../../../workflow/coding/memos.js";
import type { Work } from "../../../workflow/shared/work.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import { readInputText } from "../../input.js";
import type { Result } from "../../result.js";
import { abandonEdit, editText, savedHint } from "../../terminal/editor.js";
import { written } from "../../written.js";
import type * as declared from "./declare-memos.js";

type Input = InputOf<typeof declared.memoAdd> | InputOf<typeof declared.memoEdit>;

/** Writes a memo or changes one: from the line, a file, standard input, or in an editor. */
export async function run(input: Input, context: Context): Promise<Result> {
  if (input.text !== undefined && input.file !== undefined)
    throw usageError("two-texts", "The memo's text is given twice: on the line and with --file.");
  if (input.abandon) {
    const there = await abandonEdit(context, savedName(input));
    return {
      schema: schema(input),
      json: { event: null, dryRun: false, abandoned: there },
      text: there ? "The kept memo was discarded." : "There is no kept memo.",
    };
  }
  const source = input.text === "-" ? "-" : input.file;
  const given = source === undefined ? input.text : await readInputText(context, source);
  const work = await context.writing(input);
  if (given !== undefined) return write(work, input, given);
  const onlyFields = input.memo !== undefined && (input.kind !== undefined || input.title !== undefined);
  return onlyFields ? write(work, input, undefined) : writeInEditor(work, input, context);
}

async function writeInEditor(work: Work, input: Input, context: Context): Promise<Result> {
  const before = input.memo === undefined ? undefined : await showMemo(work, input.memo);
  const on = input.memo === undefined ? input.on : undefined;
  const about = before?.on ?? (await findTarget(work.store, on ?? "study")).shown;
  const edited = await editText(context, {
    file: savedName(input),
    initial: `${hint}memo on ${about}: write below this line. -->\n${before?.body ?? ""}\n`,
    resume: input.resume,
    instead: "--file FILE or as TEXT",
  });
  if (edited === null)
    return before === undefined
      ? { schema: schema(input), json: { event: null, dryRun: work.dryRun }, text: "Nothing was written." }
      : write(work, input, before.body);
  try {
    const text = edited.text.startsWith(hint)
      ? edited.text.slice(edited.text.indexOf("\n") + 1)
      : edited.text;
    if (text.trim() === "") await edited.commit();
    const result = await write(work, input, text, before?.body);
    if (!work.dryRun) await edited.commit();
    return result;
  } catch (error) {
    if (error instanceof ThemataError && error.code !== "empty-memo") context.note(savedHint(edited));
    throw error;
  }
}

const hint = "<!-- themata: ";

/** `from`: what the words of a memo that is changed were made from, where that took a while. */
async function write(work: Work, input: Input, body: string | undefined, from?: string): Promise<Result> {
  if (input.memo !== undefined) {
    const { title, kind } = input;
    const { event, id } = await editMemo(work, input.memo, { body, title, kind, from });
    return {
      schema: schema(input),
      json: { event, dryRun: work.dryRun, id },
      text: written({ dryRun: work.dryRun, event }, `Changed memo ${id.slice(0, 8)}.`),
    };
  }
  const { event, ...memo } = await addMemo(work, { body: body ?? "", ...input });
  const name = memo.id === null ? "" : ` ${memo.id.slice(0, 8)}`;
  return {
    schema: schema(input),
    json: { event, dryRun: work.dryRun, ...memo },
    text: written({ dryRun: work.dryRun, event }, `Memo${name} on ${memo.on} (${memo.kind}).`),
  };
}

const schema = (input: Input) => (input.memo === undefined ? "memo-add" : "memo-edit");

/** One kept file for new memos, and one for each memo that is changed. */
const savedName = ({ memo }: Input) =>
  memo === undefined ? "edit-memo.md" : `edit-memo-${memo.replace(/[^0-9a-f]/gi, "").slice(0, 8)}.md`;
