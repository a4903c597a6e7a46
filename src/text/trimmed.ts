import type { Span } from "../core/span.js";
import type { SourceText } from "./source-text.js";

/** A span without white space at its ends; as it was where it is nothing but space. */
export function trimmed(text: SourceText, span: Span): Span {
  const said = text.slice(span);
  // White space is never astral: its UTF-16 length is its length in code points.
  const from = said.length - said.trimStart().length;
  const to = said.length - said.trimEnd().length;
  return span.start + from < span.end - to ? { start: span.start + from, end: span.end - to } : span;
}
