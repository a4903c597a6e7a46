import type { Span } from "../core/span.js";
import { SourceText } from "./source-text.js";

// A name follows a title; the others end a sentence only where the next word has a capital.
const title =
  /(?:^|[\s(«„"'“‘])(?:dr|prof|mr|mrs|ms|mx|st|sr|jr|rev|hon|hr|fr|frl|mme|mlle|sra|srta|dott|sig|no|nr|vol|fig|pp?|ch)\.$/iu;
const initial = /(?:^|[\s.(])\p{Lu}\.$/u;
const abbreviation =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|approx|ca|viz|al|a\.m|p\.m|dept|univ|z\. ?b|d\. ?h|u\. ?a|usw|bzw|ggf|vgl|p\. ?ej|ej|ecc|env|bijv|enz)\.$/iu;

/**
 * Cuts what was said in a turn into sentences: spans in code points of the given text, in order,
 * without outer space. By the platform's rules (Unicode Standard Annex 29), joined again after an
 * abbreviation, a title or an initial, and where a sentence would begin in lower case.
 * The same text and language always give the same sentences on one version of Node.
 * @param language BCP 47 tag; what is not one counts as English
 */
export function sentenceSpans(turn: string, language = "en"): Span[] {
  const cuts: [start: number, end: number][] = [];
  for (const { segment, index } of segmenterOf(language).segment(turn)) {
    const last = cuts.at(-1);
    if (last !== undefined && goesOn(turn.slice(...last), segment)) last[1] = index + segment.length;
    else cuts.push([index, index + segment.length]);
  }
  const text = new SourceText(turn);
  return cuts.flatMap(([start, end]) => {
    const sentence = turn.slice(start, end);
    const from = start + sentence.length - sentence.trimStart().length;
    const to = start + sentence.trimEnd().length;
    return from < to ? [text.span(from, to)] : [];
  });
}

function goesOn(before: string, next: string): boolean {
  if (/[\n\r\u2029]\s*$/.test(before)) return false;
  const said = before.trimEnd();
  if (title.test(said) || initial.test(said)) return true;
  if (!/^[\s"'“‘(]*\p{L}/u.test(next)) return !/[\p{L}\p{N}]/u.test(next);
  return /^\s*\p{Ll}/u.test(next) || (abbreviation.test(said) && !/^\s*\p{Lu}/u.test(next));
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(localeOf(language), { granularity: "sentence" });
    segmenters.set(language, segmenter);
  }
  return segmenter;
}

function localeOf(language: string): string {
  const tag = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.exec(language.trim().replaceAll("_", "-"))?.[0];
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? "en";
  } catch {
    return "en";
  }
}
