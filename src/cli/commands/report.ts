import { usageError } from "../../core/errors.js";
import { buildModel } from "../../report/build/build-model.js";
import { formatForFile, reportFormats } from "../../report/writers/registry.js";
import { collectReport } from "../../workflow/collect-report.js";
import type { Context } from "../context.js";
import { writeOutput } from "../output.js";
import { picture } from "../picture.js";
import type { Result } from "../result.js";
import { packageTemplates } from "../templates.js";
import { themataVersion } from "../version.js";

export interface Input {
  readonly output: string;
  readonly force?: boolean | undefined;
  readonly counts?: boolean | undefined;
  readonly date?: string | undefined;
}

/** Writes the report of the study. */
export async function run(input: Input, context: Context): Promise<Result> {
  const format = formatForFile(input.output);
  if (format === undefined)
    throw usageError(
      "bad-format",
      `A report is written as ${reportFormats.map(({ extensions }) => `.${extensions[0]}`).join(", ")}, not "${input.output}".`,
    );
  const generated = input.date ?? new Date(context.io.clock()).toISOString().slice(0, 10);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(generated))
    throw usageError("bad-date", `--date is YYYY-MM-DD, not "${input.date}".`);
  const work = await context.reading();
  const facts = await work.store.snapshot(() =>
    collectReport(work, { name: "themata", version: themataVersion }, () => true),
  );
  const model = await buildModel(facts, {
    generated,
    ...(input.counts !== undefined && { showCounts: input.counts }),
  });
  const writer = await format.load();
  const content = await writer.write(model, packageTemplates, picture);
  const file = await writeOutput(context, input.output, content, { force: input.force ?? false });
  const quotations = facts.quotations.length;
  const warnings = model.notes.filter(({ level }) => level === "warning").map(({ text }) => text);
  return {
    schema: "report",
    json: {
      file,
      format: format.format,
      themes: facts.themes.filter(({ status }) => status !== "dropped").length,
      quotations,
      warnings,
      head: facts.head,
    },
    text: `Wrote the report to ${file} (${quotations} quotations; head ${facts.head.hash.slice(0, 12)}).`,
    hint:
      warnings.length === 0
        ? undefined
        : `${warnings.length} ${warnings.length === 1 ? "warning" : "warnings"}: see the beginning of the report, or 'themata check coreq'.`,
  };
}
