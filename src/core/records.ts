/**
 * The facts a study holds, one record a kind. Records are versioned by the ledger: a record here is
 * one version. `Id` joins records inside one study; `uid` (32 hex digits) names a thing across copies.
 */

import type { Id, Seq } from "./ids.js";
import type { Pseudonym, Tombstone } from "./privacy-records.js";
import type { Anchor, QuestionLink, Recording, RevisionMap, SyncSet } from "./revision-records.js";
import type { Conflict, Login, MergedHead, Replica } from "./team-records.js";

export type { Id, Seq } from "./ids.js";

/** What every stored record has besides its own fields. */
export interface Stored {
  readonly id: Id;
  readonly uid: string;
  /** The event that made this version. */
  readonly fromSeq: Seq;
  /** The act that this version comes from: the same event, or where an undo or redo brought it back, the first. */
  readonly actSeq: Seq;
  /** The record's first event: its date. Changing it, undo and redo do not move it. */
  readonly madeSeq: Seq;
}

export type Approach = "reflexive" | "codebook" | "reliability";

/** One of the study's details (title, approach, sampling …), see settings.ts. */
export interface Setting {
  readonly key: string;
  readonly value: string;
}

/** Somebody (or the consensus) under whose name codings are kept. */
export interface Coder {
  readonly name: string;
  readonly kind: "person" | "consensus";
  readonly lead: boolean;
}

/** A member of the research team, as COREQ asks about them. */
export interface Member {
  readonly coderId: Id | null;
  readonly roles: readonly string[];
  readonly name: string;
  readonly initials: string;
  readonly credentials: string;
  readonly occupation: string;
  readonly gender: string;
  readonly experience: string;
  readonly relationship: string;
}

/** One round of asking people to take part. Counts are people; null where not recorded. */
export interface Recruitment {
  readonly date: string;
  readonly approached: number | null;
  readonly agreed: number | null;
  readonly refused: number | null;
  readonly withdrew: number | null;
  readonly group: string;
  readonly channel: string;
  readonly reason: string;
}

/** An interview or focus group as an event in the world. */
export interface Session {
  readonly date: string;
  readonly mode: string;
  readonly minutes: number | null;
  readonly language: string;
  readonly recording: string;
  readonly place: string;
  readonly interviewer: string;
  readonly others: string;
  readonly relationship: string;
}

export type SourceKind = "interview" | "focus-group" | "survey" | "notes";

export interface Source {
  readonly sessionId: Id | null;
  readonly kind: SourceKind;
  readonly name: string;
}

/** One state of a source's text. Stored text is immutable; a corrected transcript is a new revision. */
export interface Revision {
  readonly sourceId: Id;
  readonly number: number;
  readonly format: string;
  /** Salted hash of the text (the salt is stored with the text, and erased with it). */
  readonly textDigest: string;
  /** Hash of the imported file, keyed by the text's salt (in format 1 by the study's secret), to notice it again. */
  readonly fileDigest: string;
  readonly codePoints: number;
  /** Words in the bodies of turns. */
  readonly words: number;
  readonly durationMs: number | null;
  readonly encoding: string;
  readonly language: string;
  readonly fileName: string;
  /** Front matter as it stood. */
  readonly meta: Readonly<Record<string, string>>;
  /** Bytes of the imported file; null for revisions of format 1. */
  readonly fileBytes?: number | null;
  /** Name of the kept original; null where none was kept, and in format 1, where it is `fileDigest`. */
  readonly original?: string | null;
  /** The revision that this one corrects. */
  readonly basedOn?: Id | null;
  /** Why there is this revision. */
  readonly cause?: string;
  /** How the file was read: options of the import. */
  readonly options?: Readonly<Record<string, unknown>>;
}

/** The turns of a revision as parallel columns (positions in code points, times in ms, -1 = unknown). */
export interface TurnColumns {
  readonly speaker: readonly Id[];
  readonly headStart: readonly number[];
  readonly headEnd: readonly number[];
  readonly bodyStart: readonly number[];
  readonly bodyEnd: readonly number[];
  readonly startMs: readonly number[];
  readonly endMs: readonly number[];
  /** Question id, 0 where none. */
  readonly question: readonly Id[];
  /** 1 where a person put the turn under its question, or under none; left out where nobody did. */
  readonly byHand?: readonly number[];
  readonly words: readonly number[];
}

