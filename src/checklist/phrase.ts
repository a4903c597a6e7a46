import { pluralOf } from "../core/count-text.js";
import { shareOf } from "../core/share.js";

/** How many names a sentence lists before it says how many more there are. Ours. */
const NAMES_LISTED = 5;

/** "5 of 15", and with a percentage where the whole is large enough: "12 of 40 (30%)". */
export const ofWhole = shareOf;

/** "5 of 15 sessions", "all 15 sessions", "the one session": complete without the same number twice. */
export function partOf(n: number, whole: number, noun: string): string {
  if (n < whole || whole === 0) return `${ofWhole(n, whole)} ${whole === 1 ? noun : pluralOf(noun)}`;
  return whole === 1 ? `the one ${noun}` : `all ${whole} ${pluralOf(noun)}`;
}

/** "a", "a and b", "a, b and c". */
export function list(parts: readonly string[]): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
}

/** A list that names the first few and says how many more there are. */
export function some(names: readonly string[]): string {
  if (names.length <= NAMES_LISTED) return list(names);
  return `${names.slice(0, NAMES_LISTED).join(", ")} and ${names.length - NAMES_LISTED} more`;
}

/** A number with at most one decimal. */
export const decimal = (value: number): string => String(Math.round(value * 10) / 10);

/** Sentences joined, each closed by a full stop; null where all are empty. */
export function paragraph(sentences: readonly string[]): string | null {
  const closed = sentences
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "")
    .map((sentence) => (/[.!?…]["”’)\]]?$/u.test(sentence) ? sentence : `${sentence}.`));
  return closed.length === 0 ? null : closed.join(" ");
}

/** The day of an ISO date or time ("2023-05", "2023-05-02T10:00"); null for anything else. */
export const isoDay = (date: string): string | null =>
  /^\d{4}(-\d{2}(-\d{2})?)?(?=$|T)/.exec(date.trim())?.[0] ?? null;

/** "2023-05-02 to 2023-10-14", or the one date; null where there is none. Only ISO dates can be ordered. */
export function dateSpan(dates: readonly string[]): string | null {
  const known = dates
    .map(isoDay)
    .filter((day) => day !== null)
    .sort();
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return null;
  return first === last ? first : `${first} to ${last}`;
}

/** How often each value occurs, the most frequent first, then in order of appearance. Blank values are left out. */
export function tally(values: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const value of values.map((raw) => raw.trim()).filter((text) => text !== ""))
    counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

/** A form in which two names that look alike are equal: lower case, words joined by hyphens. */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
