import { fold } from "../../core/similar.js";
import { compareRanges, type NumberRange, readRange } from "./number-range.js";

/** By the alphabet, with 9 before 10. */
const byName = new Intl.Collator("en", { numeric: true });

/** Values in a declared order (folded names); what it does not name comes after it, in natural order. */
export function inDeclaredOrder(values: Iterable<string>, declared: readonly string[]): string[] {
  const natural = inNaturalOrder(values);
  const rank = (value: string) => {
    const place = declared.indexOf(fold(value));
    return place < 0 ? declared.length : place;
  };
  return natural.sort((a, b) => rank(a) - rank(b));
}

/**
 * Values in the order in which a reader expects them. Where all are stretches of numbers, by these: *less than 1 year*,
 * *1-2*, *3-5*, *more than 5*. Else by the alphabet, with 9 before 10.
 */
export function inNaturalOrder(values: Iterable<string>): string[] {
  const sorted = [...values].sort(byName.compare);
  const ranged: { value: string; range: NumberRange }[] = [];
  for (const value of sorted) {
    const range = readRange(value);
    if (range === null) return sorted;
    ranged.push({ value, range });
  }
  return ranged.sort((a, b) => compareRanges(a.range, b.range)).map(({ value }) => value);
}
