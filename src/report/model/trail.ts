import type { DataTable } from "./section.js";

/** The study's history in short, and the mark by which a later change can be noticed. */
export interface AuditTrail {
  /** Number of the newest event; 0 for a study without history. */
  readonly events: number;
  readonly first: string | null;
  readonly last: string | null;
  readonly commands: readonly CommandCount[];
  readonly milestones: readonly MilestoneEntry[];
  /** How the themes came to be: a row a change; null without themes. */
  readonly themes: DataTable | null;
  /** Hash at the head of the chain, as hex digits; empty without history. */
  readonly head: string;
}

export interface CommandCount {
  /** What was done, in words: "import of transcripts". */
  readonly command: string;
  /** The same with how often: "12 imports of transcripts". */
  readonly done: string;
  readonly events: number;
  readonly first: string;
  readonly last: string;
}

/** A state of the study that somebody named. */
export interface MilestoneEntry {
  readonly name: string;
  readonly event: number;
  readonly date: string;
  readonly note: string;
}
