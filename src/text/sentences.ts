import type { Span } from "../core/span.js";
import { SourceText } from "./source-text.js";

/** A name follows a title. */
const title =
  /(?:^|[\s(«„"'“‘])(?:dr|prof|mr|mrs|ms|mx|st|sr|rev|hon|hr|fr|frl|mme|mlle|sra|srta|dott|sig|ing)\.$/iu;
/** A number follows; "No." before anything else is an answer. */
const numbered = /(?:^|[\s(])(?:no|nos|nr|núm|vol|fig|figs|abb|pp?|ch|sec|sect|eq|art)\.$/iu;
/** An initial of a name; "so did I." ends. */
const initial = /(?:^|[\s.(])(?:(?!I\.)\p{Lu}|(?<=\p{Lu}\. ?)I)\.$/u;
/** Words that are no surname, so that what is before them ends: "vitamin C. Then", "in the U.S. We". */
const opener =
  /^[\s"'“‘(]*(?:I|We|You|He|She|It|They|The|This|That|These|Those|There|Then|And|But|So|Or|My|Our|His|Her|Their|In|On|At|If|When|What|Who|How|Why|No|Yes|Now|Not|Well|Because)(?![\p{L}.])/u;
/** These end a sentence only where the next word has a capital. */
const abbreviation =
  /(?:^|[\s(])(?:e\. ?g|i\. ?e|etc|vs|cf|approx|ca|viz|et al|a\.m|p\.m|dept|univ|est|incl|min|max|jr|z\. ?b|d\. ?h|u\. ?a|u\. ?s\. ?w|usw|bzw|evtl|ggf|inkl|vgl|p\. ?ej|p\. ?ex|ej|ecc|env|bijv|enz|t\.ex|f\.eks|bl\.a)\.$/iu;
/** The first half of an abbreviation such as "z. B.". */
const halfway = /(?:^|[\s(])\p{L}\.$/u;
/** The number of a point, and in many languages an ordinal: "1. Trust", "am 3. Mai". */
const point = /^\d{1,2}\.$/;
const ordinal = /(?:^|\s)\d{1,2}\.$/;
const ordinalLanguage = /^(?:de|da|nb|nn|no|fi|cs|sk|pl|hu|hr|sl|sr|bs|et|is|lv|tr)\b/i;

/** How much of a piece is looked at to see how it ends, in UTF-16 units. */
const longestEnd = 100;

/** What a transcriber put in: "[pause]", "[leaves the room]", "(laughs)" after a sentence; "[Name]" stands for a word. */
const remark = /\[\p{Ll}[^[\]\n]{0,80}\]|(?<=[.!?…]["'”’]*\s*)\(\p{Ll}[^()\n]{0,40}\)(?!\s*\p{Ll})/gu;
/** A figure that begins a sentence: "in 2019. 20 people came". */
const figure = /(?<=[\p{L}\p{N}][.!?]["'”’)]*\s+)\p{Nd}/gu;
const begun = /[.!?…]["'”’)\]]*\s+["'“‘([]*(?!I(?![\p{L}]))\p{Lu}/u;
const lowerAfterEnd = /(?<=(?<!\.)[.!?]["'”’)\]]*\s+["'“‘([]*)\p{Ll}/gu;

/**
 * Cuts what was said in a turn into sentences: spans in code points of the given text, in order,
 * without outer space. By the platform's rules (Unicode Standard Annex 29), joined again after an
 * abbreviation, a title or an initial, and where a sentence would begin in lower case. A transcriber's
 * remark such as "[laughs]" belongs to the sentence before it, and "…" is as good as "...". Where a turn is
 * written without capitals, its marks alone end sentences; a turn without either is one sentence.
 * The same text and language always give the same sentences on one version of Node.
 * @param language BCP 47 tag; what is not one counts as English
 */
export function sentenceSpans(turn: string, language = "en"): Span[] {
  const bare = turn.replace(remark, (said) => " ".repeat(said.length));
  const small = /^\P{L}*\p{Ll}/u.test(bare) && !begun.test(bare);
  // As long as the turn, with what the platform's rules do not know spelt as they know it.
  const spelt = (small ? bare.replace(lowerAfterEnd, capital) : bare)
    .replaceAll("…", ".")
    .replace(figure, capital);
  const ordinals = ordinalLanguage.test(language.trim());
  const cuts: [start: number, end: number][] = [];
  for (const { segment, index } of segmenterOf(language).segment(spelt)) {
    const last = cuts.at(-1);
    const end = index + segment.length;
    const before = bare.slice(Math.max(last?.[0] ?? 0, index - longestEnd), index);
    if (last !== undefined && goesOn(before, bare.slice(index, end), small, ordinals)) last[1] = end;
    else cuts.push([index, end]);
  }
  const text = new SourceText(turn);
  return cuts.flatMap(([start, end]) => {
    const sentence = turn.slice(start, end);
    const from = start + sentence.length - sentence.trimStart().length;
    const to = start + sentence.trimEnd().length;
    return from < to ? [text.span(from, to)] : [];
  });
}

/** The sentences of a text as words; see `sentenceSpans`. */
export function sentencesIn(text: string, language?: string): string[] {
  const source = new SourceText(text);
  return sentenceSpans(text, language).map((span) => source.slice(span));
}

/** A capital of the same length in UTF-16 units. */
const capital = (sign: string): string => "A".padEnd(sign.length, "A");

const hasWord = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** Whether a piece belongs to what stands before it. */
function goesOn(before: string, next: string, small: boolean, ordinals: boolean): boolean {
  if (/[\n\r\u2029]\s*$/.test(before)) return false;
  const said = before.trimEnd();
  if (!hasWord(said) || !hasWord(next)) return true;
  const number = /^[\s(]*\p{N}/u.test(next);
  if (title.test(said) || point.test(said.trimStart())) return true;
  if (number && numbered.test(said)) return true;
  if (initial.test(said)) return !opener.test(next);
  if (halfway.test(said) && /^\s*\p{L}\./u.test(next)) return true;
  if (ordinals && ordinal.test(said)) return true;
  const lower = /^[\s"'“‘«„([–—-]*\p{Ll}/u.test(next);
  if (abbreviation.test(said)) return lower || number;
  return lower && (!small || /(?:…|\.\.)["'”’)\]]*$/u.test(said));
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
