import type { Answer, ItemStatus } from "../core/records.js";
import { type ChecklistId, checklists, itemOf } from "./checklists.js";
import type { Evidence } from "./evidence.js";
import { usableQuotations } from "./facts/quotations.js";
import type { Checklist, ChecklistItem, EvidenceNote, ItemFinding, ItemResult } from "./item.js";
import { locationFindings } from "./locations.js";
import { mergeAnswer } from "./merge-answer.js";

export type { ChecklistId } from "./checklists.js";

export interface ChecklistResult {
  /** As printed, such as "COREQ". */
  readonly checklist: string;
  /** As commands name it, such as "coreq". */
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly kind: "reporting" | "quality";
  readonly items: readonly ItemResult[];
  /** What concerns no single item. */
  readonly findings: readonly ItemFinding[];
  /** How many items have which status; they add up to all items. */
  readonly summary: Readonly<Record<ItemStatus, number>>;
}

/**
 * Answers every item of a checklist (one of ours by name, or one read from a file) from the study and the
 * researcher's own answers. Answers to other checklists are left aside; of two to one item the later in the list stands.
 */
export function runChecklist(
  which: ChecklistId | Checklist,
  evidence: Evidence,
  answers: readonly Answer[],
): ChecklistResult {
  const checklist: Checklist = typeof which === "string" ? checklists[which] : which;
  const own = new Map<ChecklistItem, Answer>();
  for (const answer of answers) {
    if (answer.checklist.trim().toLowerCase() !== checklist.id.toLowerCase()) continue;
    const item = itemOf(checklist, answer.item);
    if (item !== null) own.set(item, answer);
  }
  const items = checklist.entries.map(({ item, rule }) => {
    const answer = own.get(item) ?? null;
    const merged = mergeAnswer(item, rule, evidence, answer);
    return {
      ...merged,
      evidence: merged.evidence.map((note) => withReferences(evidence, note)),
      answerEvent:
        answer === null
          ? null
          : (evidence.conduct.references.get(`answer ${checklist.id.toLowerCase()} ${answer.item}`) ?? null),
    };
  });
  const { id, name, title, source, kind } = checklist;
  return {
    checklist: name,
    id,
    title,
    source,
    kind,
    items,
    findings: locationFindings(items),
    summary: summarise(items),
  };
}

/** The item of one of our checklists that a person means; null where there is none. */
export const checklistItem = (id: ChecklistId, reference: string): ChecklistItem | null =>
  itemOf(checklists[id], reference);

/** A note with the event to look up and, for quotations, the passages. */
function withReferences(evidence: Evidence, note: EvidenceNote): EvidenceNote {
  const { references } = evidence.conduct;
  const event = references.get(`${note.kind} ${note.ref}`) ?? references.get(note.kind);
  const passages =
    note.kind === "quotations"
      ? [...new Set(usableQuotations(evidence).flatMap(({ place }) => place ?? []))]
      : [];
  return {
    ...note,
    ...(event === undefined ? {} : { event }),
    ...(passages.length === 0 ? {} : { passages }),
  };
}

function summarise(items: readonly ItemResult[]): Record<ItemStatus, number> {
  const summary = { reported: 0, partly: 0, missing: 0, "not-applicable": 0, "addressed-by-alternative": 0 };
  for (const item of items) summary[item.status]++;
  return summary;
}
