import { visibleJson } from "../../core/visible-signs.js";
import type { ReportModel } from "../model/report-model.js";
import type { SectionId } from "../model/section-id.js";
import type { TextWriter } from "./writer.js";

/** What each section is made of; everything else of the model stands in every report. */
const madeOf: Readonly<Record<SectionId, readonly (keyof ReportModel)[]>> = {
  themes: ["themes", "droppedThemes", "maps", "overview"],
  framework: ["framework"],
  study: [],
  data: ["recruitment", "participants", "sessions"],
  sample: ["sampleSize"],
  analysis: ["phases"],
  rigour: ["rigour"],
  agreement: ["agreement"],
  software: ["software"],
  codebook: ["codebook"],
  tree: ["codingTree"],
  frequency: ["frequency"],
  quotations: ["quotationUse"],
  guide: ["guide"],
  checklists: ["checklists"],
  trail: ["trail"],
};

/** The report as data, for programs: the model itself, numbers as numbers, without the sections left out. */
export const jsonWriter: TextWriter = { format: "json", write };

function write(model: ReportModel): string {
  const left = new Set<string>(
    (Object.keys(madeOf) as SectionId[]).flatMap((id) => (model.sections.includes(id) ? [] : madeOf[id])),
  );
  const kept = Object.entries(model).filter(([key]) => !left.has(key));
  return `${visibleJson({ schema: "themata/report-model/1", ...Object.fromEntries(kept) }, 2)}\n`;
}
