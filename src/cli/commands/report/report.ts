import path from "node:path";
import { countText } from "../../../core/count-text.js";
import { usageError } from "../../../core/errors.js";
import { buildModel } from "../../../report/compose/build-model.js";
import type { ReportModel } from "../../../report/model/report-model.js";
import { type SectionId, sectionTitles } from "../../../report/model/section-id.js";
import type { TemplateFolder } from "../../../report/templates/template-folder.js";
import { formatForFile, formatNamed, reportFormats } from "../../../report/writers/registry.js";
import type { WholeFile } from "../../../store/whole-file.js";
import { collectReport } from "../../../workflow/checks/collect-report.js";
import { refuseDisclosed } from "../../../workflow/checks/refuse-disclosed.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { writeOutput, writeOutputs } from "../../terminal/output.js";
import { picture } from "../../terminal/picture.js";
import { themataVersion } from "../../version.js";
import type * as declared from "./declare-report.js";
import { findPdfMaker, toPdf } from "./report-pdf.js";
import { sectionsNamed } from "./report-sections.js";
import { filesOf, maySplit } from "./report-split.js";
import { packageTemplates, templatesIn } from "./templates.js";

type Input = InputOf<typeof declared.report>;

/** Writes the report of the study. */
export async function run(input: Input, context: Context): Promise<Result> {
  const write = writerFor(input, context);
  maySplit(input.split, input.output, write.format);
  const sections = sectionsNamed(input.section);
  const own = input.template === undefined ? null : templatesIn(context.path(input.template));
  if (input.date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(input.date))
    throw usageError("bad-date", `--date is YYYY-MM-DD, not "${input.date}".`);
  const work = await context.reading();
  const generated = input.date ?? (await context.today());
  const facts = await work.store.snapshot(async () => {
    const collected = await collectReport(
      work,
      { name: "themata", version: themataVersion },
      (id) => sections === undefined || sections.includes(id as SectionId),
    );
    await refuseDisclosed(work, collected.evidence, input.force ?? false);
    return collected;
  });
  const model = await buildModel(facts, {
    generated,
    ...(sections !== undefined && { sections }),
    ...(input.counts !== undefined && { showCounts: input.counts }),
  });
  const contents: WholeFile[] = [];
  for (const { file, model: part } of filesOf(input.output, model, input.split === true))
    contents.push({ file, content: await write.content(part, own ?? packageTemplates) });
  noteLeftOut(context, sections, model);
  const templates = own?.used() ?? null;
  if (templates !== null && templates.unused.length > 0)
    context.note(`Templates that this report did not use: ${templates.unused.join(", ")}`);
  const files = await writeReport(context, contents, input.force ?? false);
  const file = files[0] ?? "-";
  const quotations = facts.quotations.length;
  const warnings = model.notes.filter(({ level }) => level !== "note").map(({ text }) => text);
  if (file === "-" && !context.globals.json) return { schema: "report", json: {}, text: "" };
  return {
    schema: "report",
    json: {
      file,
      ...(input.split === true && { files }),
      format: write.format,
      sections: model.sections,
      themes: facts.themes.filter(({ status }) => status !== "dropped").length,
      quotations,
      warnings,
      head: facts.head,
      ...(templates !== null && { templates: templates.used }),
    },
    text: `Wrote the report to ${file} (${countText(quotations, "quotation")}; head ${facts.head.hash.slice(0, 12)}).${beside(files)}`,
    hint:
      warnings.length === 0
        ? undefined
        : `${countText(warnings.length, "warning")}: listed in the report's checklist and by 'themata check coreq'.`,
  };
}

/** One file, which may be standard output, or several together. */
async function writeReport(context: Context, contents: readonly WholeFile[], force: boolean) {
  const [only, ...others] = contents;
  if (only === undefined || others.length > 0) return writeOutputs(context, contents, { force });
  return [await writeOutput(context, only.file, only.content, { force })];
}

/** The appendices written beside the report, by their names. */
const beside = ([_, ...appendices]: readonly string[]) =>
  appendices.length === 0 ? "" : `\nBeside it: ${appendices.map((file) => path.basename(file)).join(", ")}.`;

interface Writing {
  readonly format: string;
  content(model: ReportModel, templates: TemplateFolder): Promise<string | Uint8Array>;
}

/** How the report is written, by --format or the ending of the file; what is wanting is said before any work. */
function writerFor({ output, format: named }: Input, context: Context): Writing {
  if (named === "pdf" || (named === undefined && path.extname(output).toLowerCase() === ".pdf"))
    return pdfWriter(output, context);
  const format = named === undefined ? formatForFile(output) : formatNamed(named);
  if (format === undefined) {
    const endings = [...reportFormats.map(({ extensions }) => `.${extensions[0]}`), ".pdf"];
    throw usageError(
      "bad-format",
      `A report is written as ${endings.slice(0, -1).join(", ")} or ${endings.at(-1)}, not "${named ?? output}".`,
      output === "-" && named === undefined
        ? "For standard output, name the format: --format md."
        : undefined,
    );
  }
  if (output === "-" && format.format === "docx")
    throw usageError("bad-format", "A Word file goes to a file: -o FILE.docx.");
  return {
    format: format.format,
    content: async (model, templates) => (await format.load()).write(model, templates, picture),
  };
}

/** Through Chromium from the HTML report; through LibreOffice from the Word file where there is one. */
function pdfWriter(output: string, context: Context): Writing {
  if (output === "-") throw usageError("bad-format", "A PDF goes to a file: -o FILE.pdf.");
  const maker = findPdfMaker(context.io);
  if (maker === null)
    throw usageError(
      "no-pdf-program",
      "A PDF takes Chromium, Chrome, Edge or LibreOffice, and none of them was found.",
      "Install one of them, or write the report as .html and print it from a browser.",
    );
  const through = (maker.kind === "libreoffice" && formatNamed("docx")) || formatNamed("html");
  return {
    format: "pdf",
    content: async (model, templates) => {
      const writer = await through?.load();
      const content = (await writer?.write(model, templates, picture)) ?? "";
      const folder = await roomFor(output, context);
      const name = `report.${through?.extensions[0]}`;
      return toPdf(context.io, maker, { name, content, folder, notedIn: context.innerFolder });
    },
  };
}

/** The study's own folder, or the folder of the output where the study cannot be written. */
async function roomFor(output: string, context: Context): Promise<string> {
  const store = await context.store();
  return store.readOnly ? path.dirname(context.path(output)) : await context.studyDirectory();
}

function noteLeftOut(context: Context, sections: readonly SectionId[] | undefined, model: ReportModel) {
  const empty = (sections ?? []).filter((id) => !model.sections.includes(id));
  if (empty.length > 0)
    context.note(
      `Left out, because there is nothing to report: ${empty.map((id) => sectionTitles[id]).join(", ")}.${empty.includes("frequency") ? " Codes are counted with --counts." : ""}`,
    );
}
