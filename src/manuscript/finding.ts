import type { Level } from "../core/message.js";
import type { PaperPlace } from "./place.js";

/** Something that a paper says and the study does not bear out, or that a person should look at. */
export interface PaperFinding {
  /** An error is wrong; a warning asks for a look; a hint helps. */
  readonly level: Level;
  /** Stable kebab-case word. */
  readonly code: string;
  readonly place: PaperPlace;
  readonly message: string;
}

/** The first words of a quotation, to find it by. */
export function opening(text: string, words = 9): string {
  const all = text.replace(/\s+/g, " ").trim().split(" ");
  return `“${all.slice(0, words).join(" ")}${all.length > words ? " …" : ""}”`;
}
