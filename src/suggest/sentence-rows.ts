import { type Block, type Floats, rowLength } from "./floats.js";

/** Sentence vectors of all rows, one after the other in one piece of memory; rows without one are all 0. */
export class SentenceRows {
  readonly size: number;
  readonly count: number;
  readonly #floats: Floats;
  readonly #stride: number;
  readonly #rows: Block;
  readonly #asked: Block;

  constructor(floats: Floats, vectors: readonly (Float32Array | undefined)[]) {
    this.count = vectors.length;
    this.size = sizeOf(vectors);
    this.#floats = floats;
    this.#stride = rowLength(this.size);
    this.#rows = floats.take(this.count * this.#stride);
    this.#asked = floats.take(this.#stride);
    for (const [row, vector] of vectors.entries())
      if (vector?.length === this.size) this.#rows.values.set(vector, row * this.#stride);
  }

  /** How many numbers it takes. */
  static room(vectors: readonly (Float32Array | undefined)[]): number {
    return (vectors.length + 1) * rowLength(sizeOf(vectors));
  }

  /** Adds a vector's inner products with rows up to `rows`, times a factor, to `into`. */
  products(vector: Float32Array, factor: number, into: Float32Array, rows = this.count): void {
    if (vector.length !== this.size || this.size === 0) return;
    const stride = this.#stride;
    this.#asked.values.set(vector);
    for (let row = 0; row < rows; row++)
      into[row] = into[row]! + factor * this.#floats.dot(this.#asked, 0, this.#rows, row * stride, stride);
  }
}

const sizeOf = (vectors: readonly (Float32Array | undefined)[]): number =>
  vectors.find((vector) => vector !== undefined)?.length ?? 0;
