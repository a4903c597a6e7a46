import type { Approach, CodeOrigin, CodeStatus } from "../../core/records.js";

/** The codebook by itself, as it is given to a coder or put into an appendix. */
export interface CodebookDocument {
  /** The study's title; may be empty. */
  readonly title: string;
  readonly approach: Approach;
  /** Everybody who codes in the study, the lead coder marked. */
  readonly coders: readonly string[];
  /** The newest event of the study and its hash; 0 and empty without history. */
  readonly head: { readonly event: number; readonly hash: string };
  /** The event that made the newest version of any code; null without codes. */
  readonly changed: { readonly event: number; readonly date: string; readonly coder: string } | null;
  /** ISO date of the document. */
  readonly date: string;
  /** Parents before children. */
  readonly codes: readonly DocumentedCode[];
  /** Codes merged into others, which are left out. */
  readonly merged: number;
}

/** A code with its full definition, after the six parts of MacQueen et al. (1998). */
export interface DocumentedCode {
  readonly name: string;
  /** Names of its parents, outermost first. */
  readonly parents: readonly string[];
  readonly status: CodeStatus;
  readonly origin: CodeOrigin;
  /** Counts the versions of the definition, from 1. */
  readonly definitionVersion: number;
  /** `#rrggbb`, or empty. */
  readonly color: string;
  readonly short: string;
  readonly definition: string;
  /** When to use it. */
  readonly include: string;
  /** When not to use it. */
  readonly exclude: string;
  readonly examples: readonly string[];
}
