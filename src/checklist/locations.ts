import { hint, warning, when } from "./draft.js";
import type { ItemFinding, ItemResult } from "./item.js";
import { ofWhole, plain } from "./phrase.js";

/** Places in the paper from which on all being the same says something. Ours. */
const FEWEST_LOCATIONS = 4;

/**
 * Whether the column of places was filled with care. A published COREQ table has been seen that says "Method" in
 * every row; and the form wants a page, or N/A, for every item.
 */
export function locationFindings(items: readonly ItemResult[]): readonly ItemFinding[] {
  const given = items.filter(({ location }) => location !== null);
  const places = new Set(given.map(({ location }) => plain(location ?? "")));
  const open = items.filter(({ location, status }) => location === null && status !== "not-applicable");
  return [
    ...when(given.length >= FEWEST_LOCATIONS && places.size === 1, () =>
      warning(
        "identical-locations",
        `Every one of ${given.length} items is said to be in the same place (“${given[0]?.location}”): give pages or sections.`,
      ),
    ),
    ...when(given.length > 0 && open.length > 0, () =>
      hint(
        "location-missing",
        `No place in the paper is given for ${ofWhole(open.length, items.length)} items.`,
      ),
    ),
  ];
}
