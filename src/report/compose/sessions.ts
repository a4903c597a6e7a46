import type { Evidence } from "../../checklist/evidence.js";
import { recruited } from "../../checklist/facts/recruited.js";
import type { ChecklistResult } from "../../checklist/run-checklist.js";
import { countText } from "../../core/count-text.js";

/** Items of COREQ whose answers tell how the sessions were held. */
const sessionItems = [14, 15, 19, 21, 18];

/** Sentences on the interviews, as the checklist computes them from the study. */
export function sessionSentences(coreq: ChecklistResult | undefined): string[] {
  if (coreq === undefined) return [];
  return sessionItems.flatMap((number) => {
    const item = coreq.items.find((candidate) => candidate.number === number);
    const answer = item?.filledBy === null ? null : (item?.answer ?? null);
    return answer === null || answer.trim() === "" ? [] : [answer.trim()];
  });
}

/** Who was asked, who took part, who did not and why; empty where not recorded. */
export function recruitmentSentence(evidence: Evidence): string {
  const { approached, agreed, refused, withdrew, silent, open, reasons } = recruited(evidence.recruitment);
  const parts = [
    countedText(approached, "was approached", "were approached"),
    countedText(agreed, "agreed to take part", "agreed to take part"),
    countedText(refused, "refused", "refused"),
    countedText(
      silent || null,
      "did not take part without having refused",
      "did not take part without having refused",
    ),
    countedText(open || null, "neither agreed nor refused", "neither agreed nor refused"),
    countedText(withdrew, "withdrew", "withdrew"),
  ].filter((part) => part !== null);
  if (parts.length === 0) return "";
  const why = reasons.length === 0 ? "" : ` Reasons given: ${reasons.join("; ")}.`;
  const [first = "", ...rest] = parts;
  const list = rest.length === 0 ? first : `${[first, ...rest.slice(0, -1)].join(", ")} and ${rest.at(-1)}`;
  return `${list.replace(/^(\d+) /, (_, n: string) => `${n} ${n === "1" ? "person" : "people"} `)}.${why}`;
}

const countedText = (count: number | null, one: string, many: string) =>
  count === null ? null : countText(count, one, many);
