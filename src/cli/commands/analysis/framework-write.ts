import { countText } from "../../../core/count-text.js";
import { ThemataError } from "../../../core/errors.js";
import { type CellsWritten, cellNow, cellsOf, writeCells } from "../../../workflow/counts/framework.js";
import { readSheet } from "../../../workflow/shared/read-sheet.js";
import type { Work } from "../../../workflow/shared/work.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import { readInput } from "../../input.js";
import type { Result } from "../../result.js";
import { abandonEdit, editText, savedHint } from "../../terminal/editor.js";
import { written } from "../../written.js";
import type * as declared from "./declare-analysis.js";

type Input = InputOf<typeof declared.frameworkSet> | InputOf<typeof declared.frameworkImport>;

const kept = "edit-cell.md";

/** Writes cells of the framework matrix: one, or a whole table. */
export async function run(input: Input, context: Context): Promise<Result> {
  if (input.act === "set" && input.abandon) {
    const dropped = await abandonEdit(context, kept);
    return nothing(dropped ? "The draft was discarded." : "There is no draft.");
  }
  const work = await context.writing(input);
  if (input.act === "import") {
    const sheet = await readSheet(work, await readInput(context, input.file));
    return resultOf(work, await writeCells(work, cellsOf(sheet), undefined));
  }
  const { participant, theme } = input;
  if (input.text !== undefined) {
    const bytes = input.text === "-" ? await readInput(context, "-") : null;
    const summary = bytes === null ? input.text : new TextDecoder().decode(bytes);
    return resultOf(work, await writeCells(work, [{ participant, theme, summary }], undefined));
  }
  const cell = await cellNow(work, participant, theme);
  const above = heading(cell.participant, cell.theme);
  const edited = await editText(context, {
    file: kept,
    initial: `${above}${cell.summary}\n`,
    resume: input.resume,
    instead: "themata framework set PARTICIPANT THEME TEXT",
  });
  if (edited === null) return nothing("Nothing was edited.");
  try {
    const text = edited.text.replace(/\r\n?/g, "\n");
    const summary = text.startsWith(above) ? text.slice(above.length) : text.replace(/^(?:#.*(?:\n|$))+/, "");
    const result = resultOf(work, await writeCells(work, [{ participant, theme, summary }], undefined));
    if (!work.dryRun) await edited.commit();
    return result;
  } catch (error) {
    if (error instanceof ThemataError) context.note(savedHint(edited));
    throw error;
  }
}

const heading = (participant: string, theme: string) =>
  `# What ${participant} says about: ${theme}\n# These two lines are left out; an empty text removes the summary.\n`;

function resultOf({ dryRun }: Work, done: CellsWritten): Result {
  const parts = [
    `${dryRun ? "Would write" : "Wrote"} ${countText(done.written, "summary")}`,
    ...(done.removed > 0 ? [`removed ${done.removed}`] : []),
  ];
  return {
    schema: "framework-write",
    json: { dryRun, ...done },
    text: written({ dryRun, event: done.event }, `${parts.join("; ")}.`),
    plain: {
      header: ["written", "removed", "unchanged"],
      rows: [[done.written, done.removed, done.unchanged]],
    },
  };
}

const nothing = (text: string): Result => ({
  schema: "framework-write",
  json: { dryRun: false, event: null, written: 0, removed: 0, unchanged: 0 },
  text,
});
