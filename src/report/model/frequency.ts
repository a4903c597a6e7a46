import type { Figure } from "./section.js";

/**
 * How often codes were used. The first count is people, then sources, then segments; a segment is a
 * distinct passage, so that double coding raises no count.
 */
export interface FrequencyTable {
  /** Whose codings: "the consensus", "the lead coder (AB)". */
  readonly counted: string;
  /** What a segment is: "a turn", "a passage of any length". */
  readonly unit: string;
  /** Participants with data in the sources selected. */
  readonly participants: number;
  /** Sources with data: what the rows' sources are out of. */
  readonly sources: number;
  /** Groups set side by side, each with its own N; empty for none. */
  readonly groups: readonly FrequencyGroup[];
  readonly rows: readonly FrequencyRow[];
  readonly notes: readonly string[];
  /** Bars of the codes that most people spoke to; null where nothing is coded. */
  readonly chart: Figure | null;
}

export interface FrequencyGroup {
  readonly name: string;
  readonly participants: number;
}

export interface FrequencyRow {
  /** The code with its ancestors, outermost first. */
  readonly path: readonly string[];
  /** Participants. */
  readonly n: number;
  readonly sources: number;
  readonly segments: number;
  /** Words of participants inside the segments. */
  readonly words: number;
  /** Participants by group, in the order of the table's groups. */
  readonly byGroup: readonly number[];
}
