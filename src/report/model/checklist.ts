import type { ItemStatus } from "../../core/records.js";

/** A reporting checklist, filled in. */
export interface ChecklistSection {
  /** Short name ("COREQ") and full title with its reference. */
  readonly name: string;
  readonly title: string;
  readonly source: string;
  /** In the order of the publication. */
  readonly items: readonly ChecklistRow[];
}

export interface ChecklistRow {
  /** As published; text, since some lists number "3a". */
  readonly number: string;
  readonly domain: string;
  readonly heading: string;
  readonly item: string;
  readonly status: ItemStatus;
  readonly answer: string;
  /** Page, line or section of the paper. */
  readonly location: string;
  /** Who answered: computed from the study, written by the researcher, or both; null where nobody did. */
  readonly filledBy: "study" | "researcher" | "both" | null;
}
