import type { CodingColumns, SourceColumns } from "../../core/columns.js";
import type { Id } from "../../core/records.js";
import type { StudyParticipant } from "../study-columns.js";
import type { Term } from "./query-tree.js";

/** Somebody who talks in a source. */
export interface QuerySpeaker {
  /** As they are shown. */
  readonly name: string;
  /** As transcripts name them. */
  readonly names: readonly string[];
  /** participant, interviewer or other. */
  readonly role: string;
  readonly participant: StudyParticipant | null;
}

/** What a query can ask about a source, beside its turns. */
export interface QuerySource extends SourceColumns {
  readonly kind: string;
  /** Of its session, YYYY-MM-DD; empty where unknown. */
  readonly date: string;
  readonly speakers: readonly QuerySpeaker[];
  /** For each turn, the place of who speaks in `speakers`; -1 where nobody is known. */
  readonly speakerOf: Int32Array;
}

/**
 * A study as queries see it. Names are found by the caller's rules; each of these functions throws a
 * usage error with candidates for a name that the study does not know.
 */
export interface QueryStudy {
  readonly sources: readonly QuerySource[];
  readonly codings: CodingColumns;
  /** Roles of participants, whether or not they speak. */
  readonly roles: readonly string[];
  /** Keys of participants' attributes. */
  readonly attributes: readonly string[];
  codesNamed(name: string, below: boolean): ReadonlySet<Id>;
  /** Which codings (by place) count under a theme: those of its codes and its subthemes', but for what is set aside. */
  countsUnder(name: string): (coding: number) => boolean;
  sourceNamed(name: string): Id;
  participantNamed(name: string): Id;
  coderNamed(name: string): Id;
  questionNamed(name: string): Id;
  roundNamed(name: string): Id;
  /** Codings that have a memo with these words (any memo for `*`). */
  codingsWithMemo(words: string): ReadonlySet<Id>;
  /** The text of a source as UTF-16 with the way to code points. */
  text(source: number): QueryText;
  /** A pattern in RE2 syntax; finds matches as UTF-16 places. */
  pattern(
    source: string,
    ignoreCase: boolean,
  ): (text: string) => Iterable<readonly [start: number, end: number]>;
}

export interface QueryText {
  readonly string: string;
  slice(span: { start: number; end: number }): string;
  toUtf16(position: number): number;
  toCodePoint(position: number): number;
}

/** What a term says of a coding, of somebody who speaks, or of a source. */
export type FieldKind = "passages" | "coding" | "place";

export const codingFields = ["coder", "round", "origin", "flag", "state", "memo", "event"] as const;
export const placeFields = [
  "speaker",
  "role",
  "participant",
  "source",
  "kind",
  "date",
  "question",
  "turn",
] as const;
export const passageFields = ["code", "theme", "text"] as const;

/** What kind of thing a field asks about; anything else is an attribute of participants. */
export function kindOfField({ field }: Pick<Term, "field">): FieldKind {
  if ((passageFields as readonly string[]).includes(field)) return "passages";
  return isCodingField(field) ? "coding" : "place";
}

/** Whether a field asks something of a coding itself: who made it, when, how. */
export const isCodingField = (field: string): boolean => (codingFields as readonly string[]).includes(field);
