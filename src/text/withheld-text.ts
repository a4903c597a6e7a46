import type { Span } from "../core/span.js";
import { SourceText } from "./source-text.js";

/** A stretch of a text that is not shown, and what is shown instead. */
export interface Withheld extends Span {
  readonly shown: string;
}

/**
 * A text some stretches of which are not in it: their words cannot be had from it by any way. Positions are those of the whole
 * text. A slice has, once for each stretch it touches, what is shown instead; where every character must keep its
 * place (`string`, `inPlace`), that is cut or filled up with line breaks.
 */
export class WithheldText extends SourceText {
  readonly #stretches: readonly Withheld[];

  /** The stretches are in order, do not overlap, and are not empty. */
  constructor(whole: SourceText, stretches: readonly Withheld[]) {
    super(masked(whole, stretches));
    this.#stretches = stretches;
  }

  override slice(span: Span): string {
    if (span.start >= span.end) return "";
    let shown = "";
    let at = span.start;
    for (let i = this.#firstBehind(span.start); i < this.#stretches.length; i++) {
      const { start, end, shown: instead } = this.#stretches[i]!;
      if (start >= span.end) break;
      if (at < start) shown += this.inPlace({ start: at, end: start });
      shown += instead;
      at = end;
    }
    return at < span.end ? shown + this.inPlace({ start: at, end: span.end }) : shown;
  }

  override inPlace(span: Span): string {
    return super.slice(span);
  }

  /** Index of the first stretch that ends behind a position. */
  #firstBehind(position: number): number {
    let low = 0;
    let high = this.#stretches.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#stretches[middle]!.end > position) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** The text with each stretch filled by what is shown instead, as long as it was in code points. */
function masked(whole: SourceText, stretches: readonly Withheld[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, shown } of stretches) {
    parts.push(whole.slice({ start: at, end: start }), fitted(shown, end - start));
    at = end;
  }
  parts.push(whole.slice({ start: at, end: whole.length }));
  return parts.join("");
}

function fitted(shown: string, length: number): string {
  const points = [...shown];
  return points.length > length
    ? `${points.slice(0, length - 1).join("")}…`
    : shown + "\n".repeat(length - points.length);
}
