import type { Utf16 } from "../../core/span.js";
import type { Figure, StudyFigures } from "../figures.js";
import type { PaperSentence } from "../sentence.js";

/** A number that a paper states, held against the study. */
export interface NumberClaim {
  /** The words that state it. */
  readonly claim: string;
  /** Where in the sentence they stand. */
  readonly start: Utf16;
  readonly end: Utf16;
  readonly stated: number | string;
  /** The study's number; null where the claim cannot be tied to one. */
  readonly computed: number | string | null;
  readonly status: "right" | "wrong" | "unknown";
  /** How the study's number was counted, or why the claim was not judged. */
  readonly how: string;
}

/** Finds claims of one sort in a sentence. */
export type NumberRule = (sentence: PaperSentence, figures: StudyFigures) => NumberClaim[];

export const whole = (match: RegExpExecArray | RegExpMatchArray) => ({
  claim: match[0].replace(/\s+/g, " ").trim(),
  start: match.index ?? 0,
  end: (match.index ?? 0) + match[0].length,
});

/** Right where the number equals one of the study's countings, wrong where it equals none. */
export function against(
  place: { readonly claim: string; readonly start: Utf16; readonly end: Utf16 },
  stated: number,
  figures: readonly Figure[],
): NumberClaim {
  const fits = figures.find(({ value }) => value === stated);
  const best = fits ?? figures[0];
  if (best === undefined)
    return { ...place, stated, computed: null, status: "unknown", how: "not recorded in the study" };
  return {
    ...place,
    stated,
    computed: best.value,
    status: fits === undefined ? "wrong" : "right",
    how:
      fits === undefined && figures.length > 1
        ? figures.map(({ value, how }) => `${value} ${how}`).join("; ")
        : best.how,
  };
}

export const unknown = (
  place: { readonly claim: string; readonly start: Utf16; readonly end: Utf16 },
  stated: number | string,
  how: string,
): NumberClaim => ({ ...place, stated, computed: null, status: "unknown", how });
