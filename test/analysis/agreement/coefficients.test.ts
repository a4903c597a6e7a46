import { describe, expect, test } from "vitest";
import { analyticEstimate, patternsOf } from "../../../src/analysis/agreement/analytic.js";
import { percentileEstimate } from "../../../src/analysis/agreement/bootstrap.js";
import { brennanPrediger } from "../../../src/analysis/agreement/brennan-prediger.js";
import { codeCoefficients } from "../../../src/analysis/agreement/code-coefficients.js";
import { coefficientValue } from "../../../src/analysis/agreement/coefficient.js";
import { cohenKappa, weightedKappa } from "../../../src/analysis/agreement/cohen-kappa.js";
import { compareCodes } from "../../../src/analysis/agreement/compare-codes.js";
import { usualIntervals } from "../../../src/analysis/agreement/estimate.js";
import { gwetAC1, gwetAC2 } from "../../../src/analysis/agreement/gwet.js";
import { jaccardDistance, masiDistance } from "../../../src/analysis/agreement/set-distance.js";
import { biasIndex, prevalenceIndex } from "../../../src/analysis/agreement/specific-agreement.js";
import { studentT } from "../../../src/analysis/agreement/student-t.js";
import { tallyOf } from "../../../src/analysis/agreement/tally.js";
import { unitizingParts } from "../../../src/analysis/agreement/unitizing-alpha.js";
import { fromDisagreement, weightsByName } from "../../../src/analysis/agreement/weights.js";
import { ratingsOf, rowsOfContingency } from "./tables.js";

/** Two coders on one code: a both, b and c one, d none. */
const fourfold = (a: number, b: number, c: number, d: number) =>
  ratingsOf(
    rowsOfContingency([
      [d, c],
      [b, a],
    ]),
    [0, 1],
  );
const all = (a: number, b: number, c: number, d: number) => {
  const tally = tallyOf(fourfold(a, b, c, d));
  return Object.fromEntries(codeCoefficients.map((each) => [each.key, coefficientValue(each, tally)]));
};

