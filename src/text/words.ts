// A word: letters and digits with inner apostrophes, hyphens, dots or commas between digits.
const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’\-‐‑][\p{L}\p{N}][\p{L}\p{N}\p{M}]*|[.,]\p{N}+)*/gu;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/**
 * The number of words in a stretch of speech. Words are runs of letters or digits; "can't",
 * "near-peer" and "2,500" are one word each. Scripts written without spaces are segmented by the
 * platform's dictionary. Call it turn by turn: segmentation is superlinear on long strings.
 */
export function countWords(text: string): number {
  if (unspaced.test(text)) return countSegments(text);
  let count = 0;
  word.lastIndex = 0;
  while (word.test(text)) count++;
  return count;
}

/** The same words without their positions, in a third of the time. */
export const wordsIn = (text: string): readonly string[] => text.match(word) ?? [];

/** The words of a text with their UTF-16 positions, by the rule of `countWords` for spaced scripts. */
export function* words(text: string): Generator<{ word: string; index: number }> {
  for (const match of text.matchAll(word)) yield { word: match[0], index: match.index };
}

let segmenter: Intl.Segmenter | undefined;
function countSegments(text: string): number {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: "word" });
  let count = 0;
  for (const segment of segmenter.segment(text)) if (segment.isWordLike) count++;
  return count;
}
