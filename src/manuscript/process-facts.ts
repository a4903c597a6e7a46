/** What the study's log and particulars say of how it was done. */
export interface ProcessFacts {
  /** Declared approach; empty where none is. */
  readonly approach: string;
  readonly orientation: string;
  /** Names of people who coded or finished a transcript. */
  readonly coders: readonly string[];
  readonly doubleCoded: { readonly n: number; readonly N: number };
  /** Kinds of recorded activities, as written ("member check"). */
  readonly activities: readonly string[];
  readonly participantChecking: string;
  readonly transcriptsReturned: string;
  readonly stopping: string;
  /** Whether new codes had ceased by the usual rule; null where it could not be computed. */
  readonly saturated: boolean | null;
  /** How it was computed, or why not. */
  readonly saturationHow: string;
  /** Whether differences between coders were settled on record: consensus codings, a negotiated round. */
  readonly consensus: boolean;
  readonly tool: string;
  /** Versions of the tool that wrote to the study. */
  readonly versions: readonly string[];
  /** What the researcher says of software. */
  readonly software: string;
  readonly sampling: string;
  readonly memoKinds: readonly string[];
  readonly fieldNotes: string;
  readonly guide: string;
  readonly suggestionsUsed: number;
}
