import { type Block, Floats, rowLength } from "./floats.js";
import type { Vector } from "./weigh.js";

/** A feature that at least one in so many examples has is kept with its weight for every example. */
const common = 6;
/** With fewer examples it is not worth it. */
const fewest = 64;
/** At most this many numbers are kept so. */
const room = 2 ** 22;

/** Which examples have a feature, and with what weight: inner products with all examples at once. */
export class Postings {
  readonly size: number;
  readonly #starts: Int32Array;
  readonly #rows: Int32Array;
  readonly #values: Float32Array;
  readonly #common: Common | null;

  constructor(vectors: readonly Vector[], features: number) {
    this.size = vectors.length;
    const starts = new Int32Array(features + 1);
    for (const { ids } of vectors) for (const id of ids) starts[id + 1]! += 1;
    for (let id = 0; id < features; id++) starts[id + 1]! += starts[id]!;
    const next = starts.slice(0, features);
    this.#rows = new Int32Array(starts[features]!);
    this.#values = new Float32Array(this.#rows.length);
    for (const [row, { ids, values }] of vectors.entries())
      for (let k = 0; k < ids.length; k++) {
        const id = ids[k]!;
        const at = next[id]!;
        next[id] = at + 1;
        this.#rows[at] = row;
        this.#values[at] = values[k]!;
      }
    this.#starts = starts;
    this.#common = this.size < fewest ? null : this.#gather(features);
  }

  /** Adds a vector's inner products with the examples to `into`. */
  products({ ids, values }: Vector, into: Float32Array): void {
    const starts = this.#starts;
    const rows = this.#rows;
    const weights = this.#values;
    const kept = this.#common;
    kept?.sums.values.fill(0);
    for (let k = 0; k < ids.length; k++) {
      const id = ids[k]!;
      const to = starts[id + 1];
      if (to === undefined) continue;
      const value = values[k]!;
      const place = kept === null ? -1 : kept.places[id]!;
      if (kept !== null && place >= 0)
        kept.floats.add(kept.sums, kept.block, place * kept.stride, kept.stride, value);
      else
        for (let at = starts[id]!; at < to; at++) {
          const row = rows[at]!;
          into[row]! += value * weights[at]!;
        }
    }
    if (kept !== null) for (let row = 0; row < this.size; row++) into[row]! += kept.sums.values[row]!;
  }

  /** What one feature adds to a score: the sum over examples of its weight there times their multipliers from a place on. */
  weight(id: number, multipliers: Float32Array, from: number): number {
    const to = this.#starts[id + 1];
    if (to === undefined) return 0;
    let sum = 0;
    for (let at = this.#starts[id]!; at < to; at++)
      sum += this.#values[at]! * multipliers[from + this.#rows[at]!]!;
    return sum;
  }

  /** The commonest features, each with its weight in all examples side by side: sums then take four examples at a time. */
  #gather(features: number): Common {
    const stride = rowLength(this.size);
    const uses = (id: number) => this.#starts[id + 1]! - this.#starts[id]!;
    const chosen: number[] = [];
    for (let id = 0; id < features; id++) if (uses(id) * common >= this.size) chosen.push(id);
    chosen.sort((a, b) => uses(b) - uses(a) || a - b).splice(Math.floor(room / stride));
    const floats = new Floats(stride * (chosen.length + 1));
    const sums = floats.take(stride);
    const block = floats.take(stride * chosen.length);
    const places = new Int32Array(features).fill(-1);
    for (const [place, id] of chosen.entries()) {
      places[id] = place;
      for (let at = this.#starts[id]!; at < this.#starts[id + 1]!; at++)
        block.values[place * stride + this.#rows[at]!] = this.#values[at]!;
    }
    return { floats, sums, block, stride, places };
  }
}

interface Common {
  readonly floats: Floats;
  readonly sums: Block;
  readonly block: Block;
  readonly stride: number;
  /** By feature, its row in the block; -1: it is not common. */
  readonly places: Int32Array;
}
