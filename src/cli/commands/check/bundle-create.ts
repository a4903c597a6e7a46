import { countText } from "../../../core/count-text.js";
import { dataError, usageError } from "../../../core/errors.js";
import { buildModel } from "../../../report/compose/build-model.js";
import { htmlWriter } from "../../../report/writers/html.js";
import { createBundle, type MadeBundle } from "../../../workflow/bundle/bundle-create.js";
import { collectReport } from "../../../workflow/checks/collect-report.js";
import { refuseDisclosed } from "../../../workflow/checks/refuse-disclosed.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { themataVersion } from "../../version.js";
import { packageTemplates } from "../report/templates.js";
import { writeBundle } from "./bundle-files.js";
import type * as declared from "./declare-manuscript.js";
import { readPaperFile } from "./paper-file.js";

type Input = InputOf<typeof declared.bundleCreate>;

/** Writes the bundle that a reviewer is given in place of the transcripts. */
export async function run(input: Input, context: Context): Promise<Result> {
  if (input.date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(input.date))
    throw usageError("bad-date", `--date is YYYY-MM-DD, not "${input.date}".`);
  const paper = input.manuscript === undefined ? null : await readPaperFile(context, input.manuscript);
  const work = await context.reading();
  const created = input.date ?? (await context.today());
  const tool = { name: "themata", version: themataVersion };
  const made = await work.store.snapshot(async () => {
    const facts = await collectReport(work, tool, () => true);
    await refuseDisclosed(work, facts.evidence, input.force ?? false);
    // Of what people said, a bundle holds what the paper prints, and no more of who said it.
    const model = await buildModel(facts, { generated: created, withoutWords: true });
    const written = htmlWriter.write(model, packageTemplates);
    const report = typeof written === "string" ? Buffer.from(written, "utf8") : written;
    if ((await work.store.head()).seq === 0) throw dataError("empty-study", "The study has no history yet.");
    return createBundle(work, {
      tool,
      report,
      created,
      paper,
    });
  });
  const file = await writeBundle(context, input.file, made.files, input.force ?? false);
  return {
    schema: "bundle-create",
    json: {
      file,
      seal: made.seal,
      head: made.head,
      files: made.files.map(({ name, bytes }) => ({ name, bytes: bytes.length })),
      quotations: made.quotations.length,
      leftOut: made.leftOut,
    },
    text: [
      `Wrote the bundle to ${file}: ${made.files.map(({ name }) => name).join(", ")}.`,
      quotationsLine(made, paper !== null),
      `Seal ${made.seal}`,
    ].join("\n"),
    hint: "Send the seal to the journal separately from the bundle: anyone who has it can detect a changed bundle.",
  };
}

function quotationsLine({ quotations, leftOut }: MadeBundle, paper: boolean): string {
  if (!paper) return "No transcripts, and no quotations: --manuscript takes those of a paper.";
  const without =
    leftOut === 0
      ? ""
      : ` ${countText(leftOut, "other")} left out: 'themata check manuscript' says what is wrong with them.`;
  return `${countText(quotations.length, "quotation")} of the paper. No transcripts.${without}`;
}
