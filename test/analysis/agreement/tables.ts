import { missing, type Ratings } from "../../../src/analysis/agreement/ratings.js";

/** Ratings from rows of values, one row a unit, one column a coder; null is missing. */
export function ratingsOf(
  rows: readonly (readonly (number | string | null)[])[],
  scale?: readonly (number | string)[],
): Ratings & { readonly scale: readonly (number | string)[] } {
  const used = [...new Set(rows.flat().filter((value) => value !== null))];
  const values =
    scale ??
    used.sort((a, b) =>
      typeof a === "number" && typeof b === "number" ? a - b : String(a) < String(b) ? -1 : 1,
    );
  const place = new Map(values.map((value, i) => [value, i]));
  return {
    units: rows.length,
    coders: rows[0]?.length ?? 0,
    categories: values.length,
    values: Int32Array.from(rows.flat(), (value) =>
      value === null ? missing : (place.get(value) ?? missing),
    ),
    cluster: null,
    clusters: rows.length,
    weight: null,
    scale: values,
  };
}

/** Rows of two coders from a table of counts. */
export const rowsOfContingency = (table: readonly (readonly number[])[]): number[][] =>
  table.flatMap((row, a) => row.flatMap((count, b) => Array.from({ length: count }, () => [a, b])));

/** Rows of coders from how many gave each value to each unit; who gave which is made up. */
export const rowsOfCounts = (table: readonly (readonly number[])[]): number[][] =>
  table.map((row) => row.flatMap((count, value) => Array.from({ length: count }, () => value)));
