import { contentWords } from "../nlp/tokens.js";

/** Nobody can tell from one word alone what is meant: at most one in three. */
const ofOneWord = -Math.LN2;

/**
 * What a passage of one or two meant words can say: of its log odds for a code, what goes beyond the usual counts
 * a third for one word and a half for two. The calibration knows passages as people code them, and those are longer.
 * @param logOdds of the code for the passage
 * @param words how many different words that mean something the passage has
 * @param usual the mean log odds of codes
 */
export function withFewWords(logOdds: number, words: number, usual: number): number {
  if (words > 2) return logOdds;
  const drawn = usual + (logOdds - usual) * (words > 1 ? 1 / 2 : 1 / 3);
  const least = Math.min(logOdds, drawn);
  return words > 1 ? least : Math.min(least, ofOneWord);
}

/** How many different words of a text mean something; 3 stands for more. */
export const meantWords = (text: string, stems: number): number =>
  // Most passages have many stems, and need not be read again.
  stems > 12 ? 3 : Math.min(3, new Set(contentWords(text).map(({ stem }) => stem)).size);
