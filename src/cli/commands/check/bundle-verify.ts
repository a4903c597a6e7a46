import { countText } from "../../../core/count-text.js";
import { ThemataError, usageError } from "../../../core/errors.js";
import { bundleProblems, manifestOf, quotationsIn } from "../../../workflow/bundle/bundle.js";
import { type AgainstStudy, verifyAgainstStudy } from "../../../workflow/bundle/bundle-verify.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import { themataVersion } from "../../version.js";
import { readBundle } from "./bundle-files.js";
import type * as declared from "./declare-manuscript.js";

type Input = InputOf<typeof declared.bundleVerify>;

/** Checks a bundle by itself and, in its study's folder, against the study; 1 if anything is wrong. */
export async function run(input: Input, context: Context): Promise<Result> {
  if (input.seal !== undefined && !/^[0-9a-f]{8,64}$/i.test(input.seal))
    throw usageError(
      "bad-seal",
      `--seal is the 64 digits that 'bundle create' printed, or their beginning, not "${input.seal}".`,
    );
  const files = await readBundle(context, input.file);
  const manifest = manifestOf(files);
  const problems = [...bundleProblems(files)];
  if (input.seal !== undefined && !String(manifest.seal).startsWith(input.seal.toLowerCase()))
    problems.push({
      code: "other-seal",
      file: "manifest.json",
      message: "The bundle does not have the seal that was given.",
    });
  const study = await againstStudy(context, files);
  const all = [...problems, ...(study?.problems ?? [])];
  const ok = all.length === 0;
  const held =
    study === null
      ? "It was checked by itself; there is no study here."
      : study.later > 0
        ? `It was checked against the study, which has ${study.later} later events, so its facts were not compared.`
        : "It was checked against the study.";
  return {
    schema: "bundle-verify",
    json: {
      ok,
      title: manifest.title,
      created: manifest.created,
      tool: manifest.tool,
      head: manifest.head,
      seal: manifest.seal,
      quotations: quotationsIn(files).length,
      study: study === null ? null : { later: study.later },
      problems: all,
    },
    text: [
      ...all.map(({ code, message }) => `${paint("red", code)}: ${message}`),
      ok
        ? `${paint("green", "Whole and unchanged")}: ${files.length} files.`
        : `${countText(all.length, "problem")}.`,
      held,
      `Made ${manifest.created} with ${manifest.tool} of "${manifest.title}", event ${manifest.head.seq}, head ${manifest.head.hash}`,
      `Seal ${manifest.seal}`,
    ].join("\n"),
    plain: {
      header: ["code", "file", "message"],
      rows: all.map(({ code, file, message }) => [code, file, message]),
    },
    exitCode: ok ? 0 : 1,
    hint:
      input.seal === undefined ? "Compare the seal with the one the authors gave, or add --seal." : undefined,
  };
}

/** Null where there is no study here and none was named. */
async function againstStudy(
  context: Context,
  files: Awaited<ReturnType<typeof readBundle>>,
): Promise<AgainstStudy | null> {
  try {
    const work = await context.reading();
    return await work.store.snapshot(() =>
      verifyAgainstStudy(work, files, { name: "themata", version: themataVersion }),
    );
  } catch (error) {
    const named = (context.globals.study ?? context.io.env.THEMATA_STUDY ?? "") !== "";
    if (error instanceof ThemataError && error.code === "not-a-study" && !named) return null;
    throw error;
  }
}
