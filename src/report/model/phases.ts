import type { Approach } from "../../core/records.js";

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

/**
 * Names of the phases: Braun and Clarke's later names (2019, 2021) for a reflexive study,
 * in which themes are developed and not found; their first ones (2006) otherwise.
 */
export function phaseNames(approach: Approach): readonly string[] {
  if (approach !== "reflexive") {
    return [
      "Familiarising yourself with your data",
      "Generating initial codes",
      "Searching for themes",
      "Reviewing themes",
      "Defining and naming themes",
      "Producing the report",
    ];
  }
  return [
    "Data familiarisation and writing familiarisation notes",
    "Systematic data coding",
    "Generating initial themes from coded and collated data",
    "Developing and reviewing themes",
    "Refining, defining and naming themes",
    "Writing the report",
  ];
}
