import type { Id } from "./records.js";

/**
 * Current codings as parallel columns, the form in which analysis reads them: one array a field,
 * all of length `count`. Ids are entity ids; positions are code points, end-exclusive.
 */
export interface CodingColumns {
  readonly count: number;
  readonly id: Int32Array;
  readonly revision: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly code: Int32Array;
  readonly coder: Int32Array;
  /** 0 where no round. */
  readonly round: Int32Array;
  /** Index into `codingOrigins`. */
  readonly origin: Uint8Array;
  /** Bits: 1 proposed, 2 key quotation, 4 to revisit. */
  readonly flags: Uint8Array;
  /** The event that made this version. */
  readonly fromSeq: Int32Array;
  /** The coding's first event: when the passage was coded. Marks, undo and redo do not move it. */
  readonly madeSeq: Int32Array;
}

export const codingOrigins = [
  "manual",
  "in-vivo",
  "script",
  "imported",
  "suggested",
  "autocode",
  "consensus",
] as const;

export const codingFlags = Object.freeze({ proposed: 1, key: 2, revisit: 4 });

/** A source in its current revision, as analysis sees it. Turns are numbered from 1 (index + 1). */
export interface SourceColumns {
  readonly source: Id;
  readonly revision: Id;
  readonly name: string;
  readonly turns: number;
  readonly bodyStart: Int32Array;
  readonly bodyEnd: Int32Array;
  /** Participant of the turn's speaker; 0 where the speaker is an interviewer or another. */
  readonly participant: Int32Array;
  /** Words of the body. */
  readonly words: Int32Array;
  /** Question id, 0 where none. */
  readonly question: Int32Array;
}

/** Counts words in a passage of a revision; analysis asks only for passages that cut through a turn. */
export type WordCounter = (revision: Id, start: number, end: number) => number;
