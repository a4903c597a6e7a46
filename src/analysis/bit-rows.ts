/** A table of bits: which columns each row holds. Made for counting what two rows share. */
export class BitRows {
  readonly #width: number;
  readonly #words: Uint32Array;

  constructor(rows: number, columns: number) {
    this.#width = (columns + 31) >>> 5;
    this.#words = new Uint32Array(rows * this.#width);
  }

  set(row: number, column: number): void {
    const word = row * this.#width + (column >>> 5);
    this.#words[word] = this.#words[word]! | (1 << (column & 31));
  }

  /** The number of columns that both rows hold. */
  countShared(a: number, b: number): number {
    let count = 0;
    for (let i = 0; i < this.#width; i++) count += bitsOf(this.#shared(a, b, i));
    return count;
  }

  /** Calls back with each column that both rows hold, in order. */
  eachShared(a: number, b: number, report: (column: number) => void): void {
    for (let i = 0; i < this.#width; i++) {
      let bits = this.#shared(a, b, i);
      while (bits !== 0) {
        report(i * 32 + 31 - Math.clz32(bits & -bits));
        bits &= bits - 1;
      }
    }
  }

  #shared(a: number, b: number, word: number): number {
    return this.#words[a * this.#width + word]! & this.#words[b * this.#width + word]!;
  }
}

/** The number of bits set in 32 (Warren, Hacker's Delight, 2nd edition, figure 5-2). Example: 0b1011 has 3. */
function bitsOf(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  bits = (bits + (bits >>> 4)) & 0x0f0f0f0f;
  return Math.imul(bits, 0x01010101) >>> 24;
}
