import type { Utf16 } from "../core/span.js";
import { foldWord } from "../text/fold.js";

/** A word of speech or of a quotation. */
export interface SpeechWord {
  /** The form in which words are compared: lower case, composed, one kind of apostrophe, no invisible characters. */
  readonly key: string;
  readonly start: Utf16;
  readonly end: Utf16;
}

const word = /[\p{L}\p{N}\p{M}](?:[\u00ad\u200b-\u200d\u2060]*[\p{L}\p{N}\p{M}])*(?:['’ʼ`´][\p{L}\p{M}]+)*/gu;

/**
 * The words of a text in order. A hyphen parts words ("near-peer" is two), so that a hyphen added or left
 * out is not a difference; an inner apostrophe does not.
 */
export function speechWords(text: string, from: Utf16 = 0, to: Utf16 = text.length): SpeechWord[] {
  const found: SpeechWord[] = [];
  word.lastIndex = from;
  for (let match = word.exec(text); match !== null && match.index < to; match = word.exec(text)) {
    const end = Math.min(match.index + match[0].length, to);
    found.push({ key: wordKey(text.slice(match.index, end)), start: match.index, end });
  }
  return found;
}

/** As words are compared everywhere, and signs of print such as raised figures as plain ones. */
const wordKey = (word: string) => foldWord(word).normalize("NFKC");

/** Sounds without words, which careful editing leaves out. */
export const isFiller = (key: string): boolean =>
  /^(?:u+h+|u+m+|e+r+m?|a+h+|h+m+|mm+|mhm|hä?m|äh+m?|öh|eh)$/.test(key);

/** Words that stand in round brackets in transcripts when something is heard and not said. */
const heard =
  /^(?:laugh\w*|chuckl\w*|paus\w*|long|short|silence|sigh\w*|cr(?:y|ies|ying)|inaudible|unclear|overlap\w*|crosstalk|cough\w*|whisper\w*|nod\w*|smil\w*|lacht|lachen|pause|seufzt|unverständlich|rires?|ríe|risas)$/;

/**
 * Stretches of a transcript that nobody said: notes in square brackets, and in round ones where they hold
 * what was heard ("(laughs)"). Whoever quotes may leave them out.
 */
export function asides(text: string, from: Utf16, to: Utf16): [start: Utf16, end: Utf16][] {
  const found: [number, number][] = [];
  const body = text.slice(from, to);
  for (const match of body.matchAll(/\[[^[\]\n]{0,120}\]|\(([^()\n]{0,60})\)|<[^<>\n]{1,40}>/g)) {
    const words = speechWords(match[1] ?? "");
    if (match[0].startsWith("(") && (words.length > 4 || !words.some(({ key }) => heard.test(key)))) continue;
    found.push([from + match.index, from + match.index + match[0].length]);
  }
  return found;
}
