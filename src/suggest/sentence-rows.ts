/** Sentence vectors of all rows, one after the other in one piece of memory; rows without one are all 0. */
export class SentenceRows {
  readonly #values: Float32Array;
  readonly #size: number;
  readonly count: number;

  constructor(vectors: readonly (Float32Array | undefined)[]) {
    this.count = vectors.length;
    this.#size = vectors.find((vector) => vector !== undefined)?.length ?? 0;
    this.#values = new Float32Array(this.count * this.#size);
    for (const [row, vector] of vectors.entries())
      if (vector?.length === this.#size) this.#values.set(vector, row * this.#size);
  }

  /** Adds a vector's inner products with rows up to `rows`, times a factor, to `into`. */
  products(vector: Float32Array, factor: number, into: Float32Array, rows = this.count): void {
    const values = this.#values;
    const size = this.#size;
    if (vector.length !== size) return;
    for (let row = 0; row < rows; row++) {
      const from = row * size;
      // Four sums at once: they do not wait for each other.
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      let k = 0;
      for (; k + 3 < size; k += 4) {
        a += (vector[k] as number) * (values[from + k] as number);
        b += (vector[k + 1] as number) * (values[from + k + 1] as number);
        c += (vector[k + 2] as number) * (values[from + k + 2] as number);
        d += (vector[k + 3] as number) * (values[from + k + 3] as number);
      }
      for (; k < size; k++) a += (vector[k] as number) * (values[from + k] as number);
      into[row] = (into[row] as number) + factor * (a + b + c + d);
    }
  }
}
