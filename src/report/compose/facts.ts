import type { Summary } from "../../analysis/agreement/compare.js";
import type { CodesAgreement } from "../../analysis/agreement/compare-codes.js";
import type { Discovery, DiscoveryBand } from "../../analysis/discovery.js";
import type { FrequencyTable } from "../../analysis/frequency-table.js";
import type { Saturation } from "../../analysis/saturation.js";
import type { Unplaced } from "../../analysis/unplaced.js";
import type { Evidence } from "../../checklist/evidence.js";
import type { ChecklistResult } from "../../checklist/run-checklist.js";
import type { Makings } from "../../core/coding-making.js";
import type { Approach, Id, Round, StoredRecord } from "../../core/records.js";
import type { SectionId } from "../model/section-id.js";
import type { SuggestionTables } from "../model/suggestions.js";
import type { ContextTurn } from "../model/themes.js";

/** An act of the history as a report tells of it. Acts that were taken back are left out before. */
export interface TrailEvent {
  readonly seq: number;
  /** The study's day, YYYY-MM-DD. */
  readonly date: string;
  readonly command: string;
  /** The phase given by the researcher, else the one the act usually belongs to; null for neither. */
  readonly phase: number | null;
}

export interface QuotationFact {
  readonly theme: Id;
  readonly text: string;
  readonly participant: Id;
  readonly label: string;
  readonly sourceName: string;
  readonly turn: number;
  readonly stance: "for" | "against";
  readonly key: boolean;
  /** Codes of the theme that the passage has. */
  readonly codes: readonly Id[];
  readonly revision: Id;
  /** Where the passage stands, in code points. */
  readonly start: number;
  readonly end: number;
  readonly before: readonly ContextTurn[];
  readonly after: readonly ContextTurn[];
}

/** How saturation was looked for, and what was found: over all sources first, then by group. */
export interface SaturationFacts {
  readonly groups: readonly {
    /** Null for all. */
    readonly group: string | null;
    readonly discovery: Discovery;
    readonly saturation: Saturation;
    readonly band: DiscoveryBand | null;
  }[];
  /** In words: "date of the session, then name". */
  readonly order: string;
  /** Sources without a date, which stand last. */
  readonly undated: number;
  /** Sources left out, since nobody counted has read them. */
  readonly unread: readonly string[];
}

/** Agreement between coders on the sources that two of them finished. */
export interface AgreementFacts {
  readonly coders: readonly string[];
  readonly sources: number;
  /** One of what was judged: "turn". */
  readonly unit: string;
  readonly units: number;
  /** In words: ", round 1, independent"; empty outside rounds. */
  readonly round: string;
  readonly codes: CodesAgreement;
  readonly codings: { readonly all: number; readonly human: number; readonly made: Makings };
  /** Alpha without decisions that rest on autocoding or accepted suggestions alone; null where there are none. */
  readonly humanOnly: Summary | null;
  /** Why a reflexive study reports it all the same; null elsewhere. */
  readonly rationale: string | null;
}

export interface FrameworkFacts {
  readonly participants: readonly { readonly label: string; readonly role: string }[];
  /** Paths of themes. */
  readonly themes: readonly string[];
  /** By participant, then theme. */
  readonly cells: readonly (readonly {
    readonly summary: string;
    readonly codings: readonly unknown[];
    readonly since: number;
  }[])[];
}

export interface GuideFact {
  readonly name: string;
  readonly wording: string;
  readonly alternatives: readonly string[];
  /** Sources in which it was asked or answered. */
  readonly sources: number;
}

/** One act that changed a theme. */
export interface ThemeChange {
  readonly theme: string;
  /** ISO date. */
  readonly date: string;
  readonly coder: string;
  /** Short statements: "added as a candidate". */
  readonly what: readonly string[];
}

/** What a report is made of: plain facts of the study, each number already computed by the analysis. */
export interface ReportFacts {
  readonly approach: Approach;
  readonly evidence: Evidence;
  /** The particulars in the order of a paper, with their labels. */
  readonly settings: readonly { readonly key: string; readonly label: string; readonly text: string }[];
  readonly codes: readonly (StoredRecord<"code"> & { readonly path: string })[];
  readonly themes: readonly StoredRecord<"theme">[];
  readonly themeCodes: readonly StoredRecord<"theme_code">[];
  readonly themeLinks: readonly StoredRecord<"theme_link">[];
  readonly maps: readonly StoredRecord<"theme_map">[];
  readonly codeFrequency: FrequencyTable;
  readonly themeFrequency: FrequencyTable;
  /** Whose codings the numbers count, in words. */
  readonly counted: string;
  readonly quotations: readonly QuotationFact[];
  /** Null where it was not looked for: in a reflexive study, or where nothing is counted. */
  readonly saturation: SaturationFacts | null;
  /** Active participants with a turn, the sources in which they have one, and their words. */
  readonly data: { readonly participants: number; readonly sources: number; readonly words: number };
  readonly agreement: AgreementFacts | null;
  readonly framework: FrameworkFacts | null;
  readonly guide: { readonly questions: readonly GuideFact[]; readonly share: Unplaced };
  readonly rounds: readonly Pick<Round, "number" | "name" | "kind" | "state">[];
  readonly themeHistory: readonly ThemeChange[];
  /** Places where a quotation holds a participant's name as it stands in the transcripts. */
  readonly names: readonly { readonly name: string; readonly label: string; readonly text: string }[];
  readonly checklists: readonly {
    readonly result: ChecklistResult;
    readonly title: string;
    readonly source: string;
  }[];
  readonly events: readonly TrailEvent[];
  readonly head: { readonly seq: number; readonly hash: string };
  readonly milestones: readonly StoredRecord<"milestone">[];
  /** What became of suggestions, by code and over time. */
  readonly suggestionTables?: SuggestionTables | undefined;
  readonly dateOfEvent: ReadonlyMap<number, string>;
}

export interface BuildOptions {
  /** ISO date of the report. */
  readonly generated: string;
  /** Overrides what the approach would have. */
  readonly showCounts?: boolean;
  /** Only these sections; all by default. */
  readonly sections?: readonly SectionId[];
  /** Without a word of participants: no quotations, and no examples of codes. */
  readonly withoutWords?: boolean;
}
