import type { Level } from "../core/message.js";

/** A text of the study that is printed, or read by others. */
export interface PrintedText {
  readonly kind: "quotation" | "label" | "codebook" | "theme" | "study" | "transcript";
  /** "mentor-3 turn 12", "code Trust: example" … */
  readonly where: string;
  readonly text: string;
}

/** Something that could tell who somebody is. */
export interface Disclosure {
  readonly level: Level;
  readonly code: string;
  readonly about:
    | "quotations"
    | "labels"
    | "tables"
    | "codebook"
    | "themes"
    | "study"
    | "pairs"
    | "transcripts";
  readonly message: string;
  /** The word, characteristic or pair: with the code it says which finding this is. */
  readonly subject: string;
  readonly places: readonly string[];
}

export const aboutOf = {
  quotation: "quotations",
  label: "labels",
  codebook: "codebook",
  theme: "themes",
  study: "study",
  transcript: "transcripts",
} as const;
