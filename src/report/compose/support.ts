import type { ReportFacts } from "./facts.js";

/** What is to be said, beside numbers of themes, of the review of their support; nothing where there was none. */
export const supportSentences = ({ themeFrequency }: Pick<ReportFacts, "themeFrequency">): string[] =>
  themeFrequency.notes.filter(({ code }) => code === "theme-support").map(({ message }) => message);
