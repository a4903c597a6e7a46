import { sortedOrder } from "../core/sorted-order.js";
import { BitRows } from "./bit-rows.js";
import { type Findings, findings } from "./findings.js";
import type { PairCounts } from "./pair-counts.js";
import type { Passages } from "./segments.js";
import type { Selection } from "./selection.js";

/**
 * Counts pairs of rows found in the same source. A person is counted for a pair if both rows are found in
 * what that person said in one source; so a pair may have sources and nobody. Returns the number of sources
 * of each row.
 *
 * Most codes are in many sources, so that rows are compared as sets of bits.
 */
export function countSources(
  segments: Passages,
  rowCount: number,
  selection: Selection,
  pairs: PairCounts,
): Int32Array {
  const found = findings(segments, selection, (source) => source);
  const voices = voicesOf(found);
  const sources = new BitRows(rowCount, selection.sources.length);
  const spoken = new BitRows(rowCount, voices.people.length);
  found.row.forEach((row, i) => {
    sources.set(row, found.unit[i]!);
    spoken.set(row, voices.voice[i]!);
  });
  for (let a = 0; a < rowCount; a++)
    for (let b = a + 1; b < rowCount; b++) {
      const together = sources.countShared(a, b);
      if (together === 0) continue;
      const pair = pairs.of(a, b);
      pair.together = together;
      pair.meetings = together;
      let last = -1;
      spoken.eachShared(a, b, (voice) => {
        const person = voices.people[voice]!;
        if (person !== last) pair.people++;
        last = person;
      });
    }
  return Int32Array.from({ length: rowCount }, (_, row) => sources.countShared(row, row));
}

/** Numbers the voices (a person in a source) person by person, and says whose each is. */
function voicesOf({ unit, person }: Findings) {
  const voice = new Int32Array(unit.length);
  const people: number[] = [];
  let last = -1;
  for (const i of sortedOrder(unit.length, [person, unit])) {
    if (last < 0 || person[i] !== person[last] || unit[i] !== unit[last]) people.push(person[i]!);
    voice[i] = people.length - 1;
    last = i;
  }
  return { voice, people };
}
