import type { Id } from "../core/records.js";
import type { FoundPassage, Passage } from "./find-passage.js";
import { opening, type PaperFinding } from "./finding.js";
import type { PaperPlace } from "./place.js";
import type { PaperQuotation } from "./quotations.js";

/** A theme that stands (not dropped). */
export interface ThemeInfo {
  readonly id: Id;
  readonly parent: Id | null;
  readonly name: string;
}

/**
 * Holds the theme under whose heading a quotation stands against the codings of the passage. Coded under a theme
 * above or below it is not a fault.
 */
export function judgeTheme(
  quotation: PaperQuotation,
  found: FoundPassage,
  themes: readonly ThemeInfo[],
  place: PaperPlace,
): PaperFinding[] {
  const wanted = quotation.at.theme;
  const spoken = found.passages.filter(({ role }) => role !== "interviewer");
  // What a codebook in an appendix quotes shows how a code is used.
  const shows = quotation.at.headings.some((heading) =>
    /\b(?:codebook|coding (?:frame|tree))\b/i.test(heading),
  );
  if (wanted === null || spoken.length === 0 || shows) return [];
  const parents = new Map(themes.map(({ id, parent }) => [id, parent]));
  const name = new Map(themes.map(({ id, name }) => [id, name]));
  const above = (id: Id): Id[] => {
    const found: Id[] = [];
    for (let at = parents.get(id) ?? null; at !== null && !found.includes(at); at = parents.get(at) ?? null)
      found.push(at);
    return found;
  };
  const coded = spoken.map((passage) => themesUnder(passage));
  const upper = above(wanted);
  const near = (id: Id) => id === wanted || upper.includes(id) || above(id).includes(wanted);
  if (coded.some((own) => [...own].some(near))) return [];
  const said = opening(quotation.text);
  const others = [...new Set(coded.flatMap((own) => [...own]))];
  if (others.length === 0) {
    const some = spoken.some(({ speech, start, end }) =>
      speech.coded.some((one) => one.start < end && start < one.end),
    );
    return [
      {
        level: "warning",
        code: "quotation-uncoded",
        place,
        message: `${said} is placed under "${name.get(wanted) ?? ""}", but its passage is ${some ? "coded under no theme" : "not coded"}.`,
      },
    ];
  }
  return [
    {
      level: "error",
      code: "wrong-theme",
      place,
      message: `${said} is placed under "${name.get(wanted) ?? ""}", but its passage is coded under ${others
        .slice(0, 3)
        .map((id) => `"${name.get(id) ?? ""}"`)
        .join(" and ")}.`,
    },
  ];
}

function themesUnder({ speech, start, end }: Passage): Set<Id> {
  const found = new Set<Id>();
  for (const stretch of speech.coded)
    if (stretch.start < end && start < stretch.end) for (const theme of stretch.themes) found.add(theme);
  return found;
}
