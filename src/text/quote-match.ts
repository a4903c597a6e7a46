import type { Span, Utf16 } from "../core/span.js";
import { JoinedQuote } from "./quote-joined.js";
import { PlainText, plainForm } from "./quote-plain.js";
import { otherwiseWritten } from "./quote-variants.js";
import type { SourceText } from "./source-text.js";

/** A place where a quotation stands. */
export interface QuotePlace {
  readonly span: Span;
  /** Index of the turn, from 0. */
  readonly turn: number;
}

/** A gap that a writer leaves in a quotation: an ellipsis, in brackets or not. */
const gap = /\s*(?:\[(?:…|\.{3}|\. \. \.)\]|\((?:…|\.{3}|\. \. \.)\)|…|\.{3,}|\. \. \.)\s*/u;

/**
 * Finds quotations in the bodies of a transcript's turns. `find(text.slice(span))` gives `span` back
 * for every span inside one body whose words stand there once; so does `find(passageWords(…))` for one over
 * several turns that begins and ends with what its words are.
 */
export class QuoteFinder {
  readonly #text: SourceText;
  /** UTF-16 bounds of the bodies, in order. */
  readonly #starts: readonly Utf16[];
  readonly #ends: readonly Utf16[];
  /** For each body the participant who speaks; 0 for others. */
  readonly #participant: ArrayLike<number>;
  #plain: PlainText | undefined;

  /**
   * `bodies` are in order and do not overlap.
   * @param participant for each body the participant who speaks, 0 for others; all of one by default
   */
  constructor(text: SourceText, bodies: readonly Span[], participant?: ArrayLike<number>) {
    this.#text = text;
    this.#participant = participant ?? bodies.map(() => 1);
    this.#starts = bodies.map(({ start }) => text.toUtf16(start));
    this.#ends = bodies.map(({ end }) => text.toUtf16(end));
  }

  /**
   * Places of a quotation, in order. Tried in turn until one finds something: the very characters;
   * the same words with other quotation marks, dashes, white space or ellipses; its parts in order, in one turn
   * where it has gaps, or in several, with ` / `, a line break or an ellipsis where one ends and the next begins. All this then without one outer pair of quotation marks, and
   * with the first letter in the other case. More than one place means that the quotation is ambiguous.
   */
  find(quotation: string, turns: { readonly from: number; readonly to: number } = everywhere): QuotePlace[] {
    if (quotation.trim() === "") return [];
    const within = ({ turn }: QuotePlace) => turn >= turns.from && turn <= turns.to;
    const asWritten = this.#asWritten(quotation, within);
    if (asWritten.length > 0) return asWritten;
    for (const { text, recased } of otherwiseWritten(quotation)) {
      const found = this.#asWritten(text, within);
      // A letter in the other case begins a word: "he" is not quoted from "the".
      const fair = recased ? found.filter(({ span }) => this.#beginsWord(span.start)) : found;
      if (fair.length > 0) return fair;
    }
    return [];
  }

  #asWritten(quotation: string, within: (place: QuotePlace) => boolean): QuotePlace[] {
    const exact = this.#exact(quotation).filter(within);
    if (exact.length > 0) return exact;
    const wanted = plainForm(quotation);
    if (wanted === "") return [];
    const alike = this.#whole(wanted).filter(within);
    if (alike.length > 0) return alike;
    const parts = quotation
      .split(new RegExp(gap, "gu"))
      .map(plainForm)
      .filter((part) => part !== "");
    const gapped = parts.length > 1 || (parts.length === 1 && parts[0] !== wanted);
    const inOne = gapped ? this.#parts(parts) : [];
    const inSeveral = (JoinedQuote.read(quotation, gap)?.places(this.plain, this.#participant) ?? []).map(
      ({ start, end }) => this.placeOf(start, end),
    );
    return [...inOne, ...inSeveral].filter(within).sort((a, b) => a.span.start - b.span.start);
  }

  #beginsWord(start: number): boolean {
    const at = this.#text.toUtf16(start);
    return at === 0 || !/[\p{L}\p{N}\p{M}]/u.test(this.#text.string.charAt(at - 1));
  }

  /** The text of the bodies in the form in which quotations are compared. */
  get plain(): PlainText {
    this.#plain ??= new PlainText(this.#text.string, this.#starts, this.#ends);
    return this.#plain;
  }

  /** The place of a stretch of the plain text. */
  placeOf(start: number, end: number): QuotePlace {
    const from = this.plain.startOf(start);
    return { span: this.#text.span(from, this.plain.endOf(end)), turn: this.#bodyAt(from) };
  }

  #exact(quotation: string): QuotePlace[] {
    const found: QuotePlace[] = [];
    const { string } = this.#text;
    for (let at = string.indexOf(quotation); at >= 0; at = string.indexOf(quotation, at + 1)) {
      const turn = this.#bodyAt(at);
      const end = at + quotation.length;
      if (turn >= 0 && end <= (this.#ends[turn] as number))
        found.push({ span: this.#text.span(at, end), turn });
    }
    return found;
  }

  #whole(wanted: string): QuotePlace[] {
    const found: QuotePlace[] = [];
    for (const at of this.plain.places(wanted)) found.push(this.placeOf(at, at + wanted.length));
    return found;
  }

  /** Parts in order, whole words, inside one body: the shortest stretches, none inside another. */
  #parts(parts: readonly string[]): QuotePlace[] {
    const stretches: { start: number; end: number }[] = [];
    const [first = "", ...rest] = parts;
    for (const start of this.plain.places(first, true)) {
      let end = start + first.length;
      const limit = this.plain.bodyEndAfter(start);
      const complete = rest.every((part) => {
        const at = this.plain.nextPlace(part, end);
        if (at < 0 || at + part.length > limit) return false;
        end = at + part.length;
        return true;
      });
      if (!complete) continue;
      if (stretches.at(-1)?.end === end) stretches.pop();
      stretches.push({ start, end });
    }
    return stretches.map(({ start, end }) => this.placeOf(start, end));
  }

  /** Index of the body that holds a UTF-16 position; -1 where none does. */
  #bodyAt(position: Utf16): number {
    let low = 0;
    let high = this.#ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ends[middle] as number) > position) high = middle;
      else low = middle + 1;
    }
    return low < this.#ends.length && (this.#starts[low] as number) <= position ? low : -1;
  }
}

const everywhere = { from: 0, to: Number.POSITIVE_INFINITY };
