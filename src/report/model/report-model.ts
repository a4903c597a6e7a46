import type { Approach } from "../../core/records.js";
import type { ChecklistSection } from "./checklist.js";
import type { CodebookEntry } from "./codebook.js";
import type { FrequencyTable } from "./frequency.js";
import type { MapFigure } from "./map-figure.js";
import type { PhaseEntry } from "./phases.js";
import type { DataSection } from "./section.js";
import type { SectionId } from "./section-id.js";
import type { SoftwareUse } from "./software.js";
import type { ParticipantTable, StudyParticulars } from "./study.js";
import type { DroppedTheme, ThemeEntry } from "./themes.js";
import type { AuditTrail } from "./trail.js";

/**
 * Everything a report says, already computed: writers only set it in type. All texts are plain text
 * (no markup); dates are ISO 8601 (`2026-03-14`, a time after it is not shown); a date written
 * otherwise is printed as it stands. Empty strings and lists mean "not recorded" and are said in words.
 */
export interface ReportModel {
  readonly approach: Approach;
  /**
   * Whether codes and themes are counted in the report. `showsCounts(approach)` is the default;
   * the researcher may decide otherwise. Without counts nothing says how many people or segments
   * stand behind a code or theme, and the frequency table is left out.
   */
  readonly showCounts: boolean;
  /** What stands under a theme without quotations. */
  readonly noQuotations: string;
  /** What is to be written, in this order. A section that has nothing to say is not among them. */
  readonly sections: readonly SectionId[];
  /** What stands behind the numbers: "15 participants with data in 15 sources; codings of the lead coder (AB)". */
  readonly basis: string;
  readonly study: StudyParticulars;
  /** Who the findings are about, in a sentence: "15 participants (8 mentees, 7 mentors) with data in 15 sources." */
  readonly people: string;
  /** One sentence or more on who was asked, agreed and refused; empty where not recorded. */
  readonly recruitment: string;
  readonly participants: ParticipantTable;
  /** Sentences on the interviews: how many, when, how long, how recorded. */
  readonly sessions: readonly string[];
  /** Why this many people: saturation, or for a reflexive study information power. */
  readonly sampleSize: DataSection;
  /** Braun and Clarke's six phases, in order; a phase without events is kept. */
  readonly phases: readonly PhaseEntry[];
  /** Readings, double coding, memos, counter-evidence, and what the team did. */
  readonly rigour: DataSection;
  /** The researcher's themes, nested, in their order; dropped themes are listed apart. */
  readonly themes: readonly ThemeEntry[];
  readonly droppedThemes: readonly DroppedTheme[];
  readonly maps: readonly MapFigure[];
  /** All themes and their relations without codes, for the first page; null without themes. */
  readonly overview: MapFigure | null;
  /** Null where codes were not counted. */
  readonly frequency: FrequencyTable | null;
  /** How the quotations are spread over people, and which stand twice. */
  readonly quotationUse: DataSection;
  /** Cases by themes; null where no summary was written. */
  readonly framework: DataSection | null;
  /** Null where the approach does not ask for it, or nobody coded the same. */
  readonly agreement: DataSection | null;
  readonly codingTree: DataSection;
  /** Null where the study has no guide. */
  readonly guide: DataSection | null;
  readonly codebook: readonly CodebookEntry[];
  readonly checklists: readonly ChecklistSection[];
  readonly software: SoftwareUse;
  readonly trail: AuditTrail;
  /** What the researcher should know before using the report: small cells, unread sources, withdrawn quotations. */
  readonly notes: readonly ReportNote[];
  /** When the report was made: an ISO date handed in by the caller. */
  readonly generated: string;
  /** Which file of a report in several this is; undefined for one in a single file. */
  readonly split?: ReportSplit | undefined;
}

/** A remark on the report itself. Errors and warnings ask for a look before the report is passed on. */
export interface ReportNote {
  readonly level: "error" | "warning" | "note";
  readonly kind: NoteKind;
  readonly text: string;
}

/** What a remark is about, by which the first page counts them. */
export type NoteKind = "checklist" | "quoted-twice" | "name" | "proposed";

/** A report whose appendices are files of their own. */
export interface ReportSplit {
  /** The appendix that this file holds; null for the report itself. */
  readonly own: SectionId | null;
  /** Name of the file of the report itself. */
  readonly main: string;
  /** Names of the files by appendix. */
  readonly files: Readonly<Partial<Record<SectionId, string>>>;
}
