import { ThemataError } from "../../../core/errors.js";
import type { Seq } from "../../../core/records.js";
import type { Work } from "../../../workflow/shared/work.js";
import {
  applyStudyFile,
  readStudyFile,
  type StudyChange,
  studyFile,
} from "../../../workflow/study/study-edit.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import { readInputText } from "../../input.js";
import type { Result } from "../../result.js";
import { abandonEdit, editText, savedHint } from "../../terminal/editor.js";
import { paint } from "../../terminal/paint.js";
import { cut } from "../../terminal/table.js";
import { written } from "../../written.js";
import type * as declared from "./declare-study.js";

type Input = InputOf<typeof declared.studyEdit>;

const kept = "edit-study.yaml";

/** Edits the study's details, team and answers as one YAML file, in an editor or from a file. */
export async function run(input: Input, context: Context): Promise<Result> {
  if (input.abandon) return abandoned(await abandonEdit(context, kept));
  if (input.file !== undefined) {
    const text = await readInputText(context, input.file);
    const work = await context.writing(input);
    const name = input.file === "-" ? "standard input" : input.file;
    return shown(work, await applyStudyFile(work, await readStudyFile(work, text, name), null));
  }
  const work = await context.writing(input);
  const { seq } = await work.store.head();
  const edited = await editText(context, {
    file: kept,
    initial: `${header(seq)}${await studyFile(work)}`,
    resume: input.resume,
    instead: "--file FILE.yaml",
  });
  if (edited === null) return shown(work, { event: null, changes: [] });
  try {
    const document = await readStudyFile(work, edited.text, "The edited file");
    const result = await applyStudyFile(work, document, baseOf(edited.text));
    if (!work.dryRun) await edited.commit();
    return shown(work, result);
  } catch (error) {
    if (error instanceof ThemataError) context.note(savedHint(edited));
    throw error;
  }
}

const header = (seq: Seq) =>
  `# The study as it was after event ${seq}. Change it, save, and close the editor.\n` +
  "# An empty value clears; a setting or an answer that is not here stays as it is.\n\n";

/** The event a file was written after, as its header says. */
function baseOf(text: string): Seq | null {
  const seq = /^# The study as it was after event (\d{1,9})\./m.exec(text)?.[1];
  return seq === undefined ? null : Number(seq);
}

function shown(
  work: Work,
  { event, changes }: { event: Seq | null; changes: readonly StudyChange[] },
): Result {
  return {
    schema: "study-edit",
    json: { event, dryRun: work.dryRun, changes },
    text:
      changes.length === 0
        ? "Nothing to change: it already is."
        : written({ dryRun: work.dryRun, event }, changes.map(difference).join("\n")),
    plain: {
      header: ["what", "before", "after"],
      rows: changes.map(({ what, before, after }) => [what, before, after]),
    },
  };
}

function difference({ what, before, after }: StudyChange): string {
  const line = (sign: string, text: string) =>
    text === ""
      ? []
      : [paint(sign === "-" ? "red" : "green", `  ${sign} ${cut(text.replaceAll("\n", " "), 100)}`)];
  return [paint("bold", what), ...line("-", before), ...line("+", after)].join("\n");
}

const abandoned = (there: boolean): Result => ({
  schema: "study-edit",
  json: { event: null, dryRun: false, changes: [], abandoned: there },
  text: there ? "The kept draft was discarded." : "There is no kept draft.",
});
