import type { Figure, StudyFigures } from "../figures.js";
import { numberOf, numberPattern } from "../number-words.js";
import type { PaperSentence } from "../sentence.js";
import { against, type NumberClaim, unknown, whole } from "./claim.js";
import { ofLiterature, ofPart } from "./context.js";

const number = `(?:${numberPattern})(?:\\.\\d+)?`;
const unit = "(?:minutes|mins?\\b\\.?|hours?|h\\b)";
const minutesIn = (text: string) => (/^\d+\.\d+$/.test(text) ? Number(text) : numberOf(text));

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
  const { minutes } = figures;
  const why = ofLiterature(sentence)
    ? "the sentence may be about another study"
    : ofPart(text.replace(/\b(?:each|every|per)\b/gi, ""))
      ? "it may be about some of the interviews"
      : minutes.length === 0
        ? "no lengths are recorded in the study"
        : figures.minutesMissing > 0
          ? `${figures.minutesMissing} interviews have no recorded length`
          : null;
  const add = (
    match: RegExpMatchArray,
    text: string,
    how: string,
    value: (all: readonly number[]) => number,
    per: number,
  ) => {
    const place = whole(match);
    const stated = minutesIn(text);
    if (found.some(({ start, end }) => place.start < end && start < place.end && text === match[0])) return;
    if (why !== null) return found.push(unknown(place, stated, why));
    const digits = text.split(".")[1]?.length ?? 0;
    const about = /\b(?:about|approximately|around|roughly|some|nearly|almost)\b/i.test(match[0]);
    const exact = value(minutes) / per;
    const fits = Math.abs(exact - stated) <= Math.max(0.5 / 10 ** digits, about ? exact * 0.05 : 0) + 1e-9;
    const figure: Figure = { value: fits ? stated : Number(exact.toFixed(Math.max(1, digits))), how };
    return found.push(against(place, stated, [figure]));
  };
  const least = (all: readonly number[]) => Math.min(...all);
  const most = (all: readonly number[]) => Math.max(...all);
  const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0);
  const hours = (match: RegExpMatchArray) => (/\bh(?:ours?)?\b/i.test(match[0]) ? 60 : 1);
  for (const match of text.matchAll(
    new RegExp(`\\b(${number})\\s*(?:${unit})?\\s*(?:to|and|[-–—])\\s*(${number})\\s*${unit}`, "giu"),
  )) {
    add(match, match[1] ?? "", "the shortest interview, in minutes", least, hours(match));
    add(match, match[2] ?? "", "the longest interview, in minutes", most, hours(match));
  }
  for (const match of text.matchAll(
    new RegExp(
      `\\b(?:mean|average|averag\\w+|on average|M\\s*=)\\b[^.;\\d]{0,45}?(${number})(?!\\d)(?:\\s*${unit})?(?!\\s*(?:to|and|[-–—])\\s*\\d)|\\b(${number})\\s*${unit}\\s+on average`,
      "giu",
    ),
  ))
    add(
      match,
      match[1] ?? match[2] ?? "",
      "mean length of the interviews, in minutes",
      (all) => sum(all) / all.length,
      hours(match),
    );
  for (const match of text.matchAll(
    new RegExp(`\\bmedian\\b[^.;\\d]{0,45}?(${number})(?:\\s*${unit})?`, "giu"),
  ))
    add(match, match[1] ?? "", "median length of the interviews, in minutes", median, hours(match));
  for (const match of text.matchAll(
    new RegExp(
      `\\b(${number})\\s*${unit}\\s+(?:in total|altogether|in all|of (?:recording|audio|interview|talk|speech)\\w*)|\\b(?:total(?:ling|ing|led|ed)?|sum)\\b[^.;\\d]{0,40}?(${number})\\s*${unit}`,
      "giu",
    ),
  ))
    add(match, match[1] ?? match[2] ?? "", "all interviews together, in minutes", sum, hours(match));
  // One length of one session: "The focus group lasted 45 minutes".
  const [only, ...others] = minutes;
  if (only !== undefined && others.length === 0)
    for (const match of text.matchAll(
      new RegExp(
        `\\b(?:focus group|discussion|session|interview|conversation|recording)\\s+(?:lasted|ran|took|went on)\\s+(?:for\\s+)?(?:about\\s+|approximately\\s+|around\\s+|some\\s+|nearly\\s+|almost\\s+)?(${number})\\s*${unit}`,
        "giu",
      ),
    ))
      add(match, match[1] ?? "", "the one session, in minutes", () => only, hours(match));
  return found;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
}
