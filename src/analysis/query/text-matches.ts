import { usageError } from "../../core/errors.js";
import { inOneTurn, WordSearch } from "../../text/word-search.js";
import type { QueryPassage } from "./passage-set.js";
import type { QueryStudy } from "./query-study.js";

/** Where words are said. Only bodies of turns are searched, and no match runs over the end of one. */
export function wordMatches(study: QueryStudy, words: string): QueryPassage[] {
  const search = WordSearch.of(words);
  if (search === null)
    throw usageError(
      "no-term",
      "A star by itself is not a word: trust* finds every word that begins with it.",
    );
  const found: QueryPassage[] = [];
  study.sources.forEach((columns, source) => {
    const text = study.text(source);
    for (const [start, end] of search.find(text.string, inOneTurn(columns, text)))
      found.push({ source, start: text.toCodePoint(start), end: text.toCodePoint(end), coding: -1 });
  });
  return found;
}

/** Where a pattern matches, turn by turn: ^ and $ are the beginning and end of what is said in it. */
export function patternMatches(study: QueryStudy, source: string, ignoreCase: boolean): QueryPassage[] {
  const match = study.pattern(source, ignoreCase);
  const found: QueryPassage[] = [];
  study.sources.forEach((columns, place) => {
    const text = study.text(place);
    for (let turn = 0; turn < columns.turns; turn++) {
      const from = text.toUtf16(columns.bodyStart[turn]!);
      const body = text.string.slice(from, text.toUtf16(columns.bodyEnd[turn]!));
      for (const [start, end] of match(body))
        if (start < end)
          found.push({
            source: place,
            start: text.toCodePoint(from + start),
            end: text.toCodePoint(from + end),
            coding: -1,
          });
    }
  });
  return found;
}
