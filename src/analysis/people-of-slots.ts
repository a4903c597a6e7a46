import { sortedOrder } from "../core/sorted-order.js";
import { IntList } from "./int-list.js";

/** Counts different people, slot by slot: eight bytes for a meeting, where a set takes many times that. */
export class PeopleOfSlots {
  readonly #slot = new IntList();
  readonly #person = new IntList();
  readonly #last = new IntList();

  /**
   * Notes that a person (a number of the caller's) belongs to a slot; slots are numbered from 0. False where
   * this person was the last to be noted for it.
   */
  meet(slot: number, person: number): boolean {
    while (this.#last.length <= slot) this.#last.push(-1);
    if (this.#last.at(slot) === person) return false;
    this.#last.set(slot, person);
    this.#slot.push(slot);
    this.#person.push(person);
    return true;
  }

  /** How many different people were met in each slot. */
  counts(slots: number): Int32Array {
    const slot = this.#slot.values();
    const person = this.#person.values();
    const counts = new Int32Array(slots);
    const last = new Int32Array(slots).fill(-1);
    // Person by person, so that a slot need only remember the last one.
    for (const i of sortedOrder(slot.length, [person])) {
      const at = slot[i]!;
      if (last[at] !== person[i]) counts[at]! += 1;
      last[at] = person[i]!;
    }
    return counts;
  }
}
