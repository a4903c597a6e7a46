import type { Id } from "./ids.js";

/** Where the text of one revision stands in another: runs of `[from start, to start, length]` in code points. */
export interface RevisionMap {
  readonly fromId: Id;
  readonly toId: Id;
  /** How the runs were found. */
  readonly method: string;
  readonly runs: readonly (readonly [from: number, to: number, length: number])[];
}

export type AnchorState = "same" | "moved" | "changed" | "split" | "rewritten" | "orphan";

/** A person's decision where a record (a coding, memo, evidence) stands in a revision; without positions nowhere. */
export interface Anchor {
  readonly targetId: Id;
  readonly revisionId: Id;
  readonly start: number | null;
  readonly end: number | null;
  readonly state: AnchorState;
  readonly coderId: Id;
  readonly quoteDigest: string | null;
}

/** Which position of a revision is spoken when, as parallel lists. */
export interface SyncSet {
  readonly revisionId: Id;
  readonly count: number;
  readonly points: { readonly position: readonly number[]; readonly ms: readonly number[] };
}

/** A person's decision which question of the guide a turn answers to; null for none. */
export interface QuestionLink {
  readonly revisionId: Id;
  readonly start: number;
  readonly end: number;
  readonly questionId: Id | null;
  readonly coderId: Id;
}

/** A recording of a source's session. The file itself is not part of the study. */
export interface Recording {
  readonly sourceId: Id;
  /** Where in the recording the transcript begins. */
  readonly offsetMs: number;
  readonly durationMs: number | null;
  readonly file: string;
}
