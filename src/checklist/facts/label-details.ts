import type { ParticipantEvidence, QuotationEvidence } from "../evidence.js";

/**
 * What a label says beyond the participant's own label: "Mentor 3, rural clinic" says "rural clinic".
 * Parts with a digit (a turn, a page, a time) are left out.
 */
export function labelDetails(quotation: QuotationEvidence, person: ParticipantEvidence): readonly string[] {
  return quotation.label
    .split(person.label)
    .join(",")
    .split(/[,;()[\]–—|]/u)
    .map((part) => part.trim())
    .filter((part) => part !== "" && !/\d/u.test(part) && !sameWord(part, person.role));
}

const sameWord = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Whether a detail is the value of one of the participant's attributes. */
export const hasDetail = (person: ParticipantEvidence, detail: string): boolean =>
  Object.values(person.attributes).some((value) => sameWord(value, detail));
