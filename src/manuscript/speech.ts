import type { Id } from "../core/records.js";
import type { Utf16 } from "../core/span.js";
import type { SpeakerRole } from "../core/transcript.js";

/** One turn of a transcript: who spoke, and where the words stand. */
export interface SpeechTurn {
  readonly start: Utf16;
  readonly end: Utf16;
  readonly role: SpeakerRole;
  /** The participant who speaks; null for everybody else. */
  readonly participant: Id | null;
  /** What is shown in place of the words, where these may not be. */
  readonly withheld?: string | null;
  /** In a bundle, which tells no more of who speaks than its paper did: the label that stood there, null for none. */
  readonly label?: string | null;
}

/** A transcript against which quotations are held. */
export interface Speech {
  readonly source: Id;
  readonly name: string;
  readonly text: string;
  readonly turns: readonly SpeechTurn[];
  /** Confirmed codings of the coders counted, by start. */
  readonly coded: readonly CodedStretch[];
}

/** A passage with the themes that its code belongs to (not those above them). */
export interface CodedStretch {
  readonly start: Utf16;
  readonly end: Utf16;
  readonly themes: readonly Id[];
}
