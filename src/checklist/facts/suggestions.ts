import { countText } from "../../core/count-text.js";
import type { Evidence } from "../evidence.js";
import { ofWhole } from "../phrase.js";

/** Confirmed codings by all origins together. */
const confirmedCodings = (evidence: Evidence): number =>
  Object.values(evidence.codings.origins).reduce((sum, n) => sum + n, 0);

/** Whether codings in the study rest on suggestions, or any were offered. */
export const suggestionsUsed = (evidence: Evidence): boolean =>
  evidence.suggestions.some((row) => row.offered > 0) || (evidence.codings.origins.suggested ?? 0) > 0;

/** What each engine offered, and what became of it. One sentence an engine. */
export const offersSentences = (evidence: Evidence): readonly string[] =>
  evidence.suggestions
    .filter((row) => row.offered > 0)
    .map((row) =>
      row.left === row.offered
        ? `${row.engine} showed ${countText(row.offered, "code suggestion")}, on which nobody decided`
        : `${row.engine} offered ${countText(row.offered, "code suggestion")}: ${row.accepted} accepted, ` +
          `${row.edited} accepted with a change, ${row.rejected} rejected, ${row.left} left undecided`,
    );

/** How much of the coding began as a suggestion. */
export const suggestedSentence = (evidence: Evidence): string =>
  `${ofWhole(evidence.codings.origins.suggested ?? 0, confirmedCodings(evidence))} confirmed codings began as a suggestion`;
