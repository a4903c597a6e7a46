import type { Passages } from "./segments.js";
import type { Selection } from "./selection.js";
import { spokenTurns } from "./spoken.js";

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
  const row: number[] = [];
  const unit: number[] = [];
  const person: number[] = [];
  for (let i = 0; i < segments.count; i++) {
    const source = segments.source[i] as number;
    const turns = spokenTurns(selection, source, segments.start[i] as number, segments.end[i] as number);
    for (const spoken of turns) {
      row.push(segments.row[i] as number);
      unit.push(unitOf(source, spoken.turn));
      person.push(spoken.person);
    }
  }
  return { row: Int32Array.from(row), unit: Int32Array.from(unit), person: Int32Array.from(person) };
}
