import { usageError } from "../../core/errors.js";
import { noBand } from "../attributes/bands.js";
import { crossed } from "../cross-groups.js";
import type { FrequencyRow, FrequencyTable } from "../frequency-table.js";
import { noValue } from "../grouping.js";
import { chiSquare } from "./chi-square.js";
import { fisherExact } from "./fisher-exact.js";

/** Groupings in which one participant can be in several groups, or each is one. */
const notOfPeople: ReadonlySet<string> = new Set(["source", "participant", "question", "coder"]);

/** Below this expected count chi-square is not to be relied on. */
const leastExpectedCount = 5;

/** Whether participants of one group are reached more often than those of another; a participant counts once. */
export interface GroupTest {
  /** Null where there is nothing to test: nobody is reached, or everybody is. */
  readonly method: "fisher" | "chi-square" | null;
  readonly p: number | null;
  /** Of Pearson's test; null for the exact one. */
  readonly chiSquare: number | null;
  readonly df: number | null;
  /** By group: participants who would be reached if the groups did not differ. */
  readonly expected: ReadonlyMap<string, number>;
  /** The smallest expected count, of those reached and those not. */
  readonly leastExpected: number | null;
}

/** Groups that are compared, in order; those without a value or a band are none. */
export const testedGroups = (table: FrequencyTable): string[] =>
  [...table.groups.keys()].filter((name) => !name.includes(noValue) && !name.includes(noBand));

/**
 * Tests each row of a table that is grouped by who people are. Pearson's chi-square where all expected counts are 5 or
 * more; else Fisher's exact test, or for more than two groups its extension by Freeman and Halton. Where there are too many
 * tables for that, chi-square all the same, to be told by `leastExpected`.
 * @throws usage error `bad-test` where groups are not of participants, each in one, or are fewer than two.
 */
export function testGroups(table: FrequencyTable): ReadonlyMap<FrequencyRow, GroupTest> {
  const other = (table.by ?? "").split(crossed).find((key) => notOfPeople.has(key));
  if (other !== undefined)
    throw usageError("bad-test", `--test compares groups of participants, not a ${other} with another.`);
  const names = testedGroups(table);
  const sizes = names.map((name) => table.groups.get(name)?.N ?? 0);
  if (names.length < 2)
    throw usageError("bad-test", "--test needs two groups or more to compare, such as --by role.");
  return new Map(
    table.rows.map((row) => [
      row,
      testRow(
        names,
        names.map((name) => row.by.get(name)?.n ?? 0),
        sizes,
      ),
    ]),
  );
}

function testRow(names: readonly string[], reached: readonly number[], sizes: readonly number[]): GroupTest {
  const total = reached.reduce((sum, n) => sum + n, 0);
  const all = sizes.reduce((sum, N) => sum + N, 0);
  const nothing = { method: null, p: null, chiSquare: null, df: null, leastExpected: null };
  const expected = new Map(names.map((name, group) => [name, (sizes[group]! * total) / Math.max(1, all)]));
  if (total === 0 || total === all) return { ...nothing, expected };
  const pearson = chiSquare(reached, sizes);
  const least = (Math.min(...sizes) * Math.min(total, all - total)) / all;
  const exact = least < leastExpectedCount ? fisherExact(reached, sizes) : null;
  if (exact !== null) return { ...nothing, method: "fisher", p: exact, expected, leastExpected: least };
  const { statistic, df, p } = pearson;
  return { method: "chi-square", p, chiSquare: statistic, df, expected, leastExpected: least };
}
