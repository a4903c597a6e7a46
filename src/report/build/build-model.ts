import type { ReportModel, ReportNote } from "../model/report-model.js";
import type { SuggestionUse } from "../model/software.js";
import { showsCounts } from "../wording/counts.js";
import { codebookEntries } from "./codebook.js";
import type { BuildOptions, ReportFacts } from "./facts.js";
import { frequencySection } from "./frequency.js";
import { mapFigures } from "./maps.js";
import { participantTable } from "./participants.js";
import { phaseEntries } from "./phases.js";
import { recruitmentSentence, sessionSentences } from "./sessions.js";
import { droppedThemes, themeEntries } from "./themes.js";
import { auditTrail } from "./trail.js";

/** Settings that stand elsewhere in the report. */
const elsewhere: ReadonlySet<string> = new Set(["title", "question", "approach"]);

/** The report of a study, from its facts. The same facts and options give the same model. */
export async function buildModel(facts: ReportFacts, options: BuildOptions): Promise<ReportModel> {
  const showCounts = options.showCounts ?? showsCounts(facts.approach);
  const coreq = facts.checklists.find(({ result }) => result.checklist === "COREQ")?.result;
  const text = (key: string) => facts.settings.find((setting) => setting.key === key)?.text ?? "";
  return {
    approach: facts.approach,
    showCounts,
    study: {
      title: text("title"),
      question: text("question"),
      authors: facts.evidence.team.map(({ name }) => name),
      settings: facts.settings
        .filter(({ key, text: written }) => !elsewhere.has(key) && written.trim() !== "")
        .map(({ label, text: written }) => ({ label, text: written })),
    },
    recruitment: recruitmentSentence(facts.evidence),
    participants: participantTable(facts.evidence),
    sessions: sessionSentences(coreq),
    phases: phaseEntries(facts.events, facts.approach),
    themes: themeEntries(facts),
    droppedThemes: droppedThemes(facts),
    maps: await mapFigures(facts, showCounts),
    frequency: showCounts ? frequencySection(facts.codeFrequency, facts.counted) : null,
    exhibits: [],
    codebook: codebookEntries(facts),
    checklists: facts.checklists.map(({ result, title, source }) => ({
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
    })),
    software: {
      version: facts.evidence.tool.version,
      statements: [],
      suggestions: suggestionUse(facts),
    },
    trail: auditTrail(facts),
    notes: notes(facts),
    generated: options.generated,
  };
}

function suggestionUse(facts: ReportFacts): SuggestionUse | null {
  const used = facts.evidence.suggestions;
  if (used.length === 0) return null;
  const sum = (key: "offered" | "accepted" | "edited" | "rejected" | "left") =>
    used.reduce((total, engine) => total + engine[key], 0);
  return {
    method: `Made offline by ${used.map(({ engine }) => engine).join(", ")}, from this study's own codings and codebook.`,
    offered: sum("offered"),
    accepted: sum("accepted"),
    edited: sum("edited"),
    rejected: sum("rejected"),
    left: sum("left"),
    tables: facts.suggestionTables,
  };
}

/** What the researcher should know before passing the report on: findings of level error and warning. */
function notes(facts: ReportFacts): ReportNote[] {
  const found: ReportNote[] = facts.checklists.flatMap(({ result }) =>
    result.items.flatMap((item) =>
      item.findings
        .filter(({ level }) => level !== "hint")
        .map(({ message }) => ({
          level: "warning" as const,
          text: `${result.checklist} ${item.number}: ${message}`,
        })),
    ),
  );
  const proposed = facts.evidence.codings.proposed;
  if (proposed > 0)
    found.push({
      level: "note",
      text: `${proposed} proposed codings wait for confirmation and are not counted.`,
    });
  return found;
}
