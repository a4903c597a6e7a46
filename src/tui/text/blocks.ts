import type { TurnColumns } from "../../core/records.js";
import type { CodePoint } from "../../core/span.js";
import type { SourceText } from "../../text/source-text.js";

/** A paragraph of a transcript: all or part of what was said in a turn, or text outside of turns. */
export interface Block {
  /** Index of the turn; -1 outside of turns. */
  readonly turn: number;
  readonly start: CodePoint;
  /** End-exclusive. */
  readonly end: CodePoint;
  /** Whether the turn (or the stretch outside) begins here. */
  readonly first: boolean;
}

/** Longest paragraph, in UTF-16 units; longer ones are cut at a space, so that laying one out is quick. */
const longest = 2000;

/** The paragraphs of a source in order. Blank lines are no paragraphs; an empty turn has one, empty. */
export function blocksOf(text: SourceText, turns: TurnColumns): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  for (let turn = 0; turn < turns.bodyStart.length; turn++) {
    const start = turns.bodyStart[turn]!;
    const end = turns.bodyEnd[turn]!;
    const head = Math.min(start, turns.headStart[turn] ?? start);
    const headEnd = turns.headEnd[turn] ?? start;
    outside(text, at, headEnd > head ? head : start, blocks);
    const before = blocks.length;
    paragraphs(text, start, end, turn, blocks);
    if (blocks.length === before) blocks.push({ turn, start, end: start, first: true });
    at = Math.max(end, headEnd);
  }
  outside(text, at, text.length, blocks);
  if (blocks.length === 0) blocks.push({ turn: -1, start: 0, end: 0, first: true });
  return blocks;
}

function outside(text: SourceText, start: number, end: number, blocks: Block[]): void {
  if (end > start && text.slice({ start, end }).trim() !== "") paragraphs(text, start, end, -1, blocks);
}

function paragraphs(text: SourceText, start: number, end: number, turn: number, blocks: Block[]): void {
  const { string } = text;
  const last = text.toUtf16(end);
  let first = true;
  for (let from: number = text.toUtf16(start); from < last; ) {
    const line = string.indexOf("\n", from);
    const lineEnd = line < 0 || line > last ? last : line;
    let to = lineEnd;
    if (to - from > longest) {
      const space = string.lastIndexOf(" ", from + longest);
      to = space > from ? space + 1 : from + longest;
      if (/[\udc00-\udfff]/.test(string.charAt(to))) to++;
    }
    if (/\S/.test(string.slice(from, to))) {
      blocks.push({ turn, start: text.toCodePoint(from), end: text.toCodePoint(to), first });
      first = false;
    }
    from = to === lineEnd ? lineEnd + 1 : to;
  }
}
