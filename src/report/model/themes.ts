import type { ThemeStatus } from "../../core/records.js";
import type { Share } from "./share.js";

/** A theme as the report tells it: an argument, its limits, and the words it rests on. */
export interface ThemeEntry {
  readonly name: string;
  /** Central organising concept. */
  readonly concept: string;
  /** What belongs to it and what does not. */
  readonly boundaries: string;
  readonly status: Exclude<ThemeStatus, "dropped">;
  /** Names of its codes, or paths (`parent/child`) where two codes share a name. */
  readonly codes: readonly string[];
  /** Participants with at least one segment of the theme, of those with data. */
  readonly participants: Share;
  /** Distinct passages, after the union over the coders counted. */
  readonly segments: number;
  /** In the order in which they are to appear. */
  readonly quotations: readonly Quotation[];
  /** Subthemes. */
  readonly children: readonly ThemeEntry[];
}

/** A participant's words, verbatim; `[...]` marks what was left out, `[brackets]` what was put in or masked. */
export interface Quotation {
  readonly text: string;
  /** The participant's stored label ("Mentor 3"): printed in brackets after the words. */
  readonly label: string;
  /** The participant's role ("mentor"); empty where not stated. */
  readonly role: string;
  /** Codes of the theme that the passage has, by name, or by path where two share a name. */
  readonly codes: readonly string[];
  /** Marked by the researcher as a key quotation; otherwise chosen by rule. */
  readonly key: boolean;
  /** Name of the transcript; empty to leave it out. */
  readonly source: string;
  /** Number of the turn, from 1; null where it is left out. */
  readonly turn: number | null;
  /** What was said just before and after, masked; empty to leave it out. */
  readonly before: readonly ContextTurn[];
  readonly after: readonly ContextTurn[];
  /** Whether it speaks for the theme or against it. */
  readonly stance: "for" | "against";
}

/** A turn, or the rest of one, beside a quotation. */
export interface ContextTurn {
  /** "Interviewer", or the participant's stored label. */
  readonly speaker: string;
  readonly text: string;
}

export interface DroppedTheme {
  readonly name: string;
  readonly reason: string;
}