describe("figures worked by hand", () => {
  test("20, 5, 10, 15", () => {
    const found = all(20, 5, 10, 15);
    expect(found.observed).toBeCloseTo(0.7, 12);
    expect(found.cohenKappa).toBeCloseTo(0.4, 12);
    expect(found.krippendorffAlpha).toBeCloseTo(1 - 0.3 / ((2 * 55 * 45) / (100 * 99)), 12);
    expect(found.scottPi).toBeCloseTo((0.7 - 0.505) / 0.495, 12);
    expect(found.positive).toBeCloseTo(40 / 55, 12);
    expect(found.negative).toBeCloseTo(30 / 45, 12);
    const tally = tallyOf(fourfold(20, 5, 10, 15));
    expect([prevalenceIndex(tally), biasIndex(tally)]).toEqual([expect.closeTo(0.1), expect.closeTo(0.1)]);
  });

  test("one rare code that nobody applied together: 0, 1, 1, 98", () => {
    const found = all(0, 1, 1, 98);
    expect(found.observed).toBeCloseTo(0.98, 12);
    expect(found.cohenKappa).toBeCloseTo(-0.0101, 4);
    expect(found.krippendorffAlpha).toBeCloseTo(-0.0051, 4);
    expect(found.brennanPrediger).toBeCloseTo(0.96, 12);
    expect(found.positive).toBe(0);
    expect(found.gwetAC1).toBeCloseTo((0.98 - 0.0198) / (1 - 0.0198), 12);
  });

  test("independent coders who each apply it to nine in ten are at chance: 810, 90, 90, 10", () => {
    expect(all(810, 90, 90, 10).cohenKappa).toBeCloseTo(0, 12);
  });

  test("Cohen's weighted kappa of 1968, and weights that are no weights", () => {
    const table = [
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12],
    ];
    const weights = fromDisagreement([
      [0, 1, 3],
      [1, 0, 6],
      [3, 6, 0],
    ]);
    const value = coefficientValue(weightedKappa(weights), tallyOf(ratingsOf(rowsOfContingency(table))));
    expect(value).toBeCloseTo(0.348, 3);
    for (const bad of [
      [[0, 1]],
      [
        [0, 1],
        [2, 0],
      ],
      [
        [1, 1],
        [1, 0],
      ],
      [
        [0, 0],
        [0, 0],
      ],
    ])
      expect(() => fromDisagreement(bad)).toThrow(/symmetric/);
  });

  test("weights by name, and AC2 with them", () => {
    const at = [1, 2, 3];
    expect(weightsByName("linear", at)(0, 1)).toBe(0.5);
    expect(weightsByName("quadratic", at)(0, 1)).toBe(0.75);
    expect(weightsByName("ordinal", at)(0, 1)).toBeCloseTo(2 / 3, 12);
    expect(weightsByName("ratio", at)(0, 1)).toBeCloseTo(1 - 1 / 9 / (1 / 4), 12);
    const tally = tallyOf(
      ratingsOf([
        [1, 1],
        [2, 2],
        [3, 3],
        [1, 2],
      ]),
    );
    const chance = (5 / 6) * 0.65625;
    expect(coefficientValue(gwetAC2(weightsByName("linear", at)), tally)).toBeCloseTo(
      (0.875 - chance) / (1 - chance),
      12,
    );
  });

  test("distances of sets", () => {
    expect(jaccardDistance([0, 1], [0, 2])).toBeCloseTo(2 / 3, 12);
    expect(masiDistance([0], [0, 1])).toBeCloseTo(2 / 3, 12);
    expect(masiDistance([0, 1], [0, 2])).toBeCloseTo(8 / 9, 12);
    expect([masiDistance([], []), masiDistance([], [3])]).toEqual([0, 1]);
  });

  test("alpha for unitizing of the version of 2004", () => {
    const one = [
      { start: 225, length: 70 },
      { start: 370, length: 30 },
    ];
    const other = [
      { start: 220, length: 80 },
      { start: 355, length: 20 },
      { start: 400, length: 20 },
    ];
    const { observed, expected } = unitizingParts([one, other], 150, 300);
    expect(observed).toBeCloseTo(0.0144, 4);
    expect(expected).toBeCloseTo(0.0532, 4);
    expect(unitizingParts([one, one], 150, 300).observed).toBe(0);
  });

  test("Student's t", () => {
    for (const [degrees, value] of [
      [1, 12.7062],
      [2, 4.30265],
      [3, 3.18245],
      [11, 2.20099],
      [49, 2.00958],
    ] as const)
      expect(studentT(0.05, degrees)).toBeCloseTo(value, 4);
  });
});

describe("what is undefined has no value", () => {
  test("no variation leaves kappa, pi and alpha undefined, and AC1 and PABAK as they are", () => {
    const found = all(0, 0, 0, 30);
    for (const key of [
      "cohenKappa",
      "congerKappa",
      "fleissKappa",
      "scottPi",
      "krippendorffAlpha",
      "positive",
    ])
      expect(found[key], key).toBeNaN();
    expect([found.observed, found.gwetAC1, found.brennanPrediger, found.negative]).toEqual([1, 1, 1, 1]);
  });

  test("a scale of one value leaves AC1 and Brennan-Prediger undefined, too", () => {
    const tally = tallyOf(
      ratingsOf([
        ["x", "x"],
        ["x", "x"],
      ]),
    );
    expect(coefficientValue(gwetAC1, tally)).toBeNaN();
    expect(coefficientValue(brennanPrediger, tally)).toBeNaN();
    expect(brennanPrediger.reason(tally)).toMatch(/single value/);
  });

  test("units that no two coders judged leave everything undefined", () => {
    const tally = tallyOf(
      ratingsOf([
        [1, null],
        [null, 0],
      ]),
    );
    for (const each of codeCoefficients) {
      expect(coefficientValue(each, tally), each.key).toBeNaN();
      expect(each.reason(tally)).toBe("No unit was judged by two coders.");
    }
  });

  test("perfect agreement gives no analytic interval of nothing", () => {
    const ratings = fourfold(10, 0, 0, 10);
    const tally = tallyOf(ratings);
    expect(analyticEstimate(cohenKappa, tally, patternsOf(ratings, tally.layout), null)).toMatchObject({
      value: 1,
      ci: null,
      reason: expect.stringMatching(/not estimable/),
    });
  });

  test("too many resamples without a value leave no interval", () => {
    const values = Float64Array.from({ length: 100 }, (_, i) => (i < 6 ? Number.NaN : i / 100));
    expect(percentileEstimate(0.5, values, usualIntervals)).toMatchObject({
      ci: null,
      reason: expect.stringMatching(/6%/),
    });
  });
});

