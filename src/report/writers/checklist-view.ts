import { countText } from "../../core/count-text.js";
import type { ChecklistRow, ChecklistSection } from "../model/checklist.js";
import { itemStatusNames } from "../wording/phrases.js";

/** A checklist with its rows under their headings and a sentence that sums it up. */
export function checklistView(list: ChecklistSection) {
  const groups: { title: string; rows: (ChecklistRow & { statusName: string; by: string })[] }[] = [];
  for (const row of list.items) {
    const title = [row.domain, row.heading].filter((part) => part !== "").join(": ");
    if (groups.at(-1)?.title !== title) groups.push({ title, rows: [] });
    groups.at(-1)?.rows.push({
      ...row,
      statusName: itemStatusNames[row.status],
      by: filledBy[row.filledBy ?? "nobody"],
    });
  }
  return {
    name: list.name,
    fullTitle: list.title,
    source: list.source,
    summary: summary(list.items),
    groups,
  };
}

const filledBy = {
  study: "from the study",
  researcher: "by the researcher",
  both: "from the study and the researcher",
  nobody: "",
} as const;

function summary(items: readonly ChecklistRow[]): string {
  const parts = Object.entries(itemStatusNames).flatMap(([status, name]) => {
    const count = items.filter((item) => item.status === status).length;
    return count === 0 ? [] : [`${count} ${name.toLowerCase()}`];
  });
  return parts.length === 0 ? "No items." : `${countText(items.length, "item")}: ${parts.join(", ")}.`;
}
