import type { Id, Seq } from "../core/records.js";

/** A text the researchers wrote that can end up in the paper, with the place it stands in. */
export interface StudyText {
  readonly kind: "setting" | "answer" | "theme" | "activity" | "paper";
  /** The setting's key, "coreq 26", "theme NAME: concept" …: what to look up, and what findings print. */
  readonly where: string;
  readonly text: string;
  /** The event that wrote it; null for a text outside the study. */
  readonly event: Seq | null;
}

/** How much of what active participants say in a source is coded, by the codings counted. */
export interface Attention {
  readonly source: Id;
  readonly name: string;
  readonly words: number;
  readonly wordsCoded: number;
  readonly turns: number;
  readonly turnsCoded: number;
  /** Distinct passages. */
  readonly passages: number;
  readonly codes: number;
}

/** Who stands behind a theme and its subthemes. */
export interface ThemeSupport {
  readonly theme: Id;
  readonly sources: number;
  /** Active participants with at least one segment, the most segments first. */
  readonly people: readonly { readonly participant: Id; readonly segments: number }[];
}

/** Two themes (each with its subthemes) that share words. */
export interface ThemeOverlap {
  readonly a: Id;
  readonly b: Id;
  /** Passages in both. */
  readonly segments: number;
  /** Passages in both, of those in either: 0 to 1. */
  readonly jaccard: number;
}

/** The acts of a phase of the analysis; acts that were taken back are left out. */
export interface PhaseActs {
  /** 1 to 6. */
  readonly phase: number;
  readonly events: number;
  /** Different days on which something was done. */
  readonly days: number;
  /** ISO dates; null where nothing was done. */
  readonly first: string | null;
  readonly last: string | null;
}

/** Sources that two or more persons have each finished, in one round. */
export interface DoubleCoding {
  readonly coders: readonly string[];
  readonly sources: number;
  /** Null outside rounds. */
  readonly round: "independent" | "negotiated" | null;
  /** The latest of these passes. */
  readonly lastPass: Seq;
}

/** Many proposals confirmed in one act. */
export interface BulkConfirmation {
  readonly event: Seq;
  readonly codings: number;
}

/** Whether the codebook was complete before coding had got far. Null where the history cannot tell. */
export interface CodebookTiming {
  /** The latest change of the codebook that is not a change of words alone. */
  readonly lastChange: Seq;
  /** The event with which half of the sources had been begun. */
  readonly halfCoded: Seq;
  readonly sources: number;
}

/** Saturation by the tool's default rule, where it can be computed. */
export interface SaturationEvidence {
  /** Null for all interviews, else the role. */
  readonly group: string | null;
  /** Interviews. */
  readonly n: number;
  /** "6+2", or null where the curve does not come below the threshold. */
  readonly reached: string | null;
  /** Why nothing can be said. */
  readonly abstains: "too-few" | "empty-base" | "undated" | null;
}

/** A coefficient of agreement between the coders who finished the same sources. */
export interface AgreementFigure {
  readonly name: "kappa" | "alpha" | "AC1" | "observed agreement";
  readonly pooled: number | null;
  readonly median: number | null;
  /** Everything that may be meant: pooled, median, least and most over codes. */
  readonly values: readonly number[];
}

/** How the study was carried out, by its history: what checks of quality and coherence look at. */
export interface Conduct {
  readonly texts: readonly StudyText[];
  readonly attention: readonly Attention[];
  readonly support: readonly ThemeSupport[];
  readonly overlaps: readonly ThemeOverlap[];
  readonly phases: readonly PhaseActs[];
  readonly doubleCoding: DoubleCoding | null;
  /** By the codings as they stand; empty where no text states a figure, or nobody's codings can be compared. */
  readonly agreement: readonly AgreementFigure[];
  /** Acts after the last pass of double coding that changed what codes there are or what they mean. */
  readonly changedSince: readonly Seq[];
  /** Coders who looked at others' codings of a source before they had finished it themselves. */
  readonly sawOthers: readonly { readonly coder: string; readonly source: string }[];
  readonly bulk: readonly BulkConfirmation[];
  readonly codebookTiming: CodebookTiming | null;
  /** Codings kept as the consensus. */
  readonly consensusCodings: number;
  /** Acts that brought in a guide; more than one says that it changed. */
  readonly guideImports: readonly Seq[];
  readonly saturation: readonly SaturationEvidence[];
  /** By part of the study ("settings approach", "activities", "themes"), the latest event that wrote it. */
  readonly references: ReadonlyMap<string, Seq>;
  /** Written reasons to leave a rule of coherence: the rule's id (or "agreement"), the reason, its event. */
  readonly rationales: readonly { readonly rule: string; readonly text: string; readonly event: Seq }[];
  /** Whose codings the numbers count, in words. */
  readonly counted: string;
}

/** A study in which nothing has happened. */
export const noConduct: Conduct = Object.freeze({
  texts: [],
  attention: [],
  support: [],
  overlaps: [],
  phases: [],
  doubleCoding: null,
  agreement: [],
  changedSince: [],
  sawOthers: [],
  bulk: [],
  codebookTiming: null,
  consensusCodings: 0,
  guideImports: [],
  saturation: [],
  references: new Map<string, Seq>(),
  rationales: [],
  counted: "nobody",
});
