import { addTo } from "../core/group-by.js";
import { seeded, shuffle } from "../core/random.js";

/** The items in an order that is the same for the same seed (Fisher and Yates). */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const mixed = [...items];
  shuffle(mixed, seeded(seed));
  return mixed;
}

/**
 * Deals items into folds so that all of one group (a document) are in the same fold: the largest groups first,
 * each to the fold that has least. With a single group every item is its own.
 */
export function foldsByGroup(groups: readonly string[], folds: number, seed: number): Int32Array {
  const members = new Map<string, number[]>();
  const single = new Set(groups).size < folds;
  for (const [i, group] of groups.entries()) {
    const key = single ? String(i) : group;
    addTo(members, key, i);
  }
  const dealt = new Int32Array(groups.length);
  const loads = new Array<number>(folds).fill(0);
  const order = shuffled([...members.values()], seed).sort((a, b) => b.length - a.length);
  for (const own of order) {
    const least = loads.indexOf(Math.min(...loads));
    loads[least]! += own.length;
    for (const i of own) dealt[i] = least;
  }
  return dealt;
}
