/** A transcript with its codings, as a supervisor reads it. */
export interface CodedTranscript {
  readonly title: string;
  readonly source: string;
  /** Whose codings are shown, in words. */
  readonly coders: string;
  /** ISO date. */
  readonly date: string;
  readonly codings: number;
  /** Of these, codings that touch no turn's words (a heading, a speaker's name) and stand in no margin. */
  readonly outside: number;
  /** The codes that occur, in the order of the codebook. */
  readonly legend: readonly LegendCode[];
  readonly turns: readonly CodedTurn[];
}

/** A code as the reader of one transcript needs it. */
export interface LegendCode {
  /** With its parents. */
  readonly code: string;
  readonly color: string;
  /** In full, else in short; empty where not written. */
  readonly definition: string;
  /** Codings of it in this transcript. */
  readonly codings: number;
}

export interface CodedTurn {
  /** From 1. */
  readonly number: number;
  readonly speaker: string;
  readonly participant: boolean;
  /** `1:02:03`, or empty. */
  readonly time: string;
  readonly pieces: readonly CodedPiece[];
  readonly margin: readonly MarginCode[];
}

/** A stretch of a turn under the same codings. */
export interface CodedPiece {
  readonly text: string;
  /** Numbers of the codings over it; none where it is not coded. */
  readonly codings: readonly number[];
  readonly color: string;
}

/** A coding, beside the turn in which it begins. */
export interface MarginCode {
  /** From 1, through the transcript. */
  readonly number: number;
  readonly code: string;
  readonly color: string;
  /** Empty where only one coder is shown. */
  readonly coder: string;
  readonly key: boolean;
  readonly memo: string;
}
