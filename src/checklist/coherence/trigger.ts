import type { Claim } from "../claims.js";
import type { Evidence } from "../evidence.js";

/** What set a rule off: a sentence, or a fact of the history. */
export interface Trigger {
  /** "derivation", "history", "themes" …: where to look. */
  readonly where: string;
  /** The sentence as written, or the fact in words. */
  readonly text: string;
  /** The event to look up; null for a text outside the study. */
  readonly event: number | null;
}

/** Everything in a study that sets a rule off; null where the study cannot tell, with the reason in words. */
export type CoherenceCheck = (evidence: Evidence) => readonly Trigger[] | { readonly unknown: string };

export const fromClaims = (claims: readonly Claim[]): readonly Trigger[] =>
  claims.map(({ where, sentence, event }) => ({ where, text: `“${sentence}”`, event }));

export const fact = (where: string, text: string, event: number | null = null): Trigger => ({
  where,
  text,
  event,
});
