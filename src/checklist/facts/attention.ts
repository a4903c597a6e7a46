import { hint, warning, when } from "../draft.js";
import type { Evidence } from "../evidence.js";
import type { ItemFinding } from "../item.js";
import { decimal, ofWhole, some } from "../phrase.js";
import { spread } from "../statistics.js";

/** Sources from which on their densities are compared. Ours. */
const FEWEST_COMPARED = 4;

export interface AttentionFacts {
  readonly sentences: readonly string[];
  readonly findings: readonly ItemFinding[];
}

/** Passages a thousand words: how densely a source is coded. */
export const density = ({
  passages,
  words,
}: {
  readonly passages: number;
  readonly words: number;
}): number => (words === 0 ? 0 : (1000 * passages) / words);

/** How much of the data is coded, and how evenly: BC15-02, and the material that nobody coded. */
export function attentionFacts(evidence: Evidence): AttentionFacts {
  const sources = evidence.conduct.attention.filter(({ words }) => words > 0);
  if (sources.length === 0) return { sentences: [], findings: [] };
  const sum = (key: "words" | "wordsCoded" | "turns" | "turnsCoded") =>
    sources.reduce((total, source) => total + source[key], 0);
  const bare = sources.filter(({ passages }) => passages === 0);
  const densities = spread(sources.map(density));
  const median = densities?.median ?? 0;
  const thin =
    sources.length < FEWEST_COMPARED
      ? []
      : sources.filter((source) => source.passages > 0 && density(source) < median / 2);
  return {
    sentences: [
      `${ofWhole(sum("wordsCoded"), sum("words"))} words of participants are coded, in ${ofWhole(sources.length - bare.length, sources.length)} sources`,
      `Nothing is coded in ${ofWhole(sum("turns") - sum("turnsCoded"), sum("turns"))} of their turns`,
      densities === null
        ? ""
        : `Coded passages per 1000 words: ${decimal(densities.min)} to ${decimal(densities.max)} by source (median ${decimal(median)})`,
    ],
    findings: [
      ...when(bare.length > 0, () =>
        warning("source-uncoded", `Nothing is coded in ${some(bare.map(({ name }) => name))}.`),
      ),
      ...when(thin.length > 0, () =>
        hint(
          "source-thinly-coded",
          `Coded less than half as densely as the median source (${decimal(median)} passages per 1000 words): ${some(thin.map((source) => `${source.name} (${decimal(density(source))})`))}.`,
        ),
      ),
    ],
  };
}
