import type { Figure, StudyFigures } from "../figures.js";
import { numberOf, numberPattern } from "../number-words.js";
import type { PaperSentence } from "../sentence.js";
import { against, type NumberClaim, unknown, whole } from "./claim.js";
import { ofLiterature, ofPart } from "./context.js";

const number = `(?:${numberPattern})(?:\\.\\d+)?`;
const unit = "(?:minutes|mins?\\b\\.?|hours?|h\\b)";
const minutesIn = (text: string) => (/^\d+\.\d+$/.test(text) ? Number(text) : numberOf(text));

/** A figure of all lengths, in minutes. */
type Measure = (all: readonly number[]) => number;

/** A way in which papers state figures; the groups of the pattern hold the numbers stated. */
interface Statement {
  readonly pattern: RegExp;
  readonly measures: readonly { readonly how: string; readonly value: Measure }[];
}

const sum: Measure = (all) => all.reduce((a, b) => a + b, 0);

/** Of several measures each is for the group in its place; one measure is for whichever group has matched. */
const statements: readonly Statement[] = [
  {
    pattern: new RegExp(
      `\\b(${number})\\s*(?:${unit})?\\s*(?:to|and|[-–—])\\s*(${number})\\s*${unit}`,
      "giu",
    ),
    measures: [
      { how: "the shortest interview, in minutes", value: (all) => Math.min(...all) },
      { how: "the longest interview, in minutes", value: (all) => Math.max(...all) },
    ],
  },
  {
    pattern: new RegExp(
      `\\b(?:mean|average|averag\\w+|on average|M\\s*=)\\b[^.;\\d]{0,45}?(${number})(?!\\d)(?:\\s*${unit})?(?!\\s*(?:to|and|[-–—])\\s*\\d)|\\b(${number})\\s*${unit}\\s+on average`,
      "giu",
    ),
    measures: [{ how: "mean length of the interviews, in minutes", value: (all) => sum(all) / all.length }],
  },
  {
    pattern: new RegExp(`\\bshortest\\b[^.;\\d]{0,40}?(${number})\\s*${unit}`, "giu"),
    measures: [{ how: "the shortest interview, in minutes", value: (all) => Math.min(...all) }],
  },
  {
    pattern: new RegExp(`\\blongest\\b[^.;\\d]{0,40}?(${number})\\s*${unit}`, "giu"),
    measures: [{ how: "the longest interview, in minutes", value: (all) => Math.max(...all) }],
  },
  {
    pattern: new RegExp(`\\bmedian\\b[^.;\\d]{0,45}?(${number})(?:\\s*${unit})?`, "giu"),
    measures: [{ how: "median length of the interviews, in minutes", value: (all) => median(all) }],
  },
  {
    pattern: new RegExp(
      `\\b(${number})\\s*${unit}\\s+(?:in total|altogether|in all|of (?:recording|audio|interview|talk|speech)\\w*)|\\b(?:total(?:ling|ing|led|ed)?|sum)\\b[^.;\\d]{0,40}?(${number})\\s*${unit}`,
      "giu",
    ),
    measures: [{ how: "all interviews together, in minutes", value: sum }],
  },
];

/** One length of one session: "The focus group lasted 45 minutes". */
const ofOneSession: Statement = {
  pattern: new RegExp(
    `\\b(?:focus group|discussion|session|interview|conversation|recording)\\s+(?:lasted|ran|took|went on)\\s+(?:for\\s+)?(?:about\\s+|approximately\\s+|around\\s+|some\\s+|nearly\\s+|almost\\s+)?(${number})\\s*${unit}`,
    "giu",
  ),
  measures: [{ how: "the one session, in minutes", value: sum }],
};

/** Lengths of interviews: shortest and longest, mean, median, total. Stated numbers may be rounded as they are printed. */
export function minutesRule(sentence: PaperSentence, figures: StudyFigures): NumberClaim[] {
  const { text } = sentence;
  if (!/\bminutes?\b|\bmins?\b|\bhours?\b/i.test(text)) return [];
  if (
    !/\b(?:interview|session|recording|focus group|conversation|lasted|duration|length|discussion|they)\w*/i.test(
      text,
    )
  )
    return [];
  const found: NumberClaim[] = [];
  const why = whyUnknown(sentence, figures);
  for (const { pattern, measures } of figures.minutes.length === 1
    ? [...statements, ofOneSession]
    : statements)
    for (const match of text.matchAll(pattern))
      for (const [i, { how, value }] of measures.entries()) {
        const words = (measures.length > 1 ? match[i + 1] : (match[1] ?? match[2])) ?? "";
        found.push(
          why === null
            ? judged(match, words, how, value(figures.minutes))
            : unknown(whole(match), minutesIn(words), why),
        );
      }
  return found;
}

/** Why no length can be held against the study's; null where one can. */
function whyUnknown(sentence: PaperSentence, { minutes, minutesMissing }: StudyFigures): string | null {
  if (ofLiterature(sentence)) return "the sentence may be about another study";
  if (ofPart(sentence.text.replace(/\b(?:each|every|per)\b/gi, "")))
    return "it may be about some of the interviews";
  if (minutes.length === 0) return "no lengths are recorded in the study";
  return minutesMissing > 0 ? `${minutesMissing} interviews have no recorded length` : null;
}

function judged(match: RegExpMatchArray, words: string, how: string, inMinutes: number): NumberClaim {
  const stated = minutesIn(words);
  const digits = words.split(".")[1]?.length ?? 0;
  const about = /\b(?:about|approximately|around|roughly|some|nearly|almost)\b/i.test(match[0]);
  const exact = inMinutes / (/\bh(?:ours?)?\b/i.test(match[0]) ? 60 : 1);
  const fits = Math.abs(exact - stated) <= Math.max(0.5 / 10 ** digits, about ? exact * 0.05 : 0) + 1e-9;
  const figure: Figure = { value: fits ? stated : Number(exact.toFixed(Math.max(1, digits))), how };
  return against(whole(match), stated, [figure]);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
}
