import { sentencesIn } from "../text/sentences.js";
import type { StudyText } from "./conduct.js";

/** A sentence of the researchers' that says something, with where it stands. */
export interface Claim {
  readonly where: string;
  readonly sentence: string;
  readonly event: number | null;
}

const denial =
  /\b(no|not|nor|never|neither|none|nobody|without|cannot|avoid(ed|s)?|refus(e|ed|es)|reject(ed|s)?|declin(e|ed)|rather than|instead of|other than)\b|n[’']t\b/i;
/** Behind what is said only the verb denies it: "was not sought"; "no new codes" does not deny saturation. */
const verbDenial = /\b(not|never|neither|cannot)\b|n[’']t\b/i;
/** How far behind what is claimed a denial still belongs to it: "saturation was not sought". Ours. */
const denialBehind = 40;

/** Sentences of a text; one with "but" or a semicolon says two things. */
export const sentencesOf = (text: string): readonly string[] =>
  sentencesIn(text.replace(/\s+/g, " "))
    .flatMap((sentence) => sentence.split(/;\s+|,?\s+(?=but\s)/u))
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** Whether a sentence says what a pattern looks for, and does not deny it. */
export function asserts(sentence: string, pattern: RegExp): boolean {
  const match = pattern.exec(sentence);
  if (match === null) return false;
  const end = match.index + match[0].length;
  const [behind = ""] = sentence
    .slice(end, end + denialBehind)
    .split(/[,;:()]|\b(?:al)?though\b|\bwhile\b|\bwhen\b/);
  return !denial.test(sentence.slice(0, end)) && !verbDenial.test(behind);
}

/** The sentences that say what a pattern looks for. With `denied`, also those that deny it. */
export function claimsIn(
  texts: readonly StudyText[],
  pattern: RegExp,
  { denied = false }: { readonly denied?: boolean } = {},
): readonly Claim[] {
  return texts.flatMap(({ where, text, event }) =>
    sentencesOf(text)
      .filter((sentence) => (denied ? pattern.test(sentence) : asserts(sentence, pattern)))
      .map((sentence) => ({ where, sentence, event })),
  );
}
