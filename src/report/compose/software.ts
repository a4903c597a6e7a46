import { countText } from "../../core/count-text.js";
import type { SoftwareUse, SuggestionUse } from "../model/software.js";
import type { SuggestionTables } from "../model/suggestions.js";
import type { ReportFacts } from "./facts.js";

const origins: Readonly<Record<string, string>> = {
  manual: "by hand",
  "in-vivo": "by hand, the code named after the words",
  script: "by a script",
  imported: "imported",
  suggested: "from accepted suggestions",
  autocode: "by a search for words",
  consensus: "by adjudication between coders",
};

/** Which software was used, where the codings came from, and what became of suggestions. */
export function softwareUse(facts: ReportFacts): SoftwareUse {
  const { tool, codings } = facts.evidence;
  const own = facts.settings.find(({ key }) => key === "software")?.text.trim() ?? "";
  const made = Object.entries(codings.origins).filter(([, count]) => count > 0);
  const all = made.reduce((sum, [, count]) => sum + count, 0);
  return {
    version: tool.version,
    statements: [
      ...(own === "" ? [] : [own]),
      ...(tool.versions.length > 1 ? [`Written by ${tool.versions.join(", ")}.`] : []),
      ...(all === 0
        ? []
        : [
            `How the ${countText(all, "confirmed coding")} of all coders came about: ${made.map(([origin, count]) => countText(count, origins[origin] ?? origin, origins[origin] ?? origin)).join(", ")}.`,
          ]),
    ],
    suggestions: suggestionUse(facts),
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
    tables: facts.suggestionTables && {
      ...facts.suggestionTables,
      codes: onlyShown(facts.suggestionTables.codes),
    },
  };
}

/** Codes that were only ever shown, and on which nobody decided, as one row at the end. */
function onlyShown(codes: SuggestionTables["codes"]): SuggestionTables["codes"] {
  const shown = codes.filter(({ accepted, edited, rejected }) => accepted + edited + rejected === 0);
  if (shown.length < 2) return codes;
  const sum = (key: "offered" | "left") => shown.reduce((total, row) => total + row[key], 0);
  const rest = { offered: sum("offered"), accepted: 0, edited: 0, rejected: 0, left: sum("left") };
  return [
    ...codes.filter((row) => !shown.includes(row)),
    { code: `${countText(shown.length, "code")} that were only shown`, ...rest },
  ];
}
