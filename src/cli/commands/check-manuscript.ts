import path from "node:path";
import { dataError } from "../../core/errors.js";
import { readPaper } from "../../importers/paper.js";
import { checkManuscript } from "../../workflow/check-manuscript.js";
import type { Context } from "../context.js";
import { manuscriptJson, manuscriptPlain, manuscriptText } from "../manuscript-view.js";
import type { Result } from "../result.js";
import { themataVersion } from "../version.js";
import { inputFiles } from "./import-files.js";

export interface Input {
  readonly file: string;
  readonly strict?: boolean | undefined;
  readonly all?: boolean | undefined;
}

/** Holds a paper against the study; 1 where a finding is an error, with --strict also on warnings. */
export async function run(input: Input, context: Context): Promise<Result> {
  const [file] = inputFiles([input.file], context);
  if (file === undefined) throw new Error("a file was named and none is there");
  const bytes = await file.read().catch((error: unknown) => {
    if ((error as { code?: unknown }).code === undefined || (error as { kind?: unknown }).kind !== undefined)
      throw error;
    throw dataError(
      "cannot-read",
      `The paper cannot be read: ${context.path(input.file)} (${String((error as { code: unknown }).code)})`,
    );
  });
  const paper = await readPaper({ name: path.basename(input.file), bytes });
  const fault = paper.messages.find(({ level }) => level === "error");
  if (fault !== undefined) throw dataError(fault.code, `${path.basename(input.file)}: ${fault.message}`);
  for (const { level, message } of paper.messages) if (level === "warning") context.note(message);
  const work = await context.reading();
  const checked = await work.store.snapshot(() =>
    checkManuscript(work, paper.blocks, { name: "themata", version: themataVersion }),
  );
  const wrong = checked.findings.some(({ level }) => level === "error");
  const doubtful = checked.findings.some(({ level }) => level === "warning");
  return {
    schema: "check-manuscript",
    json: manuscriptJson(checked, path.basename(input.file)),
    text: manuscriptText(checked, input.all ?? false),
    plain: manuscriptPlain(checked),
    exitCode: wrong || (input.strict && doubtful) ? 1 : 0,
    hint: input.all ? undefined : "Every quotation, number and claim that was read: add --all.",
  };
}
