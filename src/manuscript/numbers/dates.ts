import type { StudyFigures } from "../figures.js";
import type { PaperSentence } from "../sentence.js";
import { type NumberClaim, unknown, whole } from "./claim.js";
import { ofLiterature, ofPart } from "./context.js";

const months = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
const month = months.join("|");
const range = new RegExp(
  `\\b(?:between|from|during)?\\s*(${month})(?:\\s+((?:19|20)\\d{2}))?\\s*(?:to|and|until|through|[-–—])\\s*(${month})\\s+((?:19|20)\\d{2})\\b`,
  "giu",
);

/** When interviews were held: "between February and November 2024", against the dates of the sessions. */
export function datesRule(sentence: PaperSentence, { dates }: StudyFigures): NumberClaim[] {
  const { text } = sentence;
  if (!/\binterview|\bdata (?:were|was) collected|\bdata collection|focus group/i.test(text)) return [];
  return [...text.matchAll(range)].map((match): NumberClaim => {
    const place = whole(match);
    const at = (name: string | undefined, year: string | undefined) =>
      `${year}-${String(months.indexOf((name ?? "").toLowerCase()) + 1).padStart(2, "0")}`;
    const stated = `${at(match[1], match[2] ?? match[4])} to ${at(match[3], match[4])}`;
    const [first, last] = [dates[0]?.slice(0, 7), dates.at(-1)?.slice(0, 7)];
    if (first === undefined || last === undefined || first.length < 7 || last.length < 7)
      return unknown(place, stated, "no dates of sessions are recorded");
    if (ofLiterature(sentence) || ofPart(text))
      return unknown(place, stated, "it may be about some of the interviews");
    const computed = `${first} to ${last}`;
    return {
      ...place,
      stated,
      computed,
      status: computed === stated ? "right" : "wrong",
      how: "months of the first and the last session",
    };
  });
}
