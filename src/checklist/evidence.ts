import type {
  Activity,
  Approach,
  CodeOrigin,
  CodeStatus,
  CodingOrigin,
  Id,
  Member,
  ParticipantStatus,
  Question,
  Recruitment,
  Seq,
  Session,
  SourceKind,
  ThemeOrigin,
  ThemeStatus,
} from "../core/records.js";
import type { SettingKey } from "../core/settings.js";
import type { SpeakerRole } from "../core/transcript.js";
import type { Conduct } from "./conduct.js";

/** Somebody who codes. A coder belongs to a team member by `Member.coderId`, or by name or initials. */
export interface CoderEvidence {
  readonly id: Id;
  readonly name: string;
  /** Only persons are counted as coders. */
  readonly kind: "person" | "consensus";
}

/** A session with what came of it. Dates are ISO (YYYY-MM-DD), empty where unknown. */
export interface SessionEvidence extends Session {
  readonly id: Id;
  /** Sources transcribed from it, its notes included. */
  readonly sources: readonly Id[];
  /** Everybody recorded as taking part, withdrawn people included. */
  readonly participants: readonly Id[];
}

export interface ParticipantEvidence {
  readonly id: Id;
  readonly label: string;
  /** Such as "mentor"; empty where not stated. */
  readonly role: string;
  /** Only active participants are counted anywhere. */
  readonly status: ParticipantStatus;
  readonly attributes: Readonly<Record<string, string>>;
  /** Scopes consented to; empty where consent is not recorded. */
  readonly consent?: readonly string[];
  /** Words in the bodies of their turns. */
  readonly words: number;
  /** Sources in which they have at least one turn; empty where they gave no data. */
  readonly sources: readonly Id[];
}

export interface SpeakerEvidence {
  readonly role: SpeakerRole;
  readonly name: string;
  /** The participant this speaker is; null for everybody else, and where nobody said. */
  readonly participant: Id | null;
}

/** A source in its current revision. */
export interface SourceEvidence {
  readonly id: Id;
  readonly name: string;
  readonly kind: SourceKind;
  /** Length as the file states it, in ms; null where it does not. */
  readonly durationMs: number | null;
  /** The latest time stamp of a turn, in ms; null where there are none. */
  readonly lastTimeMs: number | null;
  /** Words in the bodies of all turns, the interviewer's included. */
  readonly words: number;
  /** Whether the transcript says that it is abridged. */
  readonly abridged: boolean;
  readonly speakers: readonly SpeakerEvidence[];
}

export interface CodeEvidence {
  readonly id: Id;
  readonly parent: Id | null;
  readonly name: string;
  readonly status: CodeStatus;
  readonly origin: CodeOrigin;
  /** Whether the full or the short definition says anything. */
  readonly defined: boolean;
  /** Whether it only heads a group of codes, and is not counted among them. */
  readonly heading: boolean;
  /** Active participants with at least one confirmed coding. */
  readonly participants: number;
}

export interface CodebookEvidence {
  /** All codes, the merged and retired ones included. */
  readonly codes: readonly CodeEvidence[];
  /** The latest event that changed the codebook: its version. Null where there is none. */
  readonly event: Seq | null;
}

/** What one coder coded, confirmed codings only. */
export interface CoderCodings {
  readonly coder: Id;
  readonly sources: readonly Id[];
  /** Distinct passages. */
  readonly passages: number;
}

/** A summary of current codings, so that a checklist never reads a million rows. */
export interface CodingsEvidence {
  readonly byCoder: readonly CoderCodings[];
  /** ISO date on which coding began, as the researchers said or by codings made here; null where codings came without dates. */
  readonly firstDate: string | null;
  /** Confirmed codings by where they came from; they add up to all confirmed codings. */
  readonly origins: Readonly<Partial<Record<CodingOrigin, number>>>;
  /** Proposals nobody has confirmed. They are left out of every other number. */
  readonly proposed: number;
}

/** That a coder read a source, whether or not anything in it was coded. */
export interface PassEvidence {
  readonly coder: Id;
  readonly source: Id;
  readonly state: "started" | "finished";
}

export interface ThemeEvidenceSummary {
  readonly id: Id;
  readonly parent: Id | null;
  readonly name: string;
  /** Central organising concept; empty where not written. */
  readonly concept: string;
  readonly status: ThemeStatus;
  readonly origin: ThemeOrigin;
  /** Codes linked to the theme itself. */
  readonly codes: readonly Id[];
  /** Active participants with at least one segment in the theme or its subthemes. */
  readonly participants: number;
  /** Segments in the theme or its subthemes. */
  readonly segments: number;
  /** Codings marked as evidence against the theme. */
  readonly against: number;
  /** ISO date the theme was first written down. */
  readonly createdDate: string | null;
}

/** One use of a quotation in the report: the same passage under two themes is two uses. */
export interface QuotationEvidence {
  readonly text: string;
  /** Where it stands, such as "mentor-3 turn 12". */
  readonly place?: string;
  /** As printed, such as "Mentor 3" or "Mentor 3, rural"; empty where there is none. */
  readonly label: string;
  readonly participant: Id | null;
  readonly theme: Id | null;
  readonly source: Id;
}

export interface MemoEvidence {
  /** Such as "field-note" or "reflexive". */
  readonly kind: string;
  readonly date: string;
  /** Name of the coder who wrote it. */
  readonly author: string;
  /** The source it is about, also where it hangs on a passage; null otherwise. */
  readonly source: Id | null;
}

/** Offers of one suggestion engine. `left` were shown and not decided on. */
export interface SuggestionEvidence {
  /** Name and version. */
  readonly engine: string;
  readonly offered: number;
  readonly accepted: number;
  readonly edited: number;
  readonly rejected: number;
  readonly left: number;
}

export interface ToolEvidence {
  readonly name: string;
  readonly version: string;
  /** Every version that wrote to the study, oldest first. */
  readonly versions: readonly string[];
}

/** All that checklists know about a study: plain data, collected once, of current records. */
export interface Evidence {
  readonly settings: Readonly<Partial<Record<SettingKey, string>>>;
  readonly team: readonly Member[];
  readonly coders: readonly CoderEvidence[];
  readonly recruitment: readonly Recruitment[];
  readonly sessions: readonly SessionEvidence[];
  readonly participants: readonly ParticipantEvidence[];
  readonly sources: readonly SourceEvidence[];
  readonly questions: readonly Question[];
  readonly codebook: CodebookEvidence;
  readonly codings: CodingsEvidence;
  readonly passes: readonly PassEvidence[];
  /** All themes, the dropped ones included. */
  readonly themes: readonly ThemeEvidenceSummary[];
  /** The quotations chosen for the report. */
  readonly quotations: readonly QuotationEvidence[];
  readonly memos: readonly MemoEvidence[];
  readonly activities: readonly Activity[];
  /** Empty where no engine ever made an offer. */
  readonly suggestions: readonly SuggestionEvidence[];
  readonly tool: ToolEvidence;
  /** Head of the study's history; null before the first event. */
  readonly chainHead: string | null;
  readonly conduct: Conduct;
}

/** The declared member of the thematic-analysis family; null where none (or another) is declared. */
export function approachOf(evidence: Evidence): Approach | null {
  const value = evidence.settings.approach?.trim().toLowerCase();
  return value === "reflexive" || value === "codebook" || value === "reliability" ? value : null;
}
