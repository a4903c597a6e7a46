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
  /** A bit for each person counted. */
  readonly met: Uint32Array;
}

/** Counts of pairs of rows. A row takes room once it occurs with a later one. */
export class PairCounts {
  readonly #rows: number;
  readonly #people: number;
  /** By `a`, then by `b`. */
  readonly #pairs: (Pair | undefined)[][] = [];

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
    const word = person >>> 5;
    const bit = 1 << (person & 31);
    const before = pair.met[word] as number;
    if ((before & bit) !== 0) return;
    pair.met[word] = before | bit;
    pair.people++;
  }

  /** All that occur, by `a`, then by `b`. */
  found(): PairCount[] {
    return this.#pairs.flatMap((others) => others.filter((pair) => pair !== undefined));
  }

  #pair(one: number, other: number): Pair {
    const a = Math.min(one, other);
    const b = Math.max(one, other);
    let others = this.#pairs[a];
    if (others === undefined) {
      others = new Array<Pair | undefined>(this.#rows).fill(undefined);
      this.#pairs[a] = others;
    }
    let pair = others[b];
    if (pair === undefined) {
      pair = { a, b, together: 0, meetings: 0, people: 0, met: new Uint32Array((this.#people + 31) >>> 5) };
      others[b] = pair;
    }
    return pair;
  }
}
