import path from "node:path";
import { usageError } from "../../../core/errors.js";
import type { ReportModel } from "../../../report/model/report-model.js";
import type { SectionId } from "../../../report/model/section-id.js";
import { appendicesOf } from "../../../report/writers/contents.js";

/** A file of the report: its name as it was given, and what stands in it. */
interface ReportFile {
  readonly file: string;
  readonly model: ReportModel;
}

/** Endings of names that differ from the section's own. */
const named: Readonly<Partial<Record<SectionId, string>>> = { checklists: "checklist", trail: "audit" };

/** Says before any work where a report cannot be split. */
export function maySplit(split: boolean | undefined, output: string, format: string): void {
  if (split !== true) return;
  if (output === "-") throw usageError("bad-format", "--split writes several files: name one with -o FILE.");
  if (format === "json")
    throw usageError("bad-format", "--split is for documents; JSON holds the whole report in one file.");
}

/**
 * The files of a report: one, or with `split` the report itself and beside it a file for each appendix
 * (`report.html`, `report-codebook.html`, …).
 */
export function filesOf(output: string, model: ReportModel, split: boolean): readonly ReportFile[] {
  if (!split) return [{ file: output, model }];
  const { dir, name, ext } = path.parse(output);
  const appendices = appendicesOf(model).map((id) => ({ id, base: `${name}-${named[id] ?? id}${ext}` }));
  const files = Object.fromEntries(appendices.map(({ id, base }) => [id, base]));
  const main = `${name}${ext}`;
  return [
    { file: output, model: { ...model, split: { own: null, main, files } } },
    ...appendices.map(({ id, base }) => ({
      file: path.join(dir, base),
      model: { ...model, split: { own: id, main, files } },
    })),
  ];
}
