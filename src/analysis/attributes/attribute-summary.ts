import { usageError } from "../../core/errors.js";
import { mean, median, range } from "../numbers.js";
import type { StudyParticipant } from "../study-columns.js";
import { readNumber } from "./number-range.js";

/** A numeric attribute of some participants. */
export interface AttributeSummary {
  /** Participants with a number. The others are in none of the figures. */
  readonly count: number;
  readonly mean: number | null;
  readonly median: number | null;
  readonly least: number | null;
  readonly most: number | null;
}

type People = readonly Pick<StudyParticipant, "attributes">[];

/** Mean, median and range of an attribute of these participants, each counted once. */
export function summarize(people: People, key: string): AttributeSummary {
  const values = people.flatMap(({ attributes }) => readNumber(attributes.get(key) ?? "") ?? []);
  return {
    count: values.length,
    mean: mean(values),
    median: median(values),
    least: range(values)?.least ?? null,
    most: range(values)?.most ?? null,
  };
}

/** Whether an attribute is a number wherever these participants have it, and somebody has it. */
export function isNumeric(people: People, key: string): boolean {
  const values = people.flatMap(({ attributes }) => attributes.get(key)?.trim() || []);
  return values.length > 0 && values.every((value) => readNumber(value) !== null);
}

/**
 * Attributes to summarize: those asked for, those in bands, and those grouped by that are numbers.
 * @throws usage error `not-numeric` where nobody has a number for one that is asked for
 */
export function summarizedKeys(people: People, asked: readonly string[], by: readonly string[]): string[] {
  for (const key of asked)
    if (summarize(people, key).count === 0)
      throw usageError("not-numeric", `No participant has a number as the attribute "${key}".`);
  return [...new Set([...by.filter((key) => isNumeric(people, key)), ...asked])];
}
