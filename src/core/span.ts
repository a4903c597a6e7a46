/**
 * Positions in a text. The one unit of position in themata is the Unicode code point;
 * JavaScript strings count UTF-16 units. The two types accept plain numbers but not each other,
 * so a position of the wrong unit is a compile error.
 */
export type CodePoint = number & { readonly unit?: "code point" };
export type Utf16 = number & { readonly unit?: "utf-16" };

/** A passage: code points from `start` up to, not including, `end`. */
export interface Span {
  readonly start: CodePoint;
  readonly end: CodePoint;
}

/** Whether two spans share at least one code point. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The shared part of two spans, or null where they only touch or lie apart. */
export function intersection(a: Span, b: Span): Span | null {
  const start = Math.max(a.start, b.start);
  const end = Math.min(a.end, b.end);
  return start < end ? { start, end } : null;
}
