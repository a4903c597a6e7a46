import type { Utf16 } from "../core/span.js";
import { dashes, invisible, quotationMarks } from "./fold.js";
import { firstTurn, type Talk } from "./passage-words.js";
import type { SourceText } from "./source-text.js";
import { unspaced } from "./words.js";

/** What makes a text need the slower pattern: invisible signs, accents apart from their letters, ligatures. */
const odd = new RegExp(`[${invisible}\\p{M}\\ufb00-\\ufb06]`, "u");
/** All of these are among these ranges, which are quicker to look for. */
const maybeOdd =
  /\u00ad|[\u0300-\u036f]|[\u0483-\u1fff\u200b-\u200f\u202a-\u202e\u2060-\u20ff\u2cef-\ud7ff\uf900-\uffff]/;
const isOdd = (text: string) => maybeOdd.test(text) && odd.test(text);
const letter = "\\p{L}\\p{N}\\p{M}";
const unseen = `[${invisible}]*`;
/** Between two words that are looked for: white space, with any signs about it. */
const between = `[^${letter}]{0,60}?\\s[^${letter}]{0,60}`;
/** The rest of a word. */
const rest = `(?:[${letter}${invisible}]|['’ʼ＇\\-‐‑](?=[\\p{L}\\p{N}])|[.,](?=\\p{N}))*`;
const wordSign = /[\p{L}\p{N}\p{M}]/u;
const joiner = /['’ʼ＇\-‐‑]/u;
const digit = /\p{N}/u;
const hidden = new RegExp(`[${invisible}]`, "u");

/** Letters that are set as one sign in print. */
const ligatures: readonly (readonly [letters: string, signs: string])[] = [
  ["ffi", "ﬃ|ﬀi|fﬁ"],
  ["ffl", "ﬄ|ﬀl|fﬂ"],
  ["ff", "ﬀ"],
  ["fi", "ﬁ"],
  ["fl", "ﬂ"],
  ["st", "ﬆ|ﬅ"],
];

/**
 * Words that are looked for, the one way in which all commands do it: whole words (as they are counted: "can't" and
 * "near-peer" are one each), whatever their case, apostrophes, quotation marks, dashes, white space, invisible signs
 * or composition of accents. `trust*` stands for all words that begin so, `*` alone for any word; between words, signs
 * such as a comma may stand. In scripts without spaces any stretch is found. Positions are those of the text as it is.
 */
export class WordSearch {
  readonly #plain: RegExp;
  readonly #loose: RegExp;
  /** Whether the first word may begin with anything, and whether the first and last sign belong to words, so that these must not go on. */
  readonly #edges: { readonly any: boolean; readonly first: boolean; readonly last: boolean };

  private constructor(pieces: readonly string[]) {
    const any = /^\*+[^*]/u.test(pieces[0] ?? "");
    // What a word begins with is looked for backwards, from what is known of it.
    const [begin = "", ...others] = pieces;
    const sought = [any ? begin.replace(/^\*+/, "") : begin, ...others];
    const pattern = (loose: boolean) =>
      new RegExp(sought.map((piece) => patternOf(piece, loose)).join(between), "giu");
    this.#plain = pattern(false);
    this.#loose = pattern(true);
    const [first = "", last = ""] = [[...begin][0], [...(pieces.at(-1) ?? "")].at(-1)];
    const inWord = (sign: string) => sign === "*" || wordSign.test(sign);
    this.#edges = { any, first: inWord(first), last: inWord(last) };
  }

  /** Null where nothing is looked for. */
  static of(words: string): WordSearch | null {
    const pieces = words
      .normalize("NFC")
      .replace(new RegExp(hidden, "gu"), "")
      .split(/\s+/u)
      .filter((piece) => piece !== "");
    return pieces.every((piece) => /^\*+$/.test(piece)) ? null : new WordSearch(pieces);
  }

  /**
   * The places in a text, from left to right, none over another.
   * @param fits which of them count; where one does not, the next may begin inside it
   */
  *find(
    text: string,
    fits: (start: Utf16, end: Utf16) => boolean = () => true,
  ): Generator<readonly [start: Utf16, end: Utf16]> {
    const pattern = isOdd(text) ? this.#loose : this.#plain;
    for (let at = 0; ; ) {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (match === null) return;
      const end = match.index + match[0].length;
      const start = this.#edges.any ? wordStart(text, match.index) : match.index;
      if (end > start && this.#wholeWords(text, start, end) && fits(start, end)) {
        at = end;
        yield [start, end];
      } else at = match.index + ((text.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1);
    }
  }

  /** Whether they stand in a text. */
  isIn(text: string): boolean {
    return this.find(text).next().done !== true;
  }

  #wholeWords(text: string, start: Utf16, end: Utf16): boolean {
    return (
      (!this.#edges.first || isSpace(text, start - 1) || !wordGoesOn(text, start)) &&
      (!this.#edges.last || isSpace(text, end) || !wordGoesOn(text, end))
    );
  }
}

/** Tells whether a stretch of a text lies in the body of one turn. */
export function inOneTurn(
  { bodyStart, bodyEnd }: Pick<Talk, "bodyStart" | "bodyEnd">,
  text: Pick<SourceText, "toCodePoint">,
): (start: Utf16, end: Utf16) => boolean {
  return (start, end) => {
    const from = text.toCodePoint(start);
    const turn = firstTurn({ bodyEnd }, from);
    return turn < bodyEnd.length && bodyStart[turn]! <= from && text.toCodePoint(end) <= bodyEnd[turn]!;
  };
}

/** The two signs next to a place on one side, the nearer first, invisible ones passed over. */
function signs(text: string, at: Utf16, way: 1 | -1): readonly [string, string] {
  const found: string[] = [];
  for (let i = way > 0 ? at : at - 1; found.length < 2 && i >= 0 && i < text.length; i += way) {
    let sign = text.charAt(i);
    const other = text.charAt(i + way);
    if (/[\ud800-\udfff]/.test(sign) && /[\ud800-\udfff]/.test(other)) {
      sign = way > 0 ? sign + other : other + sign;
      i += way;
    }
    if (!hidden.test(sign)) found.push(sign);
  }
  return [found[0] ?? "", found[1] ?? ""];
}

/** A plain space or line break: the most usual end of a word. */
const isSpace = (text: string, at: Utf16) => {
  const code = text.charCodeAt(at);
  return code === 32 || code === 10;
};

const wordGoesOn = (text: string, at: Utf16) => goesOn(signs(text, at, -1), signs(text, at, 1));

function wordStart(text: string, at: Utf16): Utf16 {
  let start = at;
  while (start > 0 && !isSpace(text, start - 1) && wordGoesOn(text, start))
    start -= /[\udc00-\udfff]/.test(text.charAt(start - 1)) ? 2 : 1;
  return start;
}

/** Whether a word goes on over a place: from what stands before it to what stands behind. */
function goesOn([b1, b2]: readonly [string, string], [a1, a2]: readonly [string, string]): boolean {
  if (unspaced.test(b1) || unspaced.test(a1)) return false;
  if (wordSign.test(b1))
    return wordSign.test(a1) || (joiner.test(a1) && wordSign.test(a2)) || (/[.,]/.test(a1) && digit.test(a2));
  if (!wordSign.test(b2) || !wordSign.test(a1)) return false;
  return joiner.test(b1) || (/[.,]/.test(b1) && digit.test(a1));
}

function patternOf(piece: string, loose: boolean): string {
  const head = piece.startsWith("*");
  const tail = piece.endsWith("*");
  const core = piece.replace(/^\*+|\*+$/g, "");
  if (core === "") return `[\\p{L}\\p{N}]${rest}`;
  const parts: string[] = [];
  for (let i = 0; i < core.length; ) {
    const low = core.slice(i, i + 3).toLowerCase();
    const ligature = loose ? ligatures.find(([letters]) => low.startsWith(letters)) : undefined;
    if (ligature !== undefined) {
      const [letters, printed] = ligature;
      parts.push(`(?:${[...letters].join(unseen)}|${printed})`);
      i += letters.length;
      continue;
    }
    const sign = String.fromCodePoint(core.codePointAt(i) ?? 0);
    parts.push(signPattern(sign, loose));
    i += sign.length;
  }
  const words = parts.join(loose ? unseen : "");
  return `${head ? rest : ""}${words}${tail ? rest : ""}`;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
const inClass = (signs: string) => signs.replace(/[-\]\\^]/g, "\\$&");
const anyMark = `[${inClass(quotationMarks)}]`;
const anyDash = `[${inClass(dashes)}]`;

function signPattern(sign: string, loose: boolean): string {
  if (quotationMarks.includes(sign)) return anyMark;
  if (dashes.includes(sign)) return anyDash;
  const apart = sign.normalize("NFD");
  return loose && apart !== sign
    ? `(?:${escaped(sign)}|${[...apart].map(escaped).join(unseen)})`
    : escaped(sign);
}
