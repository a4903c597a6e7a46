import { ellipses, patternOf } from "./pattern.js";

/** A piece of a quotation that may run over several turns. */
export interface JoinedPiece {
  /** Its words, in the form in which they are compared; notes in brackets are none. */
  readonly keys: readonly string[];
  /** Whether an ellipsis stands before it, and not a mark or a line break. */
  readonly afterGap: boolean;
}

/**
 * Cuts a quotation where one turn may end and the next begin: at ` / `, at line breaks and at ellipses. Null where it has
 * no such place.
 */
export function joinedPieces(quotation: string): JoinedPiece[] | null {
  const gaps = ellipses(quotation).map(({ start, end }) => ({ start, end, gap: true }));
  const marks = [...quotation.matchAll(/\s\/\s|\n/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    gap: false,
  }));
  const pieces: JoinedPiece[] = [];
  let from = 0;
  let afterGap = false;
  const take = (to: number) => {
    const keys = patternOf(quotation.slice(from, to)).flatMap((part) =>
      part.kind === "word" ? [part.key] : [],
    );
    if (keys.length === 0) return;
    pieces.push({ keys, afterGap });
    afterGap = false;
  };
  for (const { start, end, gap } of [...gaps, ...marks].sort((a, b) => a.start - b.start)) {
    if (start < from) continue;
    take(start);
    afterGap ||= gap;
    from = end;
  }
  take(quotation.length);
  return pieces.length > 1 ? pieces : null;
}