describe("intervals", () => {
  test("the analytic one is the textbook's for kappa of a fourfold table", () => {
    const ratings = fourfold(20, 5, 10, 15);
    const tally = tallyOf(ratings);
    const { ci } = analyticEstimate(cohenKappa, tally, patternsOf(ratings, tally.layout), null);
    // Fleiss, Cohen and Everitt 1969: variance over n cells, here times n/(n-1).
    const [p11, p10, p01, p00] = [0.4, 0.1, 0.2, 0.3];
    const [row1, col1, pe, kappa] = [0.5, 0.6, 0.5, 0.4];
    const diagonal =
      p11 * (1 - (row1 + col1) * (1 - kappa)) ** 2 + p00 * (1 - (2 - row1 - col1) * (1 - kappa)) ** 2;
    const off = (1 - kappa) ** 2 * (p10 * (col1 + (1 - row1)) ** 2 + p01 * (1 - col1 + row1) ** 2);
    const variance = (diagonal + off - (kappa - pe * (1 - kappa)) ** 2) / ((1 - pe) ** 2 * 49);
    const half = studentT(0.05, 49) * Math.sqrt(variance);
    expect(ci?.[0]).toBeCloseTo(0.4 - half, 5);
    expect(ci?.[1]).toBeCloseTo(0.4 + half, 5);
  });

  test("over ten sources they are the same for a seed, and wider than over units where sources differ", () => {
    const units = 200;
    const ratings = {
      ...fourfold(0, 0, 0, 0),
      units,
      coders: 2,
      categories: 2,
      values: Int32Array.from({ length: 2 * units }, (_, i) => {
        const [unit, coder] = [i >> 1, i & 1];
        const source = Math.floor(unit / 20);
        const first = unit % 2;
        return coder === 0 || source % 2 === 0 ? first : 1 - first;
      }),
      cluster: Int32Array.from({ length: units }, (_, unit) => Math.floor(unit / 20)),
      clusters: 10,
    };
    const once = compareCodes([{ code: "x", ratings }], usualIntervals);
    const width = (ci: readonly [number, number] | null | undefined) => (ci ? ci[1] - ci[0] : Number.NaN);
    const wide = once.codes[0]?.coefficients.get("observed");
    expect(compareCodes([{ code: "x", ratings }], usualIntervals)).toEqual(once);
    const narrow = compareCodes([{ code: "x", ratings: { ...ratings, cluster: null } }], usualIntervals);
    expect(width(wide?.ci)).toBeGreaterThan(2 * width(narrow.codes[0]?.coefficients.get("observed")?.ci));
    expect(wide?.method).toMatch(/bootstrap over sources/);
  });

  test("pooled kappa is that of mean observed and mean expected agreement over codes", () => {
    const codes = [fourfold(20, 5, 10, 15), fourfold(5, 5, 0, 40)];
    const { summary } = compareCodes(
      codes.map((ratings, i) => ({ code: `c${i}`, ratings })),
      usualIntervals,
    );
    const [po, pe] = [(0.7 + 0.9) / 2, (0.5 + (0.2 * 0.1 + 0.8 * 0.9)) / 2];
    expect(summary.get("cohenKappa")?.pooled.value).toBeCloseTo((po - pe) / (1 - pe), 12);
    expect(summary.get("cohenKappa")?.codes).toBe(2);
  });
});
