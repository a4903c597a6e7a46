import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { frequency } from "../../src/analysis/frequency.js";
import { chiSquare, chiSquareTail } from "../../src/analysis/group-tests/chi-square.js";
import { fisherExact } from "../../src/analysis/group-tests/fisher-exact.js";
import { testGroups } from "../../src/analysis/group-tests/group-test.js";
import { coderId, type Sketch, study } from "./study.js";

describe("chi-square", () => {
  test("of party by gender is that of Agresti 2007, table 2.5", () => {
    const found = chiSquare([762, 327, 468], [1246, 566, 945]);
    expect(found.statistic).toBeCloseTo(30.07, 2);
    expect(found.df).toBe(2);
    expect(found.p).toBeCloseTo(2.954e-7, 10);
    expect(found.expected.map((count) => Math.round(10 * count) / 10)).toEqual([703.7, 319.6, 533.7]);
  });

  test.each([
    [3.841458820694124, 1, 0.05],
    [5.991464547107979, 2, 0.05],
    [16.918977604620448, 9, 0.05],
    [20, 7, 0.005569683072945574],
    [100, 8, 4.269159205144943e-18],
    [60, 1, 9.485737571073857e-15],
    [0.5, 9, 0.9999695662588389],
    [0, 3, 1],
  ])("%d with df %d has the tail %d", (x, df, p) => {
    const tail = chiSquareTail(x, df);
    expect(Math.abs(tail - p) / p).toBeLessThan(1e-9);
  });
});

/** By definition: the share of all ways to choose who is reached that make a table no more probable than this one. */
function byChoosing(reached: readonly number[], sizes: readonly number[]): number {
  const groups = sizes.flatMap((size, group) => Array.from({ length: size }, () => group));
  const total = reached.reduce((sum, n) => sum + n, 0);
  const ways = new Map<string, number>();
  for (let chosen = 0; chosen < 1 << groups.length; chosen++) {
    const table = sizes.map(() => 0);
    let count = 0;
    groups.forEach((group, person) => {
      if (((chosen >> person) & 1) === 0) return;
      table[group]! += 1;
      count++;
    });
    if (count === total) ways.set(table.join(), (ways.get(table.join()) ?? 0) + 1);
  }
  const own = ways.get(reached.join()) ?? 0;
  const all = [...ways.values()];
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  return sum(all.filter((count) => count <= own)) / sum(all);
}

const tables = fc
  .array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 4, size: "max" })
  .chain((sizes) => fc.tuple(fc.tuple(...sizes.map((size) => fc.nat(size))), fc.constant(sizes)));

describe("Fisher's exact test", () => {
  test.each([
    ["the tea tasting: Agresti 2007, section 2.6", [3, 1], [4, 4], 0.4857],
    ["convictions of twins: Fisher 1970, R's fisher.test", [2, 10], [17, 13], 0.0005367],
    ["a tasting without a mistake", [4, 0], [4, 4], 0.0286],
  ])("of %s", (_, reached, sizes, p) => {
    expect(fisherExact(reached, sizes)).toBeCloseTo(p, p < 0.01 ? 7 : 4);
  });

  test("in two groups or more is the share of choices that are no more probable", () => {
    fc.assert(
      fc.property(tables, ([reached, sizes]) => {
        expect(fisherExact(reached, sizes)).toBeCloseTo(byChoosing(reached, sizes), 9);
      }),
      { numRuns: 60 },
    );
  });

  test("does not depend on the order of groups, nor on whether reached or not reached is counted", () => {
    fc.assert(
      fc.property(tables, ([reached, sizes]) => {
        const p = fisherExact(reached, sizes) ?? -1;
        expect(fisherExact([...reached].reverse(), [...sizes].reverse())).toBeCloseTo(p, 9);
        const others = sizes.map((size, group) => size - reached[group]!);
        expect(fisherExact(others, sizes)).toBeCloseTo(p, 9);
      }),
    );
  });

  test("is left where there are too many tables", () => {
    expect(fisherExact(Array(20).fill(5), Array(20).fill(10))).toBeNull();
  });
});

const mentors = ["A", "B", "C", "D", "E", "F"];
const mentees = ["G", "H", "I", "J", "K"];
const sketch: Sketch = {
  people: Object.fromEntries([
    ...mentors.map((name) => [name, { role: "mentor" }] as const),
    ...mentees.map((name) => [name, { role: "mentee" }] as const),
    ["L", {}],
  ]),
  sources: Object.fromEntries([...mentors, ...mentees, "L"].map((name) => [name, [[name, "I trust her."]]])),
  codes: ["trust", "all", "none"],
  codings: [
    ...["A", "B", "C", "D", "E", "L"].map((source) => ({
      coder: "Ines",
      code: "trust",
      source,
      at: "trust",
    })),
    ...[...mentors, ...mentees].map((source) => ({ coder: "Ines", code: "all", source, at: "trust" })),
  ],
};

describe("a test of groups", () => {
  const table = frequency(study(sketch), { of: "codes", by: "role", coders: [coderId("Ines")] });

  test("takes participants reached out of those in each group, without those of no group", () => {
    const [trust] = [...testGroups(table)].map(([, test]) => test);
    expect(trust?.method).toBe("fisher");
    expect(trust?.p).toBeCloseTo(fisherExact([0, 5], [5, 6]) ?? -1, 12);
    expect([...(trust?.expected ?? [])]).toEqual([
      ["mentee", (5 * 5) / 11],
      ["mentor", (6 * 5) / 11],
    ]);
    expect(trust?.leastExpected).toBeCloseTo(25 / 11, 12);
  });

  test("has nothing to test where everybody is reached, or nobody", () => {
    const [, all, none] = [...testGroups(table)].map(([, { method, p }]) => [method, p]);
    expect([all, none]).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  test("is Pearson's where every expected count is 5 or more", () => {
    const counts = (n: number, N: number) => ({ n, N, sources: 0, segments: 0, words: 0 });
    const row = {
      ...table.rows[0]!,
      by: new Map([
        ["a", counts(15, 20)],
        ["b", counts(5, 20)],
      ]),
    };
    const totals = { N: 20, participants: 0, sources: 0, segments: 0, words: 0 };
    const large = {
      ...table,
      rows: [row],
      groups: new Map([
        ["a", totals],
        ["b", totals],
      ]),
    };
    const found = testGroups(large).get(row);
    expect(found).toMatchObject({ method: "chi-square", chiSquare: 10, df: 1, leastExpected: 10 });
    expect(found?.p).toBeCloseTo(0.0015654, 7);
  });

  test.each(["source", "participant", "coder"])("refuses groups by %s", (by) => {
    const other = frequency(study(sketch), { of: "codes", by, coders: [coderId("Ines")] });
    expect(() => testGroups(other)).toThrow("compares groups of participants");
  });

  test("refuses fewer than two groups", () => {
    const other = frequency(study(sketch), { of: "codes", coders: [coderId("Ines")] });
    expect(() => testGroups(other)).toThrow("two groups or more");
  });
});
