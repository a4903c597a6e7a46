import type { CodePoint, Span, Utf16 } from "../core/span.js";

const astral = /[\u{10000}-\u{10FFFF}]/u;

/**
 * A text with both of its coordinate systems: the only place that knows that JavaScript strings
 * are UTF-16. Where the text has no astral characters (most have none) the two are equal and
 * conversion costs nothing; otherwise an index of astral positions is searched.
 */
export class SourceText {
  readonly string: string;
  /** UTF-16 positions of the first half of each astral character, in order. */
  readonly #astral: Uint32Array | null;

  constructor(string: string) {
    this.string = string;
    this.#astral = astral.test(string) ? astralPositions(string) : null;
  }

  /** Length in code points. */
  get length(): CodePoint {
    return this.string.length - (this.#astral?.length ?? 0);
  }

  /** The UTF-16 position of a code point position (0 … length). */
  toUtf16(position: CodePoint): Utf16 {
    if (this.#astral === null) return position as number;
    // The k-th astral character (from 0) begins at code point astral[k] - k.
    let low = 0;
    let high = this.#astral.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#astral[middle]! - middle < position) low = middle + 1;
      else high = middle;
    }
    return (position as number) + low;
  }

  /** The code point position of a UTF-16 position; one inside a pair counts as the pair's start. */
  toCodePoint(position: Utf16): CodePoint {
    if (this.#astral === null) return position as number;
    let low = 0;
    let high = this.#astral.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#astral[middle]! < position) low = middle + 1;
      else high = middle;
    }

    // `low` counts the astral characters that begin before the position; inside a pair that one counts too.
    return (position as number) - low;
  }

  /** The text of a span. */
  slice(span: Span): string {
    return this.string.slice(this.toUtf16(span.start), this.toUtf16(span.end));
  }

  /** The text of a span in which every character stands in its place, for who reckons with positions in it. */
  inPlace(span: Span): string {
    return this.slice(span);
  }

  /** A span from UTF-16 positions. */
  span(start: Utf16, end: Utf16): Span {
    return { start: this.toCodePoint(start), end: this.toCodePoint(end) };
  }
}

function astralPositions(string: string): Uint32Array {
  const positions: number[] = [];
  for (let i = 0; i < string.length; i++) {
    const unit = string.charCodeAt(i);
    if (unit >= 0xd800 && unit <= 0xdbff && i + 1 < string.length) {
      const next = string.charCodeAt(i + 1);
      if (next >= 0xdc00 && next <= 0xdfff) {
        positions.push(i);
        i++;
      }
    }
  }
  return Uint32Array.from(positions);
}
