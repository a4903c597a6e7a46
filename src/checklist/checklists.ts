import { coreq } from "./coreq/coreq.js";
import type { Checklist, ChecklistItem } from "./item.js";
import { bc15 } from "./lists/bc15.js";
import { bc20 } from "./lists/bc20.js";
import { reflexiveDraft } from "./lists/reflexive-draft.js";
import { srqr } from "./lists/srqr.js";

/** The checklists there are, by the name commands and answers use. */
export const checklists = {
  coreq,
  srqr,
  bc15,
  bc20,
  "reflexive-draft": reflexiveDraft,
} satisfies Record<string, Checklist>;

export type ChecklistId = keyof typeof checklists;
export const checklistIds = Object.keys(checklists) as readonly ChecklistId[];

/** The checklist a person means by a name, whatever its case; null where there is none. */
export function checklistNamed(name: string): ChecklistId | null {
  const wanted = name.trim().toLowerCase();
  return checklistIds.find((id) => id === wanted) ?? null;
}

/** The item a person means by "12", "coreq-12", "COREQ-12" or the item's own id ("R03"); null where there is none. */
export function itemOf(checklist: Checklist, reference: string): ChecklistItem | null {
  const wanted = reference.trim().toLowerCase();
  const exact = checklist.entries.find(({ item }) => item.id.toLowerCase() === wanted);
  if (exact !== undefined) return exact.item;
  const prefix = `${checklist.id}-`;
  const number = /^0*(\d+)$/.exec(wanted.startsWith(prefix) ? wanted.slice(prefix.length) : wanted)?.[1];
  return checklist.entries.find(({ item }) => String(item.number) === number)?.item ?? null;
}
