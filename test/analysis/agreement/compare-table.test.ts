import { describe, expect, test } from "vitest";
import { codeCoefficients } from "../../../src/analysis/agreement/code-coefficients.js";
import { compare } from "../../../src/analysis/agreement/compare.js";
import { compareSets, decisionsOf, setRatingsOf } from "../../../src/analysis/agreement/compare-sets.js";
import { compareTable, type TableOptions } from "../../../src/analysis/agreement/compare-table.js";
import { usualIntervals } from "../../../src/analysis/agreement/estimate.js";
import type { Level } from "../../../src/analysis/agreement/metric.js";
import { type RatingRows, ratingsOf, scaleOf } from "../../../src/analysis/agreement/rating-rows.js";
import { missing, type Ratings } from "../../../src/analysis/agreement/ratings.js";
import { ThemataError } from "../../../src/core/errors.js";

/** A table from rows of unit, coder, value ("" for none) and source. */
function rowsOf(cells: readonly (readonly [string, string, string, (string | undefined)?])[]): RatingRows {
  const names = (column: number) => [...new Set(cells.map((cell) => cell[column] ?? ""))];
  const [units, coders, values] = [names(0), names(1), names(2).filter((value) => value !== "")];
  const sources = cells.some(([, , , source]) => source !== undefined) ? names(3) : null;
  return {
    units,
    coders,
    values,
    sources,
    count: cells.length,
    unit: Int32Array.from(cells, ([unit]) => units.indexOf(unit)),
    coder: Int32Array.from(cells, ([, coder]) => coders.indexOf(coder)),
    value: Int32Array.from(cells, ([, , value]) => values.indexOf(value)),
    source: sources === null ? null : Int32Array.from(cells, (cell) => sources.indexOf(cell[3] ?? "")),
    line: Int32Array.from(cells, (_, i) => i + 2),
  };
}
/** Units by coders, a cell a judgement. */
const judged = (table: readonly (readonly string[])[], source?: (unit: number) => string) =>
  rowsOf(
    table.flatMap((row, unit) =>
      row.map((value, coder) => [`u${unit}`, "abc"[coder] ?? "", value, source?.(unit)] as const),
    ),
  );
const options = (parts: Partial<TableOptions> = {}): TableOptions => ({
  ...usualIntervals,
  replicates: 200,
  level: "nominal",
  order: null,
  weights: null,
  ...parts,
});
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof ThemataError) return error.code;
    throw error;
  }
  return "none";
};

describe("the scale of a table", () => {
  test("numbers stand in order of size, words by the alphabet, listed values as listed", () => {
    expect(scaleOf(["10", "9", "2"], "nominal", null).labels).toEqual(["2", "9", "10"]);
    expect(scaleOf(["no", "yes", "maybe"], "nominal", null).labels).toEqual(["maybe", "no", "yes"]);
    const listed = scaleOf(["high", "low"], "ordinal", ["low", " middle ", "high"]);
    expect(listed.labels).toEqual(["low", "middle", "high"]);
    expect([...listed.placeOf]).toEqual([2, 0]);
    expect([...listed.positions]).toEqual([1, 2, 3]);
  });
  test("two ways to write a number are one value", () => {
    const scale = scaleOf(["1", "1.0", "02"], "interval", null);
    expect(scale.labels).toEqual(["1", "2"]);
    expect([...scale.placeOf]).toEqual([0, 0, 1]);
    expect([...scale.positions]).toEqual([1, 2]);
    expect([...scaleOf(["4", "9"], "ordinal", null).positions]).toEqual([1, 2]);
  });
  const wrong: readonly (readonly [string, readonly string[], Level, readonly string[] | null])[] = [
    ["no-order", ["1", "low"], "ordinal", null],
    ["not-a-number", ["1", "low"], "interval", null],
    ["not-a-number", ["1", " "], "ratio", ["1"]],
    ["unlisted-value", ["low", "high"], "ordinal", ["low"]],
    ["below-zero", ["1", "-1"], "ratio", null],
    ["none", ["0", "1"], "ratio", null],
    ["none", ["-1", "1"], "interval", null],
    ["none", ["1", "low"], "nominal", null],
  ];
  test.each(wrong)("%s: %j at the %s level, listed %j", (code, values, level, order) => {
    expect(codeOf(() => scaleOf(values, level, order))).toBe(code);
  });
});

