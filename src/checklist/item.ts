import type { Level } from "../core/message.js";
import type { ItemStatus, Seq } from "../core/records.js";
import type { SettingKey } from "../core/settings.js";
import type { Evidence } from "./evidence.js";

/** Who can answer an item: the study alone, the study as a draft, or only the researcher. */
export type Fill = "auto" | "semi" | "manual";

/** One item of a checklist. Number and name follow the publication; the guide is in our own words. */
export interface ChecklistItem {
  readonly number: number;
  /** Such as "COREQ-12". */
  readonly id: string;
  readonly domain: string;
  readonly heading: string;
  readonly item: string;
  readonly guide: string;
  readonly fill: Fill;
  /** The setting that holds the researcher's own statement on the item, where there is one. */
  readonly statement: SettingKey | null;
}

/** A fact of the study an answer rests on. */
export interface EvidenceNote {
  /** Which part of the study: "participants", "sessions", "setting" … */
  readonly kind: string;
  /** What to look up there: a setting's key, a source's name, or empty for the whole part. */
  readonly ref: string;
  readonly text: string;
  /** The latest event that wrote it: `themata show EVENT`. Absent where no event did, as for the tool's name. */
  readonly event?: Seq;
  /** Passages, such as "mentor-3 turn 12". */
  readonly passages?: readonly string[];
}

/** Something to look at. Codes are stable kebab-case words that scripts may rely on. */
export interface ItemFinding {
  readonly level: Level;
  readonly code: string;
  readonly message: string;
}

/** What a rule makes of the evidence, before the researcher's own answer. */
export interface Draft {
  readonly answer: string | null;
  readonly status: ItemStatus;
  readonly evidence: readonly EvidenceNote[];
  readonly findings: readonly ItemFinding[];
  /** What closes the answer whoever wrote it, such as the questions of the guide. */
  readonly appendix?: string;
}

export type Rule = (evidence: Evidence) => Draft;

/** An item as it stands: the rule's draft together with the researcher's answer. */
export interface ItemResult {
  readonly number: number;
  /** Such as "COREQ-12" or "R03". */
  readonly id: string;
  readonly domain: string;
  readonly heading: string;
  readonly item: string;
  readonly guide: string;
  readonly status: ItemStatus;
  readonly answer: string | null;
  readonly filledBy: "study" | "researcher" | "both" | null;
  /** The event with which the researcher last answered; null where they did not. */
  readonly answerEvent: Seq | null;
  readonly evidence: readonly EvidenceNote[];
  /** Page, line or section in the paper, as the researcher gave it; null where not given. */
  readonly location: string | null;
  readonly findings: readonly ItemFinding[];
}

/** A checklist as it is run: every item with its rule. */
export interface Checklist {
  /** As commands and answers name it, such as "coreq". */
  readonly id: string;
  /** As printed, such as "COREQ". */
  readonly name: string;
  readonly title: string;
  /** Where it was published, and whose words these are. */
  readonly source: string;
  /** Whether it asks what a paper reports or how good the work is. */
  readonly kind: "reporting" | "quality";
  readonly entries: readonly { readonly item: ChecklistItem; readonly rule: Rule }[];
}
