import type { CodeStatus, Id } from "../core/records.js";
import type { Counted } from "./counted-rows.js";
import type { Note } from "./notes.js";
import type { StudyCoder, StudyParticipant } from "./study-columns.js";
import type { Unplaced } from "./unplaced.js";

/** Numbers of a row, or of a row in a group. */
export interface Counts {
  /** Active participants with at least one body touched by a segment. */
  readonly n: number;
  /** Active participants (of the group) with at least one turn in the sources selected. */
  readonly N: number;
  /** Sources with a segment. */
  readonly sources: number;
  /** Distinct passages, by the union over the coders counted, that touch the body of an active participant. */
  readonly segments: number;
  /** Words of the segments inside bodies of active participants' turns. A word that is cut counts, and once. */
  readonly words: number;
}

/** Numbers over all rows, or over all rows in a group. */
export interface Totals {
  readonly N: number;
  /** Active participants with at least one segment of any row. */
  readonly participants: number;
  readonly sources: number;
  /** Sum over rows of their own segments. Roll-up does not change it. */
  readonly segments: number;
  /** Distinct words under any row. */
  readonly words: number;
}

export interface FrequencyRow extends Counts {
  readonly id: Id;
  readonly name: string;
  /** Names from the root, joined by "/". */
  readonly path: string;
  /** 0 at the root. */
  readonly depth: number;
  /** A code's status; null for a theme. */
  readonly status: CodeStatus | null;
  /** Segments that touch no body of an active participant. They are in none of the other numbers. */
  readonly elsewhere: number;
  /** Every group, in the order of `FrequencyTable.groups`; empty where nothing is grouped by. */
  readonly by: ReadonlyMap<string, Counts>;
  /** Where two groupings are crossed: the groups of each alone, by what is grouped by; else empty. */
  readonly margins: ReadonlyMap<string, ReadonlyMap<string, Counts>>;
  /** Each coder counted alone, by id; empty unless asked for. */
  readonly each: ReadonlyMap<Id, Counts>;
  /** The n participants reached. */
  readonly people: readonly StudyParticipant[];
}

export interface FrequencyTable {
  readonly of: Counted;
  readonly by: string | null;
  readonly rollup: boolean;
  /** Whose codings are counted, as a union. */
  readonly coders: readonly StudyCoder[];
  readonly totals: Totals;
  /** Sum over rows of their own segments that touch no body of an active participant. */
  readonly elsewhere: number;
  /** Totals by group, in order. */
  readonly groups: ReadonlyMap<string, Totals>;
  /** Where two groupings are crossed: totals by group of each alone, by what is grouped by; else empty. */
  readonly margins: ReadonlyMap<string, ReadonlyMap<string, Totals>>;
  /** Totals of each coder alone, by id; empty unless asked for. */
  readonly each: ReadonlyMap<Id, Totals>;
  /** Turns under no question, where groups are questions; else null. */
  readonly unplaced: Unplaced | null;
  /** In the order of the tree. */
  readonly rows: readonly FrequencyRow[];
  /** The N participants. */
  readonly people: readonly StudyParticipant[];
  /** Active participants without a turn in the sources selected. They are not in N. */
  readonly withoutData: readonly StudyParticipant[];
  readonly notes: readonly Note[];
}
