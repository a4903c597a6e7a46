/** The sections of a report in their order: what was found, how the study was done, and appendices. */
export const sectionIds = [
  "themes",
  "framework",
  "study",
  "data",
  "sample",
  "analysis",
  "rigour",
  "agreement",
  "software",
  "codebook",
  "tree",
  "frequency",
  "quotations",
  "guide",
  "checklists",
  "trail",
] as const;

export type SectionId = (typeof sectionIds)[number];

/** Whether a section is an appendix, which may be a file of its own. */
export const isAppendix = (id: SectionId): boolean =>
  sectionIds.indexOf(id) >= sectionIds.indexOf("codebook");

/** Titles as they stand in the report; a checklist has its own name instead. */
export const sectionTitles: Readonly<Record<SectionId, string>> = Object.freeze({
  study: "Study and approach",
  data: "Participants and data",
  sample: "Size of the sample",
  analysis: "Analysis by phase",
  rigour: "Rigour",
  themes: "Themes",
  quotations: "Who is quoted",
  frequency: "How often codes were used",
  framework: "Framework matrix",
  agreement: "Agreement between coders",
  software: "Software and suggestions",
  tree: "Coding tree",
  codebook: "Codebook",
  guide: "Interview guide",
  checklists: "Checklists",
  trail: "Audit trail",
});
