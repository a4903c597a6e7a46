import { countText } from "../../core/count-text.js";
import type { ChecklistRow, ChecklistSection } from "../model/checklist.js";
import { itemStatusNames } from "../wording/phrases.js";

/** A row as it is printed; `said` is where the report gives its answer in full, which is then not given again. */
interface RowView extends ChecklistRow {
  readonly statusName: string;
  readonly by: string;
  readonly said: string;
}

/**
 * A checklist with its rows under their headings and a sentence that sums it up.
 *
 * @param elsewhere places of this report by the text that stands there.
 */
export function checklistView(list: ChecklistSection, elsewhere: ReadonlyMap<string, string>) {
  const groups: { title: string; rows: RowView[] }[] = [];
  for (const row of list.items) {
    const title = [row.domain, row.heading].filter((part) => part !== "").join(": ");
    if (groups.at(-1)?.title !== title) groups.push({ title, rows: [] });
    groups.at(-1)?.rows.push({
      ...row,
      statusName: itemStatusNames[row.status],
      said: elsewhere.get(row.answer.trim()) ?? "",
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
