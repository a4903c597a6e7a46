import { stem } from "../../nlp/stems.js";
import { phrases } from "./guide-phrases.js";
import { tokensOf } from "./guide-tokens.js";
import { askingWords, commonWords, irregular, lightWords, sameMeaning } from "./guide-vocabulary.js";

/** A word as questions are compared by: its base form, and the group of words that say the same. */
export interface GuideWord {
  readonly base: string;
  readonly meaning: string;
  /** 2 for a word with a subject in it, 1 for a common one, .5 for who, when, how, .25 for what only joins. */
  readonly weight: number;
}

/** From this weight on a word says what a question is about. */
export const subjectWeight = 1;

/** Whoever it is. */
const persons = /^(?:he|him|his|she|hers?|they|them|theirs?)$/;
const denying = /^(?:not|never|no|cannot|without)$/;

const meanings = new Map(
  sameMeaning.flatMap((group) => group.map((word) => [baseOf(word), `=${group[0]}`] as const)),
);
const commonBases = new Set([...commonWords].map(baseOf));

/** The words of a text in order, contractions written out and set phrases as one word. */
export function guideWords(text: string): GuideWord[] {
  return tokensOf(expanded(text)).map(guideWord);
}

/** A word in lower case and without accents. */
export function guideWord(token: string): GuideWord {
  if (askingWords.has(token)) return { base: token, meaning: token, weight: 0.5 };
  if (denying.test(token)) return { base: "not", meaning: "not", weight: 0.75 };
  if (persons.test(token)) return { base: "they", meaning: "they", weight: 0.25 };
  const light = lightWords.has(token);
  const base = light ? token : baseOf(token);
  const weight = light || lightWords.has(base) ? 0.25 : commonBases.has(base) || isShort(token) ? 1 : 2;
  return { base, meaning: meanings.get(base) ?? base, weight };
}

function baseOf(token: string): string {
  return stem(irregular.get(token) ?? token);
}

/** Short words of other languages join, too; scripts without blanks come in pairs of letters. */
const isShort = (token: string) => [...token].length <= 3;

const expanded = (text: string) => phrases.reduce((rest, [from, to]) => rest.replace(from, to), text);
