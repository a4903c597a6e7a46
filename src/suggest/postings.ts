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
      const id = ids[k] as number;
      const to = starts[id + 1];
      if (to === undefined) continue;
      const value = values[k] as number;
      const place = kept === null ? -1 : (kept.places[id] as number);
      if (kept !== null && place >= 0)
        kept.floats.add(kept.sums, kept.block, place * kept.stride, kept.stride, value);
      else
        for (let at = starts[id] as number; at < to; at++) {
          const row = rows[at] as number;
          into[row] = (into[row] as number) + value * (weights[at] as number);
        }
    }
    if (kept !== null)
      for (let row = 0; row < this.size; row++)
        into[row] = (into[row] as number) + (kept.sums.values[row] as number);
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

  /** The commonest features, each with its weight in all examples side by side: sums then take four examples at a time. */
  #gather(features: number): Common {
    const stride = rowLength(this.size);
    const uses = (id: number) => (this.#starts[id + 1] as number) - (this.#starts[id] as number);
    const chosen: number[] = [];
    for (let id = 0; id < features; id++) if (uses(id) * common >= this.size) chosen.push(id);
    chosen.sort((a, b) => uses(b) - uses(a) || a - b).splice(Math.floor(room / stride));
    const floats = new Floats(stride * (chosen.length + 1));
    const sums = floats.take(stride);
    const block = floats.take(stride * chosen.length);
    const places = new Int32Array(features).fill(-1);
    for (const [place, id] of chosen.entries()) {
      places[id] = place;
      for (let at = this.#starts[id] as number; at < (this.#starts[id + 1] as number); at++)
        block.values[place * stride + (this.#rows[at] as number)] = this.#values[at] as number;
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