export interface TurnSet {
  readonly revisionId: Id;
  readonly count: number;
  readonly columns: TurnColumns;
}

export interface Speaker {
  readonly sourceId: Id;
  readonly role: "participant" | "interviewer" | "other";
  readonly participantId: Id | null;
  readonly name: string;
  readonly aliases: readonly string[];
}

export type ParticipantStatus = "active" | "withdrawn-before-analysis" | "withdrawn-after-analysis";

export interface Participant {
  readonly status: ParticipantStatus;
  /** Scopes consented to: quote, audio, archive, machine-processing, third-party-model. */
  readonly consent: readonly string[];
  /** Stable stored label, such as "Mentor 3": what reports print. */
  readonly label: string;
  readonly role: string;
  readonly note: string;
  /** The day from which they no longer take part; empty where they do. */
  readonly withdrawnFrom?: string | null;
}

export interface Attribute {
  readonly participantId: Id;
  readonly key: string;
  readonly value: string;
}

/** A relation between two participants, read "A is RELATION B": Mentor 1 mentor-of Mentee 1. */
export interface Tie {
  readonly fromId: Id;
  readonly toId: Id;
  readonly relation: string;
}

/** A question of the interview guide. */
export interface Question {
  readonly position: number;
  readonly name: string;
  readonly wording: string;
  readonly alternatives: readonly string[];
}

/** Where a code came from; empty where nobody has said. */
export type CodeOrigin = "" | "inductive" | "deductive" | "in-vivo" | "suggested";
/** Where a theme came from; empty where nobody has said. */
export type ThemeOrigin = Exclude<CodeOrigin, "in-vivo">;
export type CodeStatus = "active" | "retired" | "merged";

export interface Code {
  readonly parentId: Id | null;
  readonly position: number;
  readonly status: CodeStatus;
  readonly origin: CodeOrigin;
  readonly color: string;
  /** Where a merged code's codings went. */
  readonly mergedInto: Id | null;
  /** Counts the versions of the definition, from 1. */
  readonly definitionVersion: number;
  readonly name: string;
  readonly short: string;
  readonly definition: string;
  readonly include: string;
  readonly exclude: string;
  readonly examples: readonly string[];
}

export type CodingOrigin =
  | "manual"
  | "in-vivo"
  | "script"
  | "imported"
  | "suggested"
  | "autocode"
  | "consensus";
export type CodingState = "confirmed" | "proposed";

/** A code applied to a passage by a coder. */
export interface Coding {
  readonly revisionId: Id;
  readonly start: number;
  readonly end: number;
  readonly codeId: Id;
  readonly coderId: Id;
  readonly roundId: Id | null;
  readonly origin: CodingOrigin;
  readonly state: CodingState;
  /** A quotation to use in the report. */
  readonly key: boolean;
  /** A passage to come back to. */
  readonly revisit: boolean;
  /** Keyed hash of the quotation: shows that the text under a coding has not moved. */
  readonly quoteDigest: string;
  /** When it was made elsewhere, in milliseconds since 1970; null where the event that recorded it says so. */
  readonly madeAt?: number | null;
}

/** Who has read (and coded) which source, in which round, with the codebook as it stood at which event. */
export interface Pass {
  readonly coderId: Id;
  readonly revisionId: Id;
  readonly roundId: Id | null;
  readonly state: "started" | "finished";
  readonly codebookSeq: Seq;
  /** The copy in whose history `codebookSeq` counts; null: this one. */
  readonly chain?: string | null;
}

/** A note on anything: the study (target null), a source, code, theme, participant, coding, or a passage. */
export interface Memo {
  readonly targetId: Id | null;
  readonly kind: string;
  readonly coderId: Id;
  readonly date: string;
  readonly start: number | null;
  readonly end: number | null;
  readonly title: string;
  readonly body: string;
}

export type ThemeStatus = "candidate" | "reviewed" | "defined" | "dropped";

/** An argument about the data; not a code and not a topic. */
export interface Theme {
  readonly parentId: Id | null;
  readonly position: number;
  readonly status: ThemeStatus;
  readonly origin: ThemeOrigin;
  readonly color: string;
  readonly name: string;
  /** Central organising concept. */
  readonly concept: string;
  readonly boundaries: string;
  /** Why it was dropped. */
  readonly reason: string;
}

export interface ThemeCode {
  readonly themeId: Id;
  readonly codeId: Id;
}

