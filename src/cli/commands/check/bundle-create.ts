import { dataError, usageError } from "../../../core/errors.js";
import { buildModel } from "../../../report/compose/build-model.js";
import { htmlWriter } from "../../../report/writers/html.js";
import { createBundle } from "../../../workflow/bundle/bundle-create.js";
import { collectReport } from "../../../workflow/checks/collect-report.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { themataVersion } from "../../version.js";
import { packageTemplates } from "../report/templates.js";
import { newBundleSalt, writeBundle } from "./bundle-files.js";
import type * as declared from "./declare-manuscript.js";
import { readPaperFile } from "./paper-file.js";

type Input = InputOf<typeof declared.bundleCreate>;

/** Writes the bundle that a reviewer is given in place of the transcripts. */
export async function run(input: Input, context: Context): Promise<Result> {
  if (input.salt !== undefined && !/^[0-9a-f]{32,}$/i.test(input.salt))
    throw usageError(
      "bad-salt",
      "--salt is 32 or more hexadecimal digits.",
      "Leave it out to have one generated.",
    );
  if (input.date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(input.date))
    throw usageError("bad-date", `--date is YYYY-MM-DD, not "${input.date}".`);
  const paper = input.manuscript === undefined ? null : await readPaperFile(context, input.manuscript);
  const work = await context.reading();
  const created = input.date ?? (await context.today());
  const tool = { name: "themata", version: themataVersion };
  const made = await work.store.snapshot(async () => {
    const facts = await collectReport(work, tool, () => true);
    // What was said around a quotation is transcript, and stays with the study.
    const quotations = facts.quotations.map((quotation) => ({ ...quotation, before: [], after: [] }));
    const model = await buildModel({ ...facts, quotations }, { generated: created });
    const written = htmlWriter.write(model, packageTemplates);
    const report = typeof written === "string" ? Buffer.from(written, "utf8") : written;
    if ((await work.store.head()).seq === 0) throw dataError("empty-study", "The study has no history yet.");
    return createBundle(work, {
      tool,
      report,
      created,
      salt: (input.salt ?? newBundleSalt()).toLowerCase(),
      paper,
    });
  });
  const file = await writeBundle(context, input.file, made.files, input.force ?? false);
  const hashed = made.quotations.filter(({ text }) => text === null).length;
  return {
    schema: "bundle-create",
    json: {
      file,
      seal: made.seal,
      head: made.head,
      files: made.files.map(({ name, bytes }) => ({ name, bytes: bytes.length })),
      quotations: made.quotations.length,
      hashedOnly: hashed,
    },
    text: [
      `Wrote the bundle to ${file}: ${made.files.map(({ name }) => name).join(", ")}.`,
      `${made.quotations.length - hashed} quotations with their words, ${hashed} by hash only. No transcripts.`,
      `Seal ${made.seal}`,
    ].join("\n"),
    hint: "Send the seal to the journal separately from the bundle: anyone who has it can detect a changed bundle.",
  };
}