describe("the judgements of a table", () => {
  const read = (rows: RatingRows) =>
    ratingsOf(
      rows,
      rows.values.length,
      Int32Array.from(rows.values, (_, i) => i),
    );
  test("are units by coders, with what nobody judged missing", () => {
    const rows = rowsOf([
      ["u1", "a", "yes", "s1"],
      ["u1", "b", "no", "s1"],
      ["u2", "b", "yes", "s2"],
      ["u3", "a", "", "s2"],
    ]);
    const ratings = read(rows);
    expect(ratings).toMatchObject({ units: 3, coders: 2, categories: 2, clusters: 2, weight: null });
    expect([...ratings.values]).toEqual([0, 1, missing, 0, missing, missing]);
    expect([...(ratings.cluster ?? [])]).toEqual([0, 1, 1]);
    expect(read(judged([["yes", "no"]]))).toMatchObject({ cluster: null, clusters: 0 });
  });
  test("a value given twice is one; another value, or another source, is an error that names the line", () => {
    const twice = (value: string, source: string) => () =>
      read(
        rowsOf([
          ["u1", "a", "yes", "s1"],
          ["u1", "a", value, source],
        ]),
      );
    expect([...twice("yes", "s1")().values]).toEqual([0]);
    expect([...twice("", "s1")().values]).toEqual([0]);
    expect(codeOf(twice("no", "s1"))).toBe("judged-twice");
    expect(codeOf(twice("yes", "s2"))).toBe("two-sources");
    expect(twice("no", "s1")).toThrow(/Line 3/);
    expect(twice("yes", "s2")).toThrow(/Line 3/);
  });
});

describe("agreement on a table", () => {
  const three = [
    ["x", "x", "x"],
    ["x", "y", "x"],
    ["y", "y", "x"],
    ["y", "y", ""],
    ["x", "", ""],
    ["", "", ""],
  ];
  test("tells units, those judged and those of two or more, judgements and sources", () => {
    expect(compareTable(judged(three), options())).toMatchObject({
      units: 6,
      judged: 5,
      paired: 4,
      judgements: 12,
      sources: null,
      coders: ["a", "b", "c"],
      values: ["x", "y"],
      weights: "identity",
    });
    expect(
      compareTable(
        judged(three, (unit) => `s${unit % 2}`),
        options(),
      ).sources,
    ).toBe(2);
  });
  test("sets each two of three coders beside one another, on the units both judged", () => {
    const { pairs } = compareTable(judged(three), options());
    expect(pairs.map(({ coders, units, observed }) => [coders.join(""), units, observed])).toEqual([
      ["ab", 4, 0.75],
      ["ac", 3, expect.closeTo(2 / 3, 12)],
      ["bc", 3, expect.closeTo(1 / 3, 12)],
    ]);
    // By hand for a and b: xx, xy, yy, yy: expected (2·1 + 2·3)/16 = .5.
    expect(pairs[0]?.cohenKappa).toBeCloseTo((0.75 - 0.5) / 0.5, 12);
    expect(compareTable(judged([["x", "y"]]), options()).pairs).toEqual([]);
    const apart = compareTable(judged([["x", "y", ""]]), options()).pairs;
    expect(apart[1]).toMatchObject({ units: 0, observed: null, cohenKappa: null });
  });
  test("tells for each value how often another agrees that it is given", () => {
    const { specific } = compareTable(
      judged([
        ["x", "x"],
        ["x", "y"],
        ["y", "y"],
        ["y", "y"],
      ]),
      options({ order: ["x", "y", "z"] }),
    );
    expect([...specific]).toEqual([
      ["x", expect.closeTo(2 / 3, 12)],
      ["y", expect.closeTo(4 / 5, 12)],
      ["z", null],
    ]);
  });
  test("takes the usual weights of a level unless others are asked for", () => {
    const rows = judged([
      ["1", "2"],
      ["3", "3"],
      ["1", "1"],
      ["2", "2"],
      ["3", "1"],
    ]);
    const weights = (level: Level, asked: TableOptions["weights"] = null) =>
      compareTable(rows, options({ level, weights: asked })).weights;
    expect((["nominal", "ordinal", "interval", "ratio"] as const).map((level) => weights(level))).toEqual([
      "identity",
      "linear",
      "quadratic",
      "ratio",
    ]);
    expect(weights("ordinal", "quadratic")).toBe("quadratic");
    const kappa = (level: Level, asked: TableOptions["weights"] = null) =>
      compareTable(rows, options({ level, weights: asked })).coefficients.get("weightedKappa")?.value;
    expect(kappa("interval")).toBe(kappa("ordinal", "quadratic"));
    expect(kappa("nominal")).toBe(compareTable(rows, options()).coefficients.get("cohenKappa")?.value);
    const alpha = (level: Level) =>
      compareTable(rows, options({ level })).coefficients.get("krippendorffAlpha")?.value;
    expect(new Set((["nominal", "ordinal", "interval", "ratio"] as const).map(alpha)).size).toBe(4);
  });
});

