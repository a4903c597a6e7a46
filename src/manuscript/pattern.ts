import { speechWords } from "./speech-words.js";

/** A piece of a quotation as it is looked for. */
export type PatternPart =
  | { readonly kind: "word"; readonly key: string; readonly text: string; readonly end: number }
  /** Words left out and said to be: an ellipsis. */
  | { readonly kind: "gap"; readonly end: number }
  /** Words put in for others by the writer: square brackets. */
  | { readonly kind: "bracket"; readonly text: string; readonly end: number };

const signs =
  /\[\s*(?:…|\.\s?\.\s?\.(?:\s?\.)?|---?|—|–)\s*\]|\(\s*(?:…|\.\s?\.\s?\.(?:\s?\.)?)\s*\)|<\s*(?:…|\.\.\.)\s*>|…|\.{3,}|\.(?:\s\.){2,3}|\[[^[\]]{0,200}\]/gu;
const isGap = (sign: string) =>
  /^[[(<]?\s*(?:…|\.|-{2,3}\s*\]|[—–]\s*\])/u.test(sign) && !/[\p{L}\p{N}]/u.test(sign);
/** Notes of the writer that stand for nothing in the transcript. */
const remark =
  /^\[\s*(?:sic!?|(?:our |my |author'?s )?emphasis\b[^\]]*|original emphasis|my translation|translated[^\]]*)\]$/i;

/** Where a quotation has an ellipsis, in brackets or not. */
export const ellipses = (text: string): { readonly start: number; readonly end: number }[] =>
  [...text.matchAll(signs)].flatMap((match) =>
    isGap(match[0]) ? [{ start: match.index, end: match.index + match[0].length }] : [],
  );

/** A quotation as words, gaps and insertions, in order. A letter in brackets ("[t]he") is a letter. */
export function patternOf(quotation: string): PatternPart[] {
  const text = quotation
    .replace(/\[(\p{L})\](?=\p{L})/gu, "$1")
    .replace(/(?<=\p{L})\[(\p{Ll}{1,3})\](?!\p{L})/gu, " [$1]");
  const parts: PatternPart[] = [];
  let from = 0;
  const words = (to: number) => {
    for (const { key, start, end } of speechWords(text, from, to))
      parts.push({ kind: "word", key, text: text.slice(start, end), end });
  };
  for (const match of text.matchAll(signs)) {
    words(match.index);
    const end = match.index + match[0].length;
    if (isGap(match[0])) parts.push({ kind: "gap", end });
    else if (!remark.test(match[0])) parts.push({ kind: "bracket", text: match[0], end });
    from = end;
  }
  words(text.length);
  return parts;
}

/** The number of words that must stand in the transcript. */
export const wordsIn = (pattern: readonly PatternPart[]): number =>
  pattern.reduce((sum, part) => sum + (part.kind === "word" ? 1 : 0), 0);

/** Cuts a pattern at its gaps, and at ends of sentences of the quotation it was made of. */
export function piecesOf(pattern: readonly PatternPart[], quotation: string): PatternPart[][] {
  const text = quotation
    .replace(/\[(\p{L})\](?=\p{L})/gu, "$1")
    .replace(/(?<=\p{L})\[(\p{Ll}{1,3})\](?!\p{L})/gu, " [$1]");
  const pieces: PatternPart[][] = [];
  let open: PatternPart[] = [];
  const close = () => {
    if (open.some(({ kind }) => kind === "word")) pieces.push(open);
    open = [];
  };
  for (const part of pattern) {
    if (part.kind === "gap") close();
    else {
      open.push(part);
      if (/^["”’')\]]*[.?!…]/u.test(text.slice(part.end))) close();
    }
  }
  close();
  return pieces;
}
