import type { Ratings } from "./ratings.js";
import { Layout, type Tally, tallyClusters } from "./tally.js";

/** Tallies of resamples of sources. Sources with equal tallies are added up together. */
export class ResampledTally {
  readonly tally: Tally;
  /** Sources in which two coders judged a unit. */
  readonly paired: number;
  readonly #rows: Float64Array;
  readonly #rowOf: Int32Array;
  readonly #drawn: Int32Array;

  constructor(ratings: Ratings, layout = new Layout(ratings)) {
    const { size } = layout;
    const all = tallyClusters(ratings, layout);
    const rowOf = new Int32Array(ratings.clusters);
    const known = new Map<string, number>();
    const kept: number[] = [];
    let paired = 0;
    for (let cluster = 0; cluster < ratings.clusters; cluster++) {
      const row = all.subarray(cluster * size, (cluster + 1) * size);
      if (row[1]! > 0) paired++;
      const key = row.join(" ");
      let place = known.get(key);
      if (place === undefined) {
        place = kept.length;
        known.set(key, place);
        kept.push(cluster);
      }
      rowOf[cluster] = place;
    }
    this.tally = { layout, cells: new Float64Array(size) };
    this.paired = paired;
    this.#rowOf = rowOf;
    this.#drawn = new Int32Array(kept.length);
    this.#rows = new Float64Array(kept.length * size);
    for (const [place, cluster] of kept.entries())
      this.#rows.set(all.subarray(cluster * size, (cluster + 1) * size), place * size);
  }

  /** Fills `tally` with the sources drawn, each as often as it was. */
  draw(drawn: Int32Array): Tally {
    const counts = this.#drawn.fill(0);
    const rowOf = this.#rowOf;
    for (let source = 0; source < rowOf.length; source++) {
      const row = rowOf[source]!;
      counts[row]! += drawn[source]!;
    }
    const { cells } = this.tally;
    const rows = this.#rows;
    cells.fill(0);
    for (let row = 0, at = 0; row < counts.length; row++) {
      const count = counts[row]!;
      if (count === 0) at += cells.length;
      else for (let cell = 0; cell < cells.length; cell++, at++) cells[cell]! += count * rows[at]!;
    }
    return this.tally;
  }
}
