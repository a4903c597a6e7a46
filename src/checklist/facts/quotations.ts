import type { Id } from "../../core/records.js";
import type { Evidence, QuotationEvidence } from "../evidence.js";
import { withdrawnOf } from "./people.js";

/** A quotation, counted once however often it is used. */
export interface DistinctQuotation {
  readonly quotation: QuotationEvidence;
  readonly uses: number;
}

/** The quotations of people who have not withdrawn. */
export function usableQuotations(evidence: Evidence): readonly QuotationEvidence[] {
  const withdrawn = new Set<Id | null>(withdrawnOf(evidence).map((person) => person.id));
  return evidence.quotations.filter((quotation) => !withdrawn.has(quotation.participant));
}

/** Quotations by person and wording: the same words by the same person are one. */
export function distinctQuotations(quotations: readonly QuotationEvidence[]): readonly DistinctQuotation[] {
  const found = new Map<string, { quotation: QuotationEvidence; uses: number }>();
  for (const quotation of quotations) {
    const key = `${quotation.participant ?? ""} ${quotation.source} ${quotation.text.trim().replace(/\s+/gu, " ")}`;
    const seen = found.get(key);
    if (seen === undefined) found.set(key, { quotation, uses: 1 });
    else seen.uses++;
  }
  return [...found.values()];
}

/** The first words of a quotation, to find it by. */
export function opening(text: string, words = 6): string {
  const all = text.trim().split(/\s+/u);
  return `“${all.slice(0, words).join(" ")}${all.length > words ? " …" : ""}”`;
}
