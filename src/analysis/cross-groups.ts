import { usageError } from "../core/errors.js";
import type { Bands } from "./attributes/bands.js";
import { type Grouping, grouping } from "./grouping.js";
import type { Selection } from "./selection.js";
import type { StudyQuestion } from "./study-columns.js";

/** Between the names of two groups that are crossed. */
export const crossed = " × ";

/**
 * Groups by one thing, or by two crossed: each combination in which anything was said, in the order of the first,
 * then of the second.
 * @throws usage error `bad-by` for more than two, the same twice, or `coder` beside another; else as `grouping`.
 */
export function groupingBy(
  selection: Selection,
  by: readonly string[],
  questions?: readonly StudyQuestion[],
  bands?: Bands,
): Grouping {
  const [first = "", second, ...more] = by;
  const one = (key: string) => grouping(selection, key, questions, bands);
  if (second === undefined) return one(first);
  if (more.length > 0) throw usageError("bad-by", `--by crosses at most two, not ${by.join(", ")}.`);
  if (first === second) throw usageError("bad-by", `--by ${first} is given twice.`);
  if (by.includes("coder")) throw usageError("bad-by", "--by coder cannot be crossed with another grouping.");
  return cross(selection, one(first), one(second));
}

function cross({ speaker }: Selection, one: Grouping, other: Grouping): Grouping {
  const width = other.keys.length;
  const cellOf = (person: number, source: number, turn: number): number => {
    const a = one.groupOf(person, source, turn);
    const b = other.groupOf(person, source, turn);
    return a < 0 || b < 0 ? -1 : a * width + b;
  };
  const people = new Map<number, Set<number>>();
  speaker.forEach((turns, source) => {
    turns.forEach((person, turn) => {
      const cell = person < 0 ? -1 : cellOf(person, source, turn);
      if (cell < 0) return;
      const met = people.get(cell);
      if (met === undefined) people.set(cell, new Set([person]));
      else met.add(person);
    });
  });
  const cells = [...people.keys()].sort((a, b) => a - b);
  const place = new Map(cells.map((cell, i) => [cell, i]));
  return {
    keys: cells.map((cell) => `${one.keys[Math.floor(cell / width)]}${crossed}${other.keys[cell % width]}`),
    N: cells.map((cell) => people.get(cell)?.size ?? 0),
    byTurn: one.byTurn === true || other.byTurn === true,
    groupOf: (person, source, turn) => place.get(cellOf(person, source, turn)) ?? -1,
  };
}