/** A named relation between themes: A enables B. */
export interface ThemeLink {
  readonly fromId: Id;
  readonly toId: Id;
  readonly relation: string;
}

export interface ThemeEvidence {
  readonly themeId: Id;
  readonly codingId: Id;
  readonly stance: "for" | "against";
  readonly note: string;
}

/** A thematic map beside the map of everything: which themes it shows. */
export interface ThemeMap {
  readonly themeIds: readonly Id[];
  readonly name: string;
}

export interface MapSnapshot {
  readonly mapId: Id | null;
  readonly stage: "initial" | "developed" | "final";
  readonly content: string;
}

/** A cell of the framework matrix: what one case says about one theme. */
export interface MatrixCell {
  readonly participantId: Id;
  readonly themeId: Id;
  readonly codingIds: readonly Id[];
  readonly summary: string;
}

export interface Round {
  readonly number: number;
  readonly state: "open" | "closed";
  readonly kind: "independent" | "negotiated";
  readonly name: string;
}

/** Something the team did: a member check, a debrief, a team meeting. */
export interface Activity {
  readonly kind: string;
  readonly date: string;
  readonly people: string;
  readonly note: string;
}

export type ItemStatus = "reported" | "partly" | "missing" | "not-applicable" | "addressed-by-alternative";

/** A researcher's answer to an item of a checklist, or a rationale that overrides a rule. */
export interface Answer {
  readonly checklist: string;
  readonly item: string;
  readonly status: ItemStatus | "";
  readonly text: string;
  readonly location: string;
  readonly rationale: string;
}

/** A name for a state of the study. */
export interface Milestone {
  readonly eventSeq: Seq;
  /** The copy in whose history `eventSeq` counts; null: this one. */
  readonly chain?: string | null;
  readonly name: string;
  readonly note: string;
}

/** What a researcher decided about a passage under a theme's codes. */
export interface ThemeSupport {
  readonly themeId: Id;
  readonly codingId: Id;
  readonly coderId: Id;
  readonly state: "accepted" | "set-aside" | "undecided";
  readonly note: string;
}

/** Another name for something: a theme's or code's short name, a participant's other label. */
export interface Alias {
  readonly targetId: Id;
  readonly name: string;
}

/** How an attribute of participants is shown: its place among others, the bands of its numbers. */
export interface AttributeField {
  readonly position: number;
  readonly kind: "text" | "number" | "date";
  readonly name: string;
  readonly bands: readonly string[];
}

/** What another program calls a record. */
export interface ForeignId {
  readonly targetId: Id;
  readonly program: string;
  readonly value: string;
}

/** Sources under one name. */
export interface SourceSet {
  readonly sourceIds: readonly Id[];
  readonly name: string;
}

/** A question asked of the study, under a name. */
export interface SavedQuery {
  readonly kind: string;
  readonly name: string;
  readonly query: string;
}

/** Every kind of record the ledger keeps, by the name of its table. */
export interface Records {
  setting: Setting;
  coder: Coder;
  member: Member;
  recruitment: Recruitment;
  session: Session;
  source: Source;
  revision: Revision;
  turn_set: TurnSet;
  speaker: Speaker;
  participant: Participant;
  attribute: Attribute;
  tie: Tie;
  question: Question;
  code: Code;
  coding: Coding;
  pass: Pass;
  memo: Memo;
  theme: Theme;
  theme_code: ThemeCode;
  theme_link: ThemeLink;
  theme_evidence: ThemeEvidence;
  theme_map: ThemeMap;
  map_snapshot: MapSnapshot;
  cell: MatrixCell;
  round: Round;
  activity: Activity;
  answer: Answer;
  milestone: Milestone;

  revision_map: RevisionMap;
  anchor: Anchor;
  sync_set: SyncSet;
  question_link: QuestionLink;
  recording: Recording;
  pseudonym: Pseudonym;
  tombstone: Tombstone;
  replica: Replica;
  merged_head: MergedHead;
  conflict: Conflict;
  login: Login;
  theme_support: ThemeSupport;
  alias: Alias;
  attribute_field: AttributeField;
  foreign_id: ForeignId;
  source_set: SourceSet;
  saved_query: SavedQuery;
}

export type RecordKind = keyof Records;
/** A record of a kind as it is read back. */
export type StoredRecord<K extends RecordKind> = Stored & Records[K];
