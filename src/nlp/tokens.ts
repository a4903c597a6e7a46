import { foldWord } from "../text/fold.js";
import { unspaced, words } from "../text/words.js";
import { stem } from "./stems.js";
import { isStopWord } from "./stop-words.js";

/** A word that says something about the subject. */
export interface ContentWord {
  /** As it is written in the text. */
  readonly word: string;
  /** What it is compared by. A word with hyphens gives one entry for each of its parts. */
  readonly stem: string;
}

let segmenter: Intl.Segmenter | undefined;

/**
 * The words of a text, in order, without stop words, single letters and bare numbers. Call it
 * turn by turn: scripts without spaces are cut by the platform's dictionary, which is slow on long texts.
 */
export function contentWords(text: string): ContentWord[] {
  const found: ContentWord[] = [];
  for (const { word } of words(text))
    for (const written of writtenWords(word))
      for (const part of written.split(/[-‐‑]/)) {
        const key = base(part);
        if (key !== null) found.push({ word: written, stem: stem(key) });
      }
  return found;
}

/** A word as it is compared: lower case, without 's, 've, l' …; null where it says nothing. */
function base(part: string): string | null {
  const folded = foldWord(part);
  if (folded.endsWith("n't") || isStopWord(folded)) return null;
  const core = folded.split("'").reduce((a, b) => (b.length > a.length ? b : a));
  const short = core.length < 2 && !unspaced.test(core);
  return short || isStopWord(core) || !/\p{L}/u.test(core) ? null : core;
}

/** The words in a run of letters: itself, but where a script has no spaces those that the dictionary finds. */
export const writtenWords = (run: string): readonly string[] =>
  unspaced.test(run) ? dictionaryWords(run) : [run];

function dictionaryWords(run: string): string[] {
  segmenter ??= new Intl.Segmenter("en", { granularity: "word" });
  return [...segmenter.segment(run)].flatMap((part) => (part.isWordLike ? [part.segment] : []));
}

/** All words of a text in order, in lower case, stop words too; scripts without spaces by the dictionary. */
export function spokenWords(text: string, most: number): string[] {
  const found: string[] = [];
  for (const { word } of words(text)) {
    const lower = foldWord(word);
    if (unspaced.test(lower)) found.push(...dictionaryWords(lower));
    else found.push(lower);
    if (found.length >= most) break;
  }
  return found;
}
