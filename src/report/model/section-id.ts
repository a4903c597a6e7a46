/** The sections of a report in their order; those from `tree` on are appendices. */
export const sectionIds = [
  "study",
  "data",
  "sample",
  "analysis",
  "rigour",
  "themes",
  "quotations",
  "frequency",
  "framework",
  "agreement",
  "software",
  "tree",
  "codebook",
  "guide",
  "checklists",
  "trail",
] as const;

export type SectionId = (typeof sectionIds)[number];

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
