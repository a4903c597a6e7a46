import search from "approx-string-match";
import type { QuoteFinder, QuotePlace } from "./quote-match.js";
import { plainForm } from "./quote-plain.js";

/** Longest part of a quotation that is looked for, in UTF-16 units: keeps the search quick. */
const longest = 160;
/** Share of characters that may differ. */
const tolerance = 0.4;

/**
 * The passage most like a quotation that stands nowhere, at the borders of words: an offer for an
 * error, never an answer. Null where nothing is near. Bounded: the quotation's first 160 characters
 * are looked for, with at most 40% of them changed.
 */
export function nearestPassage(finder: QuoteFinder, quotation: string): QuotePlace | null {
  const wanted = plainForm(quotation).toLowerCase().slice(0, longest);
  const { plain } = finder;
  const folded = plain.string.toLowerCase();
  if (wanted.length < 4 || folded.length !== plain.string.length) return null;
  const best = search(folded, wanted, Math.floor(wanted.length * tolerance))[0];
  if (best === undefined) return null;
  // A match may run over the border of a body: the half with more of it counts.
  const middle = Math.floor((best.start + best.end) / 2);
  let start = Math.max(best.start, plain.bodyStartBefore(middle));
  let end = Math.min(best.end, plain.bodyEndAfter(middle));
  while (start > plain.bodyStartBefore(start) && inWord(folded, start)) start--;
  while (end < plain.bodyEndAfter(middle) && inWord(folded, end)) end++;
  while (start < end && folded.charAt(start) === " ") start++;
  while (end > start && folded.charAt(end - 1) === " ") end--;
  return start < end ? finder.placeOf(start, end) : null;
}

const wordlike = /[\p{L}\p{N}\p{M}']/u;
const inWord = (text: string, at: number) =>
  wordlike.test(text.charAt(at - 1)) && wordlike.test(text.charAt(at));
