import { IntList } from "./int-list.js";
import type { Passages } from "./segments.js";
import type { Selection } from "./selection.js";
import { eachSpoken } from "./spoken.js";

/** Where rows are found: each entry says that a row is in a unit, in the words of a person. */
export interface Findings {
  readonly row: Int32Array;
  readonly unit: Int32Array;
  readonly person: Int32Array;
}

/** An entry for every turn of an active participant that a segment touches; the caller says which unit it is. */
export function findings(
  segments: Passages,
  selection: Selection,
  unitOf: (source: number, turn: number) => number,
): Findings {
  const rows = new IntList();
  const units = new IntList();
  const people = new IntList();
  for (let i = 0; i < segments.count; i++) {
    const source = segments.source[i]!;
    const start = segments.start[i]!;
    eachSpoken(selection, source, start, segments.end[i]!, (turn, person) => {
      rows.push(segments.row[i]!);
      units.push(unitOf(source, turn));
      people.push(person);
    });
  }
  return { row: rows.values(), unit: units.values(), person: people.values() };
}
