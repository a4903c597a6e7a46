import type { ItemStatus } from "../../core/records.js";

/** A checklist by itself, as it is handed in with a paper. */
export interface ChecklistDocument {
  /** Short name ("COREQ"), full title, and where it was published. */
  readonly name: string;
  readonly title: string;
  readonly source: string;
  /** Whether it asks what a paper reports or how good the work is. */
  readonly kind: "reporting" | "quality";
  /** The study's title; may be empty. */
  readonly study: string;
  /** ISO date. */
  readonly date: string;
  /** In the order of the publication. */
  readonly items: readonly DocumentedItem[];
}

export interface DocumentedItem {
  /** As published; text, since some lists number "3a". */
  readonly number: string;
  readonly domain: string;
  readonly heading: string;
  readonly item: string;
  /** What it asks, in our own words; may be empty. */
  readonly guide: string;
  readonly status: ItemStatus;
  /** Null or empty where nobody answered. */
  readonly answer: string | null;
  /** Page, line or section of the paper; null or empty where not given. */
  readonly location: string | null;
  /** Who answered: computed from the study, written by the researcher, or both; null where nobody did. */
  readonly filledBy: "study" | "researcher" | "both" | null;
}
