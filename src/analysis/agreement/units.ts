import type { Span } from "../../core/span.js";

/** One thing to decide about: a turn, a sentence, an answer, a given segment. */
export interface Unit {
  /** Place of its source among the sources compared. */
  readonly source: number;
  /** Its passages, in order; one, but for answers that others' turns interrupt. */
  readonly spans: readonly Span[];
}

/** The units of one source, ready for finding those that a passage touches. */
export class UnitIndex {
  readonly #start: Int32Array;
  readonly #end: Int32Array;
  readonly #unit: Int32Array;

  /** @param units of one source with their places among all units; their passages must not overlap */
  constructor(units: readonly { readonly place: number; readonly spans: readonly Span[] }[]) {
    const pieces = units
      .flatMap(({ place, spans }) => spans.map((span) => ({ place, ...span })))
      .sort((a, b) => a.start - b.start);
    this.#start = Int32Array.from(pieces, ({ start }) => start);
    this.#end = Int32Array.from(pieces, ({ end }) => end);
    this.#unit = Int32Array.from(pieces, ({ place }) => place);
  }

  /** Places of the units that share at least one code point with a passage; one may come twice. */
  *touched(start: number, end: number): Generator<number> {
    let low = 0;
    let high = this.#end.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#end[middle]! > start) high = middle;
      else low = middle + 1;
    }
    for (let i = low; i < this.#start.length && this.#start[i]! < end; i++) yield this.#unit[i]!;
  }
}
