import path from "node:path";
import { bundleProblems, checkAgainstBundle } from "../../../workflow/bundle/bundle.js";
import { checkManuscript } from "../../../workflow/checks/check-manuscript.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { themataVersion } from "../../version.js";
import { readBundle } from "./bundle-files.js";
import type * as declared from "./declare-manuscript.js";
import { manuscriptJson, manuscriptPlain, manuscriptText } from "./manuscript-view.js";
import { readPaperFile } from "./paper-file.js";

type Input = InputOf<typeof declared.checkManuscript>;

/** Holds a paper against the study, or a bundle of it; 1 where a finding is an error, with --strict also on warnings. */
export async function run(input: Input, context: Context): Promise<Result> {
  const blocks = await readPaperFile(context, input.file);
  const checked =
    input.bundle === undefined
      ? await held(context, blocks)
      : await heldByBundle(context, blocks, input.bundle);
  const wrong = checked.findings.some(({ level }) => level === "error");
  const doubtful = checked.findings.some(({ level }) => level === "warning");
  return {
    schema: "check-manuscript",
    json: manuscriptJson(checked, path.basename(input.file)),
    text: manuscriptText(checked, input.all ?? false),
    plain: manuscriptPlain(checked),
    exitCode: wrong || (input.strict && doubtful) ? 1 : 0,
    hint: input.all ? undefined : "To list every quotation, number and claim that was read, add --all.",
  };
}

type Blocks = Awaited<ReturnType<typeof readPaperFile>>;

async function held(context: Context, blocks: Blocks) {
  const work = await context.reading();
  return work.store.snapshot(() =>
    checkManuscript(work, blocks, { name: "themata", version: themataVersion }),
  );
}

async function heldByBundle(context: Context, blocks: Blocks, bundle: string) {
  const files = await readBundle(context, bundle);
  const problems = bundleProblems(files);
  if (problems.length > 0)
    context.note(
      `The bundle is not as it was made (${problems[0]?.message ?? ""}); see 'themata bundle verify'.`,
    );
  return checkAgainstBundle(blocks, files);
}
