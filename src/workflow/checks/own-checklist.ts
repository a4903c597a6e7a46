import { checklistIds, checklistNamed, checklists, itemOf } from "../../checklist/checklists.js";
import { onlyResearcher } from "../../checklist/combine.js";
import type { Checklist, ChecklistItem, Rule } from "../../checklist/item.js";
import { parseOwnChecklist } from "../../exchange/own-checklist.js";

/** A checklist of the researchers' own as one to be run: an item that asks the same as one of ours has its rule. */
export function readOwnChecklist(text: string, file: string): Checklist {
  const { items, ...about } = parseOwnChecklist(text, file, {
    taken: (id) => checklistNamed(id) !== null || taken.has(id),
    itemLike,
  });
  return {
    ...about,
    entries: items.map(({ same, ...item }, i) => ({
      item: {
        number: i + 1,
        ...item,
        fill: same?.item.fill ?? "manual",
        statement: same?.item.statement ?? null,
      },
      rule: same?.rule ?? onlyResearcher,
    })),
  };
}

const taken = new Set([
  "all",
  "answer",
  "bundle",
  "coherence",
  "confirm",
  "disclosure",
  "dismiss",
  "list",
  "manuscript",
  "quality",
]);

/** The item of ours called so, such as "COREQ-12" or "R03". */
function itemLike(reference: string): { item: ChecklistItem; rule: Rule } | null {
  for (const list of checklistIds) {
    const checklist: Checklist = checklists[list];
    if (
      !reference.toLowerCase().startsWith(`${list}-`) &&
      !checklist.entries.some(({ item }) => item.id.toLowerCase() === reference.toLowerCase())
    )
      continue;
    const item = itemOf(checklist, reference);
    const found = checklist.entries.find((entry) => entry.item === item);
    if (found !== undefined) return found;
  }
  return null;
}
