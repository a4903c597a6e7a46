import type { ParticipantEvidence } from "../evidence.js";
import { decimal, ofWhole, tally } from "../phrase.js";
import { spread } from "../statistics.js";

/** Numbers with more different values than this are described by median and range. Ours. */
const MOST_VALUES_LISTED = 6;

/** What is known of at least one participant: the role, then the attributes by name. */
export function characteristicsOf(sample: readonly ParticipantEvidence[]): readonly string[] {
  const attributes = [...new Set(sample.flatMap((person) => Object.keys(person.attributes)))].sort();
  return ["role", ...attributes.filter((key) => key !== "role")].filter((key) =>
    sample.some((person) => recordedValue(person, key) !== ""),
  );
}

/** A participant's role or attribute; empty where not recorded. */
export const recordedValue = (person: ParticipantEvidence, key: string): string =>
  (key === "role" ? person.role || (person.attributes.role ?? "") : (person.attributes[key] ?? "")).trim();

/**
 * "Gender: woman (9 of 15), man (5 of 15), not recorded (1 of 15)" or, for many numbers, median and range. A value that
 * one person alone has is not named, since it could tell who they are.
 */
export function attributePhrase(sample: readonly ParticipantEvidence[], key: string): string {
  const values = sample.map((person) => recordedValue(person, key));
  const known = values.filter((value) => value !== "");
  const name = key.charAt(0).toUpperCase() + key.slice(1).replaceAll("_", " ");
  const numbers = known.map(Number);
  const numeric = known.every((value) => /^-?\d+(\.\d+)?$/.test(value));
  const described = spread(numbers);
  if (numeric && described !== null && new Set(numbers).size > MOST_VALUES_LISTED) {
    const { median, min, max } = described;
    return `${name}: median ${decimal(median)}, range ${decimal(min)} to ${decimal(max)}${known.length === values.length ? "" : ` (known for ${ofWhole(known.length, values.length)})`}`;
  }
  const of = (value: string, n: number) => `${value} (${ofWhole(n, values.length)})`;
  const counted = tally(known);
  const single = values.length < 2 ? [] : counted.filter(([, n]) => n === 1);
  const parts = counted.filter((row) => !single.includes(row)).map(([value, n]) => of(value, n));
  const [only] = single;
  if (only !== undefined)
    parts.push(
      parts.length === 0
        ? `a different one for each of ${single.length}`
        : of(single.length === 1 ? "another" : "others, one person each", single.length),
    );
  const blank = values.length - known.length;
  if (blank > 0) parts.push(of("not recorded", blank));
  return `${name}: ${parts.join(", ")}`;
}
