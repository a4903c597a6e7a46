import { sortedOrder } from "./order.js";
import type { PairCounts } from "./pair-counts.js";
import type { Passages } from "./segments.js";
import type { Selection } from "./selection.js";
import { spokenTurns } from "./spoken.js";

/** Rows that were found in units: each entry says that a row is in a unit, in the words of a person. */
interface Findings {
  readonly row: Int32Array;
  readonly unit: Int32Array;
  readonly person: Int32Array;
}

/**
 * Counts pairs of rows found in the same turn. Turns are those of active participants; a row is in a turn
 * if one of its segments shares text with the body. Returns the number of turns of each row.
 */
export function countTurns(
  segments: Passages,
  rowCount: number,
  selection: Selection,
  pairs: PairCounts,
): Int32Array {
  const firstTurn = [0];
  for (const { turns } of selection.sources) firstTurn.push((firstTurn.at(-1) ?? 0) + turns);
  const found = findings(segments, selection, (source, turn) => (firstTurn[source] ?? 0) + turn);
  meetPeople(found, pairs);
  return countUnits(found, rowCount, pairs);
}

/**
 * Counts pairs of rows found in the same source. A person is counted for a pair if both rows are found in
 * what that person said in one source; so a pair may have sources and nobody. Returns the number of sources
 * of each row.
 */
export function countSources(
  segments: Passages,
  rowCount: number,
  selection: Selection,
  pairs: PairCounts,
): Int32Array {
  const found = findings(segments, selection, (source) => source);
  meetPeople(found, pairs);
  return countUnits(found, rowCount, pairs);
}

function countUnits({ row, unit }: Findings, rowCount: number, pairs: PairCounts): Int32Array {
  const units = new Int32Array(rowCount);
  eachSet(row, [unit], (rows) => {
    for (const one of rows) units[one] = (units[one] as number) + 1;
    eachPair(rows, (one, other) => {
      const pair = pairs.of(one, other);
      pair.together++;
      pair.meetings++;
    });
  });
  return units;
}

function meetPeople({ row, unit, person }: Findings, pairs: PairCounts): void {
  eachSet(row, [unit, person], (rows, first) => {
    eachPair(rows, (one, other) => pairs.meet(one, other, person[first] as number));
  });
}

function findings(
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

/** Calls back once for entries that agree in all of `keys`: with their rows, each once, and one entry's index. */
function eachSet(
  row: Int32Array,
  keys: readonly Int32Array[],
  report: (rows: readonly number[], first: number) => void,
): void {
  let rows: number[] = [];
  let first = -1;
  for (const i of sortedOrder(row.length, [...keys, row])) {
    if (first >= 0 && keys.some((key) => key[i] !== key[first])) {
      report(rows, first);
      rows = [];
      first = -1;
    }
    if (first < 0) first = i;
    if (rows.at(-1) !== row[i]) rows.push(row[i] as number);
  }
  if (first >= 0) report(rows, first);
}

function eachPair(rows: readonly number[], report: (one: number, other: number) => void): void {
  rows.forEach((one, place) => {
    for (let next = place + 1; next < rows.length; next++) report(one, rows[next] as number);
  });
}
