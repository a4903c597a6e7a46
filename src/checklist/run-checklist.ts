import type { Answer, ItemStatus } from "../core/records.js";
import { coreq } from "./coreq/coreq.js";
import type { Evidence } from "./evidence.js";
import type { Checklist, ChecklistItem, ItemResult } from "./item.js";
import { mergeAnswer } from "./merge-answer.js";

/** The checklists there are, by the name commands use. */
const checklists = { coreq } satisfies Record<string, Checklist>;
export type ChecklistId = keyof typeof checklists;

export interface ChecklistResult {
  readonly checklist: string;
  readonly items: readonly ItemResult[];
  /** How many items have which status; they add up to all items. */
  readonly summary: Readonly<Record<ItemStatus, number>>;
}

/**
 * Answers every item of a checklist from the study and the researcher's own answers. Answers to other
 * checklists are left aside; of two to one item the later in the list stands.
 */
export function runChecklist(
  id: ChecklistId,
  evidence: Evidence,
  answers: readonly Answer[],
): ChecklistResult {
  const own = new Map<ChecklistItem, Answer>();
  for (const answer of answers) {
    if (answer.checklist.trim().toLowerCase() !== id) continue;
    const item = checklistItem(id, answer.item);
    if (item !== null) own.set(item, answer);
  }
  const { name, entries } = checklists[id];
  const items = entries.map(({ item, rule }) => mergeAnswer(item, rule, evidence, own.get(item) ?? null));
  return { checklist: name, items, summary: summarise(items) };
}

/** The item a person means by "12", "coreq-12" or "COREQ-12"; null where there is none. */
export function checklistItem(id: ChecklistId, reference: string): ChecklistItem | null {
  const wanted = reference.trim().toLowerCase();
  const number = /^0*(\d+)$/.exec(wanted.startsWith(`${id}-`) ? wanted.slice(id.length + 1) : wanted)?.[1];
  return checklists[id].entries.find(({ item }) => String(item.number) === number)?.item ?? null;
}

function summarise(items: readonly ItemResult[]): Record<ItemStatus, number> {
  const summary = { reported: 0, partly: 0, missing: 0, "not-applicable": 0, "addressed-by-alternative": 0 };
  for (const item of items) summary[item.status]++;
  return summary;
}
