import type { FrequencyTable } from "../../analysis/frequency-table.js";
import type { Evidence } from "../../checklist/evidence.js";
import type { ChecklistResult } from "../../checklist/run-checklist.js";
import type { Approach, Id, Kept } from "../../core/records.js";
import type { SuggestionTables } from "../model/suggestions.js";

/** An act of the history as a report tells of it. Acts that were taken back are left out before. */
export interface TrailEvent {
  readonly seq: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly command: string;
  /** The phase given by the researcher, else the one the act usually belongs to; null for neither. */
  readonly phase: number | null;
}

export interface QuotationFact {
  readonly theme: Id;
  readonly text: string;
  readonly label: string;
  readonly sourceName: string;
  readonly turn: number;
  readonly stance: "for" | "against";
}

/** What a report is made of: plain facts of the study, each number already computed by the analysis. */
export interface ReportFacts {
  readonly approach: Approach;
  readonly evidence: Evidence;
  /** The particulars in the order of a paper, with their labels. */
  readonly settings: readonly { readonly key: string; readonly label: string; readonly text: string }[];
  readonly codes: readonly (Kept<"code"> & { readonly path: string })[];
  readonly themes: readonly Kept<"theme">[];
  readonly themeCodes: readonly Kept<"theme_code">[];
  readonly themeLinks: readonly Kept<"theme_link">[];
  readonly maps: readonly Kept<"theme_map">[];
  readonly codeFrequency: FrequencyTable;
  readonly themeFrequency: FrequencyTable;
  /** Whose codings the numbers count, in words. */
  readonly counted: string;
  readonly quotations: readonly QuotationFact[];
  readonly checklists: readonly {
    readonly result: ChecklistResult;
    readonly title: string;
    readonly source: string;
  }[];
  readonly events: readonly TrailEvent[];
  readonly head: { readonly seq: number; readonly hash: string };
  readonly milestones: readonly Kept<"milestone">[];
  /** What became of suggestions, by code and over time. */
  readonly suggestionTables?: SuggestionTables | undefined;
  readonly dateOfEvent: ReadonlyMap<number, string>;
}

export interface BuildOptions {
  /** ISO date of the report. */
  readonly generated: string;
  /** Overrides what the approach would have. */
  readonly showCounts?: boolean;
}
