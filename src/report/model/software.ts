import type { SuggestionTables } from "./suggestions.js";

/** Which software was used, and what part it had in the coding. */
export interface SoftwareUse {
  /** themata's own version, `0.1.0`. */
  readonly version: string;
  /** Further sentences, such as other programs codings came from. */
  readonly statements: readonly string[];
  /** Null where no suggestion was ever offered. */
  readonly suggestions: SuggestionUse | null;
}

/** What became of the suggestions offered; the four outcomes add up to `offered`. */
export interface SuggestionUse {
  /** How they were made, in a sentence: "A model trained on this study's own codings, offline." */
  readonly method: string;
  readonly offered: number;
  readonly accepted: number;
  readonly edited: number;
  readonly rejected: number;
  /** Shown, and left without a decision. */
  readonly left: number;
  /** The same by code and over time. */
  readonly tables?: SuggestionTables | undefined;
}
