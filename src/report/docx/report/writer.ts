import type { ReportModel } from "../../model/report-model.js";
import type { TemplateFolder } from "../../templates/template-folder.js";
import type { SectionHead } from "../../writers/contents.js";
import { reportView } from "../../writers/view.js";
import type { Pictures, ReportWriter } from "../../writers/writer.js";
import { contentsField } from "../contents-field.js";
import { wordFile } from "../document.js";
import { type Part, runningTitle } from "../page.js";
import { paragraph } from "../paragraph.js";
import { checklistSection, codebookSection, trailSection } from "./appendices.js";
import { dataPart } from "./data-part.js";
import { DocumentContext, type SectionWriter } from "./document-context.js";
import { frequencySection } from "./frequency.js";
import { front } from "./front.js";
import { softwareSection } from "./software.js";
import { analysisSection, dataSection, studySection } from "./study.js";
import { themesSection } from "./themes.js";

/** The report as a Word file with real styles, numbered captions, turned pages for what is wide, and contents. */
export const docxWriter: ReportWriter = { format: "docx", write };

/** Sections with a shape of their own; all others are paragraphs, figures and tables. */
const sectionWriters: Readonly<Record<string, SectionWriter>> = {
  study: studySection,
  data: dataSection,
  analysis: analysisSection,
  themes: themesSection,
  frequency: frequencySection,
  software: softwareSection,
  codebook: codebookSection,
  trail: trailSection,
};

/** An appendix that is a file of its own. */
const fileLine = ({ number, title, file }: SectionHead) =>
  paragraph(`Appendix ${number}: ${title} (${file})`, "TOC1");

async function write(
  model: ReportModel,
  _templates: TemplateFolder,
  pictures?: Pictures,
): Promise<Uint8Array> {
  const view = reportView(model);
  const context = new DocumentContext(pictures);
  const first = await front(view, context);
  const parts: Part[] = [];
  for (const head of view.contents.list) {
    const writer = head.id.startsWith("checklist") ? checklistSection : (sectionWriters[head.id] ?? dataPart);
    parts.push(...(await writer(view, head, context)));
  }
  const contents: Part = {
    turned: "portrait",
    blocks:
      view.contents.groups.length === 0
        ? []
        : [...contentsField(context.entries), ...view.contents.elsewhere.map(fileLine)],
  };
  return wordFile({
    title: view.title,
    subject: view.approachName,
    authors: model.study.authors.join(", "),
    date: model.generated,
    running: runningTitle("Report", view.title),
    parts: [first, contents, ...parts.filter(({ blocks }) => blocks.length > 0)],
  });
}
