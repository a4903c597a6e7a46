import { type CompareOptions, compare } from "./compare.js";
import type { CodeDecisions } from "./compare-codes.js";
import { mostSets, setAlpha, tooManySets } from "./compare-sets.js";
import { type Estimate, notEstimable } from "./estimate.js";
import { missing, type Ratings } from "./ratings.js";
import type { CodeSet } from "./set-distance.js";
import { applied } from "./specific-agreement.js";

/**
 * Krippendorff's alpha over the sets of codes that coders gave each unit, by Jaccard and MASI
 * distance. A code that one of a source's coders did not have is left out of all sets there.
 * All decisions must be on the same units.
 */
export function alphaOfSets(
  decisions: readonly CodeDecisions[],
  options: CompareOptions,
): { readonly jaccard: Estimate; readonly masi: Estimate; readonly sets: number } {
  const first = decisions[0]?.ratings;
  if (first === undefined) {
    const none = notEstimable("No code was applied.");
    return { jaccard: none, masi: none, sets: 0 };
  }
  const { sets, ratings } = setsOf(decisions, first);
  const coefficients = [setAlpha(sets, "jaccard", "jaccard"), setAlpha(sets, "masi", "masi")] as const;
  const [jaccard, masi] =
    sets.length > mostSets
      ? coefficients.map(() => notEstimable(tooManySets))
      : (compare([ratings], coefficients, options).each[0] ?? []);
  return { jaccard: jaccard as Estimate, masi: masi as Estimate, sets: sets.length };
}

function setsOf(
  decisions: readonly CodeDecisions[],
  first: Ratings,
): { readonly sets: readonly CodeSet[]; readonly ratings: Ratings } {
  const { units, coders } = first;
  const given: number[][] = Array.from({ length: units * coders }, () => []);
  const judged = new Uint8Array(units * coders);
  for (const { ratings } of decisions)
    for (let cell = 0; cell < judged.length; cell++) if (ratings.values[cell] !== missing) judged[cell] = 1;
  for (const [code, { ratings }] of decisions.entries())
    for (let unit = 0; unit < units; unit++) {
      const at = unit * coders;
      let known = true;
      let any = false;
      for (let coder = 0; coder < coders; coder++) {
        const value = ratings.values[at + coder];
        if (value === applied) any = true;
        if (value === missing && judged[at + coder] === 1) known = false;
      }
      if (!any || !known) continue;
      for (let coder = 0; coder < coders; coder++)
        if (ratings.values[at + coder] === applied) given[at + coder]?.push(code);
    }
  const places = new Map<string, number>();
  const sets: CodeSet[] = [];
  const values = Int32Array.from(given, (set, cell) => {
    if (judged[cell] === 0) return missing;
    const key = set.join(" ");
    const there = places.get(key);
    if (there !== undefined) return there;
    places.set(key, sets.length);
    return sets.push(set) - 1;
  });
  return { sets, ratings: { ...first, categories: sets.length, values } };
}