describe("agreement on sets of codes", () => {
  const rows = judged([
    ["a; b", "b;a"],
    ["a;;a", "a"],
    ["", "b"],
    ["c", ";"],
  ]);
  test("the order of codes, doubles and blanks make no other set; nothing but a delimiter is the empty set", () => {
    const found = setRatingsOf(rows, ";");
    expect(found.codes).toEqual(["a", "b", "c"]);
    expect(found.sets).toEqual([[0, 1], [0], [1], [2], []]);
    expect([...found.ratings.values]).toEqual([0, 0, 1, 1, missing, 2, 3, 4]);
  });
  test("each code is a decision of its own, missing where no set was given", () => {
    const decisions = decisionsOf(setRatingsOf(rows, ";"));
    expect(decisions.map(({ code, ratings }) => [code, ...ratings.values])).toEqual([
      ["a", 1, 1, 1, 1, missing, 0, 0, 0],
      ["b", 1, 1, 0, 0, missing, 1, 0, 0],
      ["c", 0, 0, 0, 0, missing, 0, 1, 0],
    ]);
  });
  test("alpha is by the distance asked for; weights and chance models that need a scale have no value", () => {
    const of = (distance: "masi" | "jaccard" | "partial") =>
      compareSets(rows, ";", distance, options()).coefficients;
    expect(of("masi").get("krippendorffAlpha")).toEqual(of("masi").get("krippendorffAlphaMasi"));
    expect(of("jaccard").get("krippendorffAlpha")).toEqual(of("masi").get("krippendorffAlphaJaccard"));
    expect(of("partial").get("krippendorffAlpha")).toEqual(of("partial").get("krippendorffAlphaPartial"));
    expect(of("masi").has("krippendorffAlphaPartial")).toBe(false);
    for (const key of ["weightedKappa", "gwetAC1", "gwetAC2", "brennanPrediger"])
      expect(of("masi").get(key)).toMatchObject({ value: null, reason: expect.stringContaining("sets") });
  });
});

