import { countText } from "../../core/count-text.js";
import type { ChecklistSection } from "../model/checklist.js";
import type { ReportModel } from "../model/report-model.js";
import { type SectionId, sectionIds } from "../model/section-id.js";
import { showsCounts } from "../wording/counts.js";
import { agreementSection } from "./agreement.js";
import { codebookEntries } from "./codebook.js";
import { codingTree } from "./coding-tree.js";
import type { BuildOptions, ReportFacts } from "./facts.js";
import { frameworkSection } from "./framework.js";
import { frequencySection } from "./frequency.js";
import { guideSection } from "./guide.js";
import { mapFigures, overviewMap } from "./maps.js";
import { reportNotes } from "./notes.js";
import { participantTable } from "./participants.js";
import { peopleSentence } from "./people.js";
import { phaseEntries } from "./phases.js";
import { quotationUse } from "./quotation-use.js";
import { rigour } from "./rigour.js";
import { sampleSize } from "./sample-size.js";
import { recruitmentSentence, sessionSentences } from "./sessions.js";
import { softwareUse } from "./software.js";
import { supportSentences } from "./support.js";
import { droppedThemes, themeEntries } from "./themes.js";
import { auditTrail } from "./trail.js";

/** Settings that stand elsewhere in the report, or that say nothing about the study. */
const elsewhere: ReadonlySet<string> = new Set([
  "title",
  "question",
  "approach",
  "stopping",
  "software",
  "timezone",
  "value_order",
]);

/** The report of a study, from its facts. The same facts and options give the same model. */
export async function buildModel(all: ReportFacts, options: BuildOptions): Promise<ReportModel> {
  const facts = options.withoutWords ? withoutWords(all) : all;
  const showCounts = options.showCounts ?? showsCounts(facts.approach);
  const coreq = facts.checklists.find(({ result }) => result.checklist === "COREQ")?.result;
  const text = (key: string) => facts.settings.find((setting) => setting.key === key)?.text ?? "";
  const codebook = codebookEntries(facts);
  const headings = new Set(facts.evidence.codebook.codes.flatMap(({ id, heading }) => (heading ? [id] : [])));
  const parts = {
    frequency: showCounts
      ? frequencySection(facts.codeFrequency, {
          counted: facts.counted,
          sources: facts.data.sources,
          headings,
          more: supportSentences(facts),
        })
      : null,
    framework: frameworkSection(facts, showCounts),
    agreement: agreementSection(facts.agreement),
    guide: guideSection(facts),
  };
  const wanted = options.sections ?? sectionIds;
  const silent = (id: SectionId) =>
    (id === "quotations" && options.withoutWords) ||
    (id in parts && parts[id as keyof typeof parts] === null) ||
    (id === "checklists" && facts.checklists.length === 0);
  return {
    approach: facts.approach,
    showCounts,
    noQuotations: options.withoutWords
      ? "Quotations are left out of this copy."
      : "No quotations have been chosen yet.",
    sections: sectionIds.filter((id) => wanted.includes(id) && !silent(id)),
    basis: `${countText(facts.data.participants, "participant")} with data in ${countText(facts.data.sources, "source")}; codings of ${facts.counted}${supportSentences(facts).length > 0 ? "; passages set aside for a theme do not count" : ""}`,
    study: {
      title: text("title"),
      question: text("question"),
      authors: facts.evidence.team.map(({ name }) => name),
      settings: ownSettings(facts),
    },
    people: peopleSentence(facts),
    recruitment: recruitmentSentence(facts.evidence),
    participants: participantTable(facts.evidence),
    sessions: sessionSentences(coreq),
    sampleSize: sampleSize(facts, showCounts),
    phases: phaseEntries(facts.events),
    rigour: rigour(facts),
    themes: themeEntries(facts),
    droppedThemes: droppedThemes(facts),
    maps: await mapFigures(facts, showCounts),
    overview: overviewMap(facts, showCounts),
    quotationUse: quotationUse(facts),
    ...parts,
    codingTree: codingTree(facts, codebook, showCounts),
    codebook,
    checklists: facts.checklists.map(checklistSection),
    software: softwareUse(facts),
    trail: auditTrail(facts),
    notes: reportNotes(facts),
    generated: options.generated,
  };
}

const withoutWords = (facts: ReportFacts): ReportFacts => ({
  ...facts,
  quotations: [],
  codes: facts.codes.map((code) => ({ ...code, examples: [] })),
});

/** What the researcher wrote about the study and no other part of the report says. */
function ownSettings({ settings }: ReportFacts): { label: string; text: string }[] {
  return settings.flatMap(({ key, label, text }) =>
    elsewhere.has(key) || text.trim() === "" ? [] : [{ label, text }],
  );
}

function checklistSection({ result, title, source }: ReportFacts["checklists"][number]): ChecklistSection {
  return {
    name: result.checklist,
    title,
    source,
    items: result.items.map((item) => ({
      number: String(item.number),
      domain: item.domain,
      heading: item.heading,
      item: item.item,
      status: item.status,
      answer: item.answer ?? "",
      location: item.location ?? "",
      filledBy: item.filledBy,
    })),
  };
}
