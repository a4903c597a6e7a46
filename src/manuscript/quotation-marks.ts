import type { Utf16 } from "../core/span.js";

/** A stretch of text between quotation marks; `start` and `end` are inside them. */
export interface MarkedStretch {
  readonly start: Utf16;
  readonly end: Utf16;
  /** Places of the marks themselves. */
  readonly open: Utf16;
  readonly close: Utf16;
  /** No closing mark stands in this text. */
  readonly unclosed: boolean;
  readonly mark: string;
}

/** Opening marks with what closes them. */
const pairs: Readonly<Record<string, string>> = {
  "“": "”“",
  "„": "“”",
  "‟": "”",
  "«": "»",
  "»": "«",
  "‹": "›",
  "›": "‹",
  "‘": "’",
  "‚": "‘’",
  "‛": "’",
  "”": "”",
  '"': '"',
  "＂": "＂",
  "「": "」",
  "『": "』",
  "'": "'",
};
const single = new Set(["‘", "‚", "‛", "'", "‹", "›"]);
/** How far behind an opening mark its close is looked for, in UTF-16 units. */
const longest = 20_000;
const longestSingle = 4000;
const letter = /[\p{L}\p{N}\p{M}]/u;
const opensAfter = /[\s([{—–\-/“‘„«:]/u;

/**
 * Quotations between marks: curly, straight, low-high, guillemets, single ones. A mark between letters is an
 * apostrophe. Marks inside a quotation belong to it. What is open at the end of the text is `unclosed`.
 */
export function markedStretches(text: string): MarkedStretch[] {
  const found: MarkedStretch[] = [];
  let at = 0;
  while (at < text.length) {
    const mark = text.charAt(at);
    const closers = pairs[mark];
    if (closers === undefined || !canOpen(text, at, mark)) {
      at++;
      continue;
    }
    const close = closing(text, at, mark, closers);
    if (close < 0) {
      if (!single.has(mark) && mark !== "»" && mark !== "›" && mark !== "”")
        found.push({ open: at, start: at + 1, end: text.length, close: text.length, unclosed: true, mark });
      at++;
      continue;
    }
    found.push({ open: at, start: at + 1, end: close, close, unclosed: false, mark });
    at = close + 1;
  }
  // Of unclosed ones only the last can be meant to go on: one before it was a stray mark.
  return found.filter(({ unclosed }, i) => !unclosed || i === found.length - 1);
}

function canOpen(text: string, at: number, mark: string): boolean {
  const before = text.charAt(at - 1);
  const after = text.charAt(at + 1);
  if (after === "" || (/\s/.test(after) && mark !== "«" && mark !== "„")) return false;
  if (mark === "“" || mark === "„" || mark === "«" || mark === "「" || mark === "『" || mark === "‟")
    return true;
  if (mark === "»" || mark === "›" || mark === "”" || mark === '"' || mark === "＂" || single.has(mark))
    return before === "" || opensAfter.test(before);
  return true;
}

function closing(text: string, open: number, mark: string, closers: string): number {
  let fallback = -1;
  let inner = 0;
  const limit = Math.min(text.length, open + (single.has(mark) ? longestSingle : longest));
  for (let at = open + 1; at < limit; at++) {
    const sign = text.charAt(at);
    // A quotation of the same kind inside, as in “he said “no” to me”.
    if (mark === "“" && sign === "“") {
      if (opensAfter.test(text.charAt(at - 1))) inner++;
      continue;
    }
    // A single quotation does not run into the next one.
    if (
      fallback >= 0 &&
      sign === mark &&
      opensAfter.test(text.charAt(at - 1)) &&
      letter.test(text.charAt(at + 1))
    )
      return fallback;
    if (!closers.includes(sign)) continue;
    if (inner > 0) {
      inner--;
      continue;
    }
    if (!single.has(mark) || mark === "‹" || mark === "›") {
      return at;
    }
    if (letter.test(text.charAt(at + 1)) || at === open + 1) continue;
    if (mark === "'" && /\s/.test(text.charAt(at - 1))) continue;
    // "the mentors’ rooms": a possessive, if a better close comes.
    if (/s/i.test(text.charAt(at - 1)) && /^\s\p{Ll}/u.test(text.slice(at + 1, at + 3))) {
      if (fallback < 0) fallback = at;
      continue;
    }
    return at;
  }
  return fallback;
}
