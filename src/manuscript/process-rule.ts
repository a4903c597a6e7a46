import type { PaperPlace } from "./place.js";
import type { ProcessFacts } from "./process-facts.js";

/** A claim of how the study was done, held against its log. */
export interface JudgedProcess {
  readonly claim: string;
  readonly topic: string;
  readonly place: PaperPlace;
  readonly status: "right" | "wrong" | "unknown";
  /** What the study says to it. */
  readonly evidence: string;
}

export type Verdict = readonly [JudgedProcess["status"], string];

export interface ProcessRule {
  readonly topic: string;
  readonly claim: RegExp;
  /** Whether it claims that something was not done. */
  readonly denial?: boolean;
  readonly judge: (facts: ProcessFacts, match: RegExpExecArray, sentence: string) => Verdict | null;
}
