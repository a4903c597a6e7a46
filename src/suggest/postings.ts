import type { Vector } from "./weigh.js";

/** Which examples have a feature, and with what weight: inner products with all examples at once. */
export class Postings {
  readonly size: number;
  readonly #starts: Int32Array;
  readonly #rows: Int32Array;
  readonly #values: Float32Array;

  constructor(vectors: readonly Vector[], features: number) {
    this.size = vectors.length;
    const starts = new Int32Array(features + 1);
    for (const { ids } of vectors) for (const id of ids) starts[id + 1] = (starts[id + 1] as number) + 1;
    for (let id = 0; id < features; id++)
      starts[id + 1] = (starts[id + 1] as number) + (starts[id] as number);
    const next = starts.slice(0, features);
    this.#rows = new Int32Array(starts[features] as number);
    this.#values = new Float32Array(this.#rows.length);
    for (const [row, { ids, values }] of vectors.entries())
      for (let k = 0; k < ids.length; k++) {
        const id = ids[k] as number;
        const at = next[id] as number;
        next[id] = at + 1;
        this.#rows[at] = row;
        this.#values[at] = values[k] as number;
      }
    this.#starts = starts;
  }

  /** Adds a vector's inner products with the examples to `into`. */
  products({ ids, values }: Vector, into: Float32Array): void {
    for (let k = 0; k < ids.length; k++) {
      const id = ids[k] as number;
      const to = this.#starts[id + 1];
      if (to === undefined) continue;
      const value = values[k] as number;
      for (let at = this.#starts[id] as number; at < to; at++) {
        const row = this.#rows[at] as number;
        into[row] = (into[row] as number) + value * (this.#values[at] as number);
      }
    }
  }

  /** What one feature adds to a score: the sum over examples of its weight there times their multipliers from a place on. */
  weight(id: number, multipliers: Float32Array, from: number): number {
    const to = this.#starts[id + 1];
    if (to === undefined) return 0;
    let sum = 0;
    for (let at = this.#starts[id] as number; at < to; at++)
      sum += (this.#values[at] as number) * (multipliers[from + (this.#rows[at] as number)] as number);
    return sum;
  }
}
