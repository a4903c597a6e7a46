import { compareRanges, type NumberRange, readRange } from "./number-range.js";

/** By the alphabet, with 9 before 10. */
const byName = new Intl.Collator("en", { numeric: true });

/**
 * Values in the order in which a reader expects them. Where all are stretches of numbers, by these: *less than 1 year*,
 * *1-2*, *3-5*, *more than 5*. Else by the alphabet, with 9 before 10.
 */
export function inNaturalOrder(values: Iterable<string>): string[] {
  const sorted = [...values].sort(byName.compare);
  const ranges = new Map<string, NumberRange>();
  for (const value of sorted) {
    const range = readRange(value);
    if (range === null) return sorted;
    ranges.set(value, range);
  }
  return sorted.sort((a, b) => compareRanges(ranges.get(a)!, ranges.get(b)!));
}
