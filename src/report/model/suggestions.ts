/** What became of suggestions, as one row of a table; the four outcomes add up to `offered`. */
export interface SuggestionRow {
  readonly offered: number;
  readonly accepted: number;
  /** Accepted, and given another extent or code by the same coder within a day. */
  readonly edited: number;
  readonly rejected: number;
  readonly left: number;
}

/** The disclosure on suggestions in detail: each table counts all of them. */
export interface SuggestionTables {
  /** By the code suggested, in the order of paths. */
  readonly codes: readonly ({ readonly code: string } & SuggestionRow)[];
  /** By the month of first showing, YYYY-MM. */
  readonly months: readonly ({ readonly month: string } & SuggestionRow)[];
}
