import type { Message } from "./message.js";
import type { CodePoint, Span } from "./span.js";

/** What a speaker is in the study. Only participants are counted. */
export type SpeakerRole = "participant" | "interviewer" | "other";

/** One turn of talk: the head says who and when, the body is what was said. Spans index the transcript's text. */
export interface TranscriptTurn {
  /** Name as the transcript has it; null where nobody is named. */
  readonly speaker: string | null;
  /** Empty (start = end) where the turn has no head. */
  readonly head: Span;
  readonly body: Span;
  readonly startMs: number | null;
  readonly endMs: number | null;
}

/** A speaker as the importer understood them, with a guess at the role. */
export interface TranscriptSpeaker {
  readonly name: string;
  /** Other forms of the name in this transcript (initials after a full name). */
  readonly aliases: readonly string[];
  readonly role: SpeakerRole;
}

/** A coding that came with the file (a table that was coded elsewhere). */
export interface TranscriptCoding {
  readonly start: CodePoint;
  readonly end: CodePoint;
  readonly code: string;
  readonly coder: string | null;
}

/**
 * A transcript as an importer understood it. `text` is what positions index: for txt and md the
 * file's own text (decoded, LF, no BOM, no NUL); for any other format rendered as one paragraph
 * a turn, `Speaker: words`, with a blank line between.
 */
export interface Transcript {
  /** Suggested name of the source: the file's name without extension, or the table's id column. */
  readonly name: string;
  readonly text: string;
  /** In order, not overlapping. Text in no turn is front matter or back matter. */
  readonly turns: readonly TranscriptTurn[];
  readonly speakers: readonly TranscriptSpeaker[];
  /** Header fields (title, date, duration …) as they stand, key in lower case. */
  readonly meta: Readonly<Record<string, string>>;
  readonly durationMs: number | null;
  /** BCP 47 tag where the file states one. */
  readonly language: string | null;
  /** Columns of a table row that describe the respondent. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly codings: readonly TranscriptCoding[];
}

/** What reading one file gave. `transcripts` is empty when a message of level error says why. */
export interface ImportOutcome {
  readonly format: string;
  readonly transcripts: readonly Transcript[];
  readonly messages: readonly Message[];
  /** Encoding the bytes were decoded from, for text formats. */
  readonly encoding: string | null;
}
