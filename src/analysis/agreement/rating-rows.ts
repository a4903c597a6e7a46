import { dataError, usageError } from "../../core/errors.js";
import type { Level } from "./metric.js";
import { missing, type Ratings } from "./ratings.js";

/** A table of judgements, one row each, as columns of places in lists of names. */
export interface RatingRows {
  readonly units: readonly string[];
  readonly coders: readonly string[];
  /** Different values as they stand in the table. */
  readonly values: readonly string[];
  /** Names of sources; null where the table has no such column. */
  readonly sources: readonly string[] | null;
  readonly count: number;
  readonly unit: Int32Array;
  readonly coder: Int32Array;
  /** Place among the values, or -1 where the cell is empty or NA. */
  readonly value: Int32Array;
  /** Place among the sources; null where there are none. */
  readonly source: Int32Array | null;
  /** Line of the file, from 1. */
  readonly line: Int32Array;
}

/** The values of a scale in order. */
export interface Scale {
  readonly level: Level;
  readonly labels: readonly string[];
  /** For levels above nominal; ordinal values stand at 1, 2, 3 … */
  readonly positions: Float64Array;
  /** For each value of the table its place in the scale. */
  readonly placeOf: Int32Array;
}

/**
 * The scale of a table's values. Interval and ratio values must be numbers; ordinal ones too, unless
 * `order` lists them. `order` also names values that nobody gave.
 */
export function scaleOf(values: readonly string[], level: Level, order: readonly string[] | null): Scale {
  const numbers = values.map(numberOf);
  const numeric = numbers.every((number) => number !== null);
  const wanted = order === null ? [] : order.map((label) => label.trim());
  if (level === "interval" || level === "ratio" || (level === "ordinal" && order === null)) {
    const bad = values.find((_, i) => numbers[i] === null);
    if (bad !== undefined)
      throw level === "ordinal"
        ? usageError(
            "no-order",
            `The value "${bad}" is not a number, so the order of the values is unknown.`,
            "List them from low to high with --values LOW,…,HIGH.",
          )
        : dataError("not-a-number", `At the ${level} level values are numbers, not "${bad}".`);
  }
  const key = (label: string) => (numeric ? String(numberOf(label) ?? label) : label);
  const labels = [...new Set(wanted.map(key))];
  const known = new Set(labels);
  const unlisted = values.filter((value) => !known.has(key(value)));
  if (order !== null && unlisted.length > 0)
    throw usageError("unlisted-value", `The value "${unlisted[0]}" is not among those of --values.`);
  labels.push(...new Set(unlisted.map(key)));
  if (order === null)
    labels.sort(numeric ? (a, b) => Number(a) - Number(b) : (a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const place = new Map(labels.map((label, i) => [label, i]));
  const positions =
    level === "interval" || level === "ratio"
      ? Float64Array.from(labels, Number)
      : Float64Array.from(labels, (_, i) => i + 1);
  if (level === "ratio" && positions.some((position) => position < 0))
    throw dataError("below-zero", "At the ratio level no value may be below 0.");
  return {
    level,
    labels,
    positions,
    placeOf: Int32Array.from(values, (value) => place.get(key(value)) ?? missing),
  };
}

function numberOf(text: string): number | null {
  const number = Number(text);
  return text.trim() === "" || !Number.isFinite(number) ? null : number;
}

/**
 * The judgements as units by coders.
 * @throws dataError `judged-twice` where a coder gave a unit two values, `two-sources` where a unit is in two sources
 */
export function ratingsOf(rows: RatingRows, categories: number, placeOf: Int32Array): Ratings {
  const coders = rows.coders.length;
  const values = new Int32Array(rows.units.length * coders).fill(missing);
  const cluster = rows.source === null ? null : new Int32Array(rows.units.length).fill(missing);
  for (let row = 0; row < rows.count; row++) {
    const unit = rows.unit[row]!;
    const value = rows.value[row]!;
    if (cluster !== null && rows.source !== null) {
      const source = rows.source[row]!;
      if (cluster[unit] !== missing && cluster[unit] !== source)
        throw dataError(
          "two-sources",
          `Line ${rows.line[row]}: the unit "${rows.units[unit]}" was in another source before.`,
          "Give units of different sources different names.",
        );
      cluster[unit] = source;
    }
    if (value === missing) continue;
    const cell = unit * coders + rows.coder[row]!;
    const place = placeOf[value]!;
    if (values[cell] !== missing && values[cell] !== place)
      throw dataError(
        "judged-twice",
        `Line ${rows.line[row]}: the coder "${rows.coders[rows.coder[row]!]}" gave the unit "${rows.units[unit]}" another value before.`,
        "Each coder gives each unit one value; several codes go into one cell, with --set-delimiter.",
      );
    values[cell] = place;
  }
  return {
    units: rows.units.length,
    coders,
    categories,
    values,
    cluster,
    clusters: rows.sources?.length ?? 0,
    weight: null,
  };
}
