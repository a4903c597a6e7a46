import type { SourceColumns } from "../../core/columns.js";
import { sortedOrder } from "../../core/sorted-order.js";

/** A passage that fits a query. `source` is a place among the study's sources; `coding` a place among its codings, or -1. */
export interface QueryPassage {
  readonly source: number;
  readonly start: number;
  readonly end: number;
  readonly coding: number;
}

/** Passages sorted by source, start and end, with quick answers to what a span of a source meets. */
export class PassageSet {
  readonly count: number;
  readonly source: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly coding: Int32Array;
  /** Place of the first passage of each source. */
  readonly #from: Int32Array;
  /** Farthest end of a source's passages up to each. */
  #reach: Int32Array | null = null;
  /** Nearest end of a source's passages from each on. */
  #nearest: Int32Array | null = null;

  constructor(
    sources: readonly SourceColumns[],
    columns: { source: Int32Array; start: Int32Array; end: Int32Array; coding: Int32Array },
  ) {
    this.count = columns.source.length;
    const order = sortedOrder(this.count, [columns.source, columns.start, columns.end]);
    const sorted = (column: Int32Array) => Int32Array.from(order, (i) => column[i]!);
    this.source = sorted(columns.source);
    this.start = sorted(columns.start);
    this.end = sorted(columns.end);
    this.coding = sorted(columns.coding);
    this.#from = new Int32Array(sources.length + 1);
    for (let i = 0; i < this.count; i++) this.#from[this.source[i]! + 1] = i + 1;
    for (let s = 1; s <= sources.length; s++) this.#from[s] = Math.max(this.#from[s]!, this.#from[s - 1]!);
  }

  static of(sources: readonly SourceColumns[], passages: readonly QueryPassage[]): PassageSet {
    const column = (of: (passage: QueryPassage) => number) => Int32Array.from(passages, of);
    return new PassageSet(sources, {
      source: column((p) => p.source),
      start: column((p) => p.start),
      end: column((p) => p.end),
      coding: column((p) => p.coding),
    });
  }

  at(i: number): QueryPassage {
    return {
      source: this.source[i]!,
      start: this.start[i]!,
      end: this.end[i]!,
      coding: this.coding[i]!,
    };
  }

  /** Those of the passages whose coding (a place, or -1) fits. */
  only(fits: (coding: number) => boolean, sources: readonly SourceColumns[]): PassageSet {
    const kept: QueryPassage[] = [];
    for (let i = 0; i < this.count; i++) if (fits(this.coding[i]!)) kept.push(this.at(i));
    return PassageSet.of(sources, kept);
  }

  hasSource(source: number): boolean {
    return this.#from[source]! < this.#from[source + 1]!;
  }

  /** Whether any passage shares a code point with a span. */
  overlaps(source: number, start: number, end: number): boolean {
    const last = this.#beginsBefore(source, end) - 1;
    return last >= this.#from[source]! && this.#farthest()[last]! > start;
  }

  /** Whether any passage holds all of a span. */
  holds(source: number, start: number, end: number): boolean {
    const last = this.#beginsBefore(source, start + 1) - 1;
    return last >= this.#from[source]! && this.#farthest()[last]! >= end;
  }

  /** Whether a span holds all of any passage. */
  heldBy(source: number, start: number, end: number): boolean {
    const first = this.#beginsBefore(source, start);
    return first < this.#from[source + 1]! && this.#closest()[first]! <= end;
  }

  /** Place of the first passage of a source that begins at a position or behind it. */
  #beginsBefore(source: number, position: number): number {
    let low = this.#from[source]!;
    let high = this.#from[source + 1]!;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.start[middle]! < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #farthest(): Int32Array {
    if (this.#reach === null) {
      this.#reach = new Int32Array(this.count);
      for (let i = 0; i < this.count; i++) {
        const goesOn = i > 0 && this.source[i - 1] === this.source[i];
        this.#reach[i] = Math.max(this.end[i]!, goesOn ? this.#reach[i - 1]! : 0);
      }
    }
    return this.#reach;
  }

  #closest(): Int32Array {
    if (this.#nearest === null) {
      this.#nearest = new Int32Array(this.count);
      for (let i = this.count - 1; i >= 0; i--) {
        const goesOn = i + 1 < this.count && this.source[i + 1] === this.source[i];
        this.#nearest[i] = Math.min(this.end[i]!, goesOn ? this.#nearest[i + 1]! : Number.MAX_SAFE_INTEGER);
      }
    }
    return this.#nearest;
  }
}