describe("over several codes and sources", () => {
  /** Two coders' decisions on one unit a source. */
  const decisions = (pairs: readonly (readonly [number, number])[]): Ratings => ({
    units: pairs.length,
    coders: 2,
    categories: 2,
    values: Int32Array.from(pairs.flat()),
    cluster: Int32Array.from(pairs, (_, i) => i),
    clusters: pairs.length,
    weight: null,
  });
  const yes = [1, 1] as const;
  const no = [0, 0] as const;
  const split = [1, 0] as const;
  const observed = codeCoefficients.slice(0, 2);

  test("the median and range are over codes with a value, and pooled over all their decisions", () => {
    const tables = [
      decisions([yes, yes, no, split]),
      decisions([yes, no, no, no]),
      decisions([no, no, no, no]),
    ];
    const { each, summary } = compare(tables, observed, usualIntervals);
    const kappas = each.map((estimates) => estimates[1]?.value);
    expect(kappas).toEqual([expect.closeTo(0.5, 12), 1, null]);
    expect(summary[1]).toMatchObject({
      median: { value: expect.closeTo(0.75, 12) },
      range: [expect.closeTo(0.5, 12), 1],
      codes: 2,
      // Observed disagreement 1/4 + 0 + 0, expected 1/2 + 3/8 + 0.
      pooled: { value: expect.closeTo(1 - 0.25 / 0.875, 12) },
    });
    expect(summary[0]).toMatchObject({ codes: 3, range: [0.75, 1], median: { value: 1 } });
    expect(summary[1]?.pooled.ci).toBeNull();
  });
  test("of one code are that code's own, and of none have no value", () => {
    const one = compare([decisions([yes, yes, no, split])], observed, usualIntervals);
    expect(one.summary[1]).toEqual({
      median: one.each[0]?.[1],
      pooled: one.each[0]?.[1],
      range: [one.each[0]?.[1]?.value, one.each[0]?.[1]?.value],
      codes: 1,
    });
    const bare = compare([decisions([no, no])], observed, usualIntervals);
    expect(bare.summary[1]).toMatchObject({ range: null, codes: 0, median: { value: null } });
    expect(compare([], observed, usualIntervals).summary[0]).toMatchObject({
      range: null,
      codes: 0,
      median: { value: null },
      pooled: { value: null },
    });
  });
  test("intervals are over sources from ten double-coded ones on; with nine they are over units, and say so", () => {
    const pairs = Array.from({ length: 10 }, (_, i) => [yes, no, split][i % 3] ?? no);
    const both = (some: readonly (readonly [number, number])[]) =>
      compare([decisions(some), decisions(some)], observed, { replicates: 300, seed: 1 });
    const wide = both(pairs);
    expect(wide.each[0]?.[0]?.method).toContain("bootstrap over sources");
    expect(wide.each[0]?.[0]).toEqual(wide.each[1]?.[0]);
    expect(wide.summary[0]?.pooled.ci).toEqual(wide.each[0]?.[0]?.ci);
    expect(wide.summary[0]?.median.ci).toEqual(wide.each[0]?.[0]?.ci);
    const alone = [missing, 1] as const;
    for (const few of [pairs.slice(1), [alone, ...pairs.slice(1)]]) {
      const narrow = both(few);
      expect(narrow.each[0]?.[0]?.method).toContain("over units");
      expect(narrow.each[0]?.[0]?.reason).toContain("9 double-coded sources");
      expect(narrow.summary[0]?.pooled).toMatchObject({ ci: null });
      expect(narrow.summary[0]?.pooled.value).toBeCloseTo(narrow.each[0]?.[0]?.value ?? Number.NaN, 12);
    }
    expect(both([yes, alone]).each[0]?.[0]?.reason).toContain("1 double-coded source,");
    const unknown = compare([{ ...decisions(pairs), cluster: null, clusters: 0 }], observed, usualIntervals);
    expect(unknown.each[0]?.[0]?.reason).toContain("sources are not known");
  });
  test("units that depend on each other give a value and no interval", () => {
    const { each } = compare([decisions([yes, no, split, yes, no, no])], observed, {
      ...usualIntervals,
      dependentUnits: "Code points are not independent.",
    });
    expect(each[0]?.[0]).toMatchObject({ value: expect.closeTo(5 / 6, 12), ci: null });
    expect(each[0]?.[0]?.reason).toContain("Code points are not independent.");
  });
});
