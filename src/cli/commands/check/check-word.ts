import type { ChecklistResult } from "../../../checklist/run-checklist.js";

/** A filled-in checklist as a Word file to submit with a paper. */
export async function checklistWord(
  { checklist, id: list, title, source, kind, items }: ChecklistResult,
  study: string,
  date: string,
): Promise<Uint8Array> {
  const { checklistDocx } = await import("../../../report/docx/checklist.js");
  return checklistDocx({
    name: checklist,
    title,
    source,
    kind,
    study,
    date,
    items: items.map((item) => ({
      ...item,
      number: item.id.toLowerCase().startsWith(list) ? String(item.number) : item.id,
    })),
  });
}
