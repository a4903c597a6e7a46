import { checklistIds, checklistNamed, checklists, itemOf } from "../../checklist/checklists.js";
import { ruleId } from "../../checklist/coherence/run-coherence.js";
import type { Checklist } from "../../checklist/item.js";
import { usageError } from "../../core/errors.js";

/** Where an answer is kept: the checklist's name and the item's, in one word each. */
export interface AnswerPlace {
  readonly checklist: string;
  readonly item: string;
}

/**
 * The item that a person means: of one of our checklists, a rule of coherence, a finding of disclosure, or an item of
 * a checklist of their own (`own`, where its file was read; else any item of a list in `ownLists`).
 * @throws usage error `unknown-checklist` or `unknown-item`.
 */
export function answerPlace(
  list: string,
  item: string,
  ownLists: readonly string[] = [],
  own: Checklist | null = null,
): AnswerPlace {
  if (own !== null) {
    const found = itemOf(own, item);
    if (found === null) throw noItem(own.name, item, own.entries.length);
    return { checklist: own.id, item: found.id };
  }
  const known = checklistNamed(list);
  if (known !== null) {
    const checklist: Checklist = checklists[known];
    const found = itemOf(checklist, item);
    if (found === null) throw noItem(known, item, checklist.entries.length);
    return { checklist: known, item: String(found.number) };
  }
  const name = list.trim().toLowerCase();
  if (name === "coherence") {
    const rule = item.trim().toLowerCase() === "agreement" ? "agreement" : ruleId(item);
    if (rule === null)
      throw usageError("unknown-item", `There is no rule of coherence "${item}"; they are COH-01 to COH-27.`);
    return { checklist: name, item: rule };
  }
  if ((name === "disclosure" || ownLists.includes(name)) && /^\S+$/.test(item.trim()))
    return { checklist: name, item: item.trim() };
  throw usageError(
    "unknown-checklist",
    `There is no checklist "${list}"; there are ${[...checklistIds, "coherence", ...ownLists.filter((own) => own !== "coherence" && own !== "disclosure")].join(", ")}.`,
    "A checklist of your own is answered with: themata check answer FILE.yaml ITEM …",
  );
}

const noItem = (list: string, item: string, count: number) =>
  usageError(
    "unknown-item",
    `${list} has no item "${item}".`,
    `It has ${count} items: 'themata check ${list}'.`,
  );
