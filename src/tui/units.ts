import type { CodePoint, Span } from "../core/span.js";
import { SourceText } from "../text/source-text.js";
import { trimmed } from "../text/trimmed.js";
import { unspaced, words } from "../text/words.js";
import type { Setting } from "./state.js";

/** The words of a paragraph. */
export function wordsIn({ source, layout }: Setting, block: number): Span[] {
  const { start, end } = layout.block(block);
  const said = source.text.slice({ start, end });
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
export function sentencesIn({ source, layout }: Setting, block: number): Span[] {
  const { start, end } = layout.block(block);
  return source
    .sentences(source.text.slice({ start, end }))
    .map((span) => ({ start: start + span.start, end: start + span.end }));
}

/** What was said in the turn of a paragraph, without outer space; the paragraph itself outside of turns. */
export function turnSpan({ source, layout }: Setting, block: number): Span {
  const { turn, start, end } = layout.block(block);
  const { bodyStart, bodyEnd } = source.turns.columns;
  return trimmed(
    source.text,
    turn < 0 ? { start, end } : { start: bodyStart[turn] ?? start, end: bodyEnd[turn] ?? end },
  );
}

type Unit = (setting: Setting, block: number) => readonly Span[];

/** The unit that holds a position, or the nearest before it in its paragraph, else the first. */
export function unitAt(setting: Setting, unit: Unit, position: CodePoint): Span | null {
  const spans = unit(setting, setting.layout.blockAt(position));
  return spans.findLast(({ start }) => start <= position) ?? spans[0] ?? null;
}

/** The next unit that begins behind a position, over the borders of paragraphs. */
export function unitAfter(setting: Setting, unit: Unit, position: CodePoint): Span | null {
  const { layout } = setting;
  for (let block = layout.blockAt(position); block < layout.blocks.length; block++) {
    const next = unit(setting, block).find(({ start }) => start > position);
    if (next !== undefined) return next;
  }
  return null;
}

/** The last unit that begins before a position. */
export function unitBefore(setting: Setting, unit: Unit, position: CodePoint): Span | null {
  for (let block = setting.layout.blockAt(position); block >= 0; block--) {
    const last = unit(setting, block).findLast(({ start }) => start < position);
    if (last !== undefined) return last;
  }
  return null;
}
