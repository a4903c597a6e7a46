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

/** "Gender woman: 9 of 15; man: 5 of 15; not recorded: 1 of 15" or, for many numbers, median and range. */
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
  const parts = tally(known).map(([value, n]) => `${value}: ${ofWhole(n, values.length)}`);
  const blank = values.length - known.length;
  if (blank > 0) parts.push(`not recorded: ${ofWhole(blank, values.length)}`);
  return `${name} ${parts.join("; ")}`;
}
