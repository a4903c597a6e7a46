import { countText, numberText } from "../../core/count-text.js";
import type { Approach, ItemStatus, ThemeStatus } from "../../core/records.js";
import type { SuggestionUse } from "../model/software.js";
import { showsCounts } from "./counts.js";

/** The approach by name, as it stands under the title. */
export const approachNames: Readonly<Record<Approach, string>> = Object.freeze({
  reflexive: "Reflexive thematic analysis",
  codebook: "Codebook thematic analysis",
  reliability: "Coding reliability thematic analysis",
});

/** How the approach stands to themes, so that no report says that themes "emerged". */
export const themesLead: Readonly<Record<Approach, string>> = Object.freeze({
  reflexive:
    "Themes are patterns of shared meaning that the researchers developed through their engagement with the data.",
  codebook: "The codebook is given in the appendix.",
  reliability: "The codebook is given in the appendix.",
});

export const themeStatusNames: Readonly<Record<ThemeStatus, string>> = Object.freeze({
  candidate: "Candidate theme",
  reviewed: "Reviewed, not yet defined",
  defined: "Defined",
  dropped: "Dropped",
});

export const itemStatusNames: Readonly<Record<ItemStatus, string>> = Object.freeze({
  reported: "Reported",
  partly: "Partly reported",
  missing: "Missing",
  "not-applicable": "Not applicable",
  "addressed-by-alternative": "Alternative",
});

/** Why a report shows no counts; null where it does. */
export function countsNote(approach: Approach, showCounts: boolean): string | null {
  if (showCounts) return null;
  if (showsCounts(approach)) return "Counts of codes and themes are left out of this report by choice.";
  return "In keeping with a reflexive approach, this report does not count codes or themes.";
}

/** The disclosure on suggestions: what was offered and what became of it. */
export function suggestionsText(use: SuggestionUse | null): string {
  if (use === null) return "No codes were suggested by software.";
  const parts = [
    `${numberText(use.accepted)} accepted`,
    `${numberText(use.edited)} accepted after a change`,
    `${numberText(use.rejected)} rejected`,
    `${numberText(use.left)} left without a decision`,
  ];
  return `${countText(use.offered, "suggestion was", "suggestions were")} offered: ${parts.join(", ")}.`;
}
