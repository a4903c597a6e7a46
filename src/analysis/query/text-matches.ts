import { firstTurnAfter } from "../study-columns.js";
import type { QueryPassage } from "./passage-set.js";
import type { QueryStudy } from "./query-study.js";

/**
 * Where words are said, whatever their case: spaces stand for any white space, straight quotation marks
 * and apostrophes for curled ones. Only bodies of turns are searched, and no match runs over the end of one.
 */
export function wordMatches(study: QueryStudy, words: string): QueryPassage[] {
  const literal = words
    .trim()
    .replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")
    .replace(/['’]/gu, "['’]")
    .replace(/["“”]/gu, '["“”]')
    .replace(/\s+/gu, "\\s+");
  const pattern = new RegExp(literal, "giu");
  const found: QueryPassage[] = [];
  study.sources.forEach((columns, source) => {
    const text = study.text(source);
    for (const match of text.string.matchAll(pattern)) {
      const start = text.toCodePoint(match.index);
      const end = text.toCodePoint(match.index + match[0].length);
      const turn = firstTurnAfter(columns, start);
      const said = turn < columns.turns && (columns.bodyStart[turn] as number) <= start;
      if (said && end <= (columns.bodyEnd[turn] as number)) found.push({ source, start, end, coding: -1 });
    }
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
      const from = text.toUtf16(columns.bodyStart[turn] as number);
      const body = text.string.slice(from, text.toUtf16(columns.bodyEnd[turn] as number));
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
