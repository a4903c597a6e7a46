import type { Id } from "../core/records.js";
import type { CoderCoding } from "../workflow/coder/coder-state.js";

/** Codings nearer than this, in characters, get different lanes, because they may share a line. */
const apart = 80;

/** A lane for each coding, so that those that overlap stand beside each other. Codings come by start. */
export function lanesOf(codings: readonly CoderCoding[]): Map<Id, number> {
  const free: number[] = [];
  const lanes = new Map<Id, number>();
  for (const { id, start, end } of codings) {
    let lane = free.findIndex((from) => from <= start);
    if (lane < 0) lane = free.length;
    free[lane] = end + apart;
    lanes.set(id, lane);
  }
  return lanes;
}
