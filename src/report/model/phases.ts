/** What was done in one of the six phases. Phases are tags: analysis moves back and forth between them. */
export interface PhaseEntry {
  /** 1 to 6. */
  readonly number: number;
  readonly name: string;
  /** Dates of the first and last event; null where there was none. */
  readonly first: string | null;
  readonly last: string | null;
  readonly events: number;
  /** Short statements: "9 transcripts read", "31 codes created, 6 merged". */
  readonly done: readonly string[];
}
