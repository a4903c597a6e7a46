import type { CodePoint, Span } from "../core/span.js";
import { SourceText } from "../text/source-text.js";
import { trimmed } from "../text/trimmed.js";
import { unspaced, words } from "../text/words.js";
import type { CoderContext } from "./state.js";

/** The words of a paragraph. */
export function wordsIn({ source, layout }: CoderContext, block: number): Span[] {
  const { start, end } = layout.block(block);
  const said = source.text.inPlace({ start, end });
  const text = new SourceText(said);
  const place = (from: number, length: number): Span => ({
    start: start + text.toCodePoint(from),
    end: start + text.toCodePoint(from + length),
  });
  if (unspaced.test(said))
    return [...new Intl.Segmenter(undefined, { granularity: "word" }).segment(said)].flatMap((part) =>
      part.isWordLike ? [place(part.index, part.segment.length)] : [],
    );
  return [...words(said)].map(({ word, index }) => place(index, word.length));
}

/** The sentences of a paragraph. */
export function sentencesIn({ source, layout }: CoderContext, block: number): Span[] {
  const { start, end } = layout.block(block);
  return source
    .sentences(source.text.inPlace({ start, end }))
    .map((span) => ({ start: start + span.start, end: start + span.end }));
}

/** What was said in the turn of a paragraph, without outer space; the paragraph itself outside of turns. */
export function turnSpan({ source, layout }: CoderContext, block: number): Span {
  const { turn, start, end } = layout.block(block);
  const { bodyStart, bodyEnd } = source.turns.columns;
  return trimmed(
    source.text,
    turn < 0 ? { start, end } : { start: bodyStart[turn] ?? start, end: bodyEnd[turn] ?? end },
  );
}

type Unit = (context: CoderContext, block: number) => readonly Span[];

/** The unit that holds a position, or the nearest before it in its paragraph, else the first. */
export function unitAt(context: CoderContext, unit: Unit, position: CodePoint): Span | null {
  const spans = unit(context, context.layout.blockAt(position));
  return spans.findLast(({ start }) => start <= position) ?? spans[0] ?? null;
}

/** The next unit that begins behind a position, over the borders of paragraphs. */
export function unitAfter(context: CoderContext, unit: Unit, position: CodePoint): Span | null {
  const { layout } = context;
  for (let block = layout.blockAt(position); block < layout.blocks.length; block++) {
    const next = unit(context, block).find(({ start }) => start > position);
    if (next !== undefined) return next;
  }
  return null;
}

/** The last unit that begins before a position. */
export function unitBefore(context: CoderContext, unit: Unit, position: CodePoint): Span | null {
  for (let block = context.layout.blockAt(position); block >= 0; block--) {
    const last = unit(context, block).findLast(({ start }) => start < position);
    if (last !== undefined) return last;
  }
  return null;
}
