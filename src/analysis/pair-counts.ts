/** Two rows that occur together. */
export interface PairCount {
  /** Places of the rows, the smaller first. */
  readonly a: number;
  readonly b: number;
  /** Units or passages that hold both. */
  together: number;
  /** Pairs of segments that share text. In a count by unit the same as `together`. */
  meetings: number;
  /** Distinct people in whose words both are found. */
  people: number;
}

interface Pair extends PairCount {
  /** A bit for each person counted by `meet`. */
  met: Uint32Array | null;
}

/** Counts of pairs of rows; only pairs that occur take room. */
export class PairCounts {
  readonly #rows: number;
  readonly #people: number;
  readonly #pairs = new Map<number, Pair>();

  constructor(rows: number, people: number) {
    this.#rows = rows;
    this.#people = people;
  }

  /** The count of two different rows, named in either order. */
  of(one: number, other: number): PairCount {
    return this.#pair(one, other);
  }

  /** Counts a person for a pair, once. */
  meet(one: number, other: number, person: number): void {
    const pair = this.#pair(one, other);
    pair.met ??= new Uint32Array((this.#people + 31) >>> 5);
    const word = person >>> 5;
    const bit = 1 << (person & 31);
    const before = pair.met[word]!;
    if ((before & bit) !== 0) return;
    pair.met[word] = before | bit;
    pair.people++;
  }

  /** All that occur, by `a`, then by `b`. */
  found(): PairCount[] {
    return [...this.#pairs.values()].sort((x, y) => x.a - y.a || x.b - y.b);
  }

  #pair(one: number, other: number): Pair {
    const a = Math.min(one, other);
    const b = Math.max(one, other);
    const key = a * this.#rows + b;
    let pair = this.#pairs.get(key);
    if (pair === undefined) {
      pair = { a, b, together: 0, meetings: 0, people: 0, met: null };
      this.#pairs.set(key, pair);
    }
    return pair;
  }
}
