import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coefficientValue } from "../../../src/analysis/agreement/coefficient.js";
import { cohenKappa } from "../../../src/analysis/agreement/cohen-kappa.js";
import { compare } from "../../../src/analysis/agreement/compare.js";
import { compareCodes } from "../../../src/analysis/agreement/compare-codes.js";
import { congerKappa } from "../../../src/analysis/agreement/conger-kappa.js";
import { observedAgreement } from "../../../src/analysis/agreement/observed-agreement.js";
import { randomBelow } from "../../../src/analysis/agreement/random.js";
import { missing, type Ratings } from "../../../src/analysis/agreement/ratings.js";
import { biasIndex, noBias, prevalenceIndex } from "../../../src/analysis/agreement/specific-agreement.js";
import { studentT } from "../../../src/analysis/agreement/student-t.js";
import { decisionsOnUnits } from "../../../src/analysis/agreement/study-decisions.js";
import { tallyOf } from "../../../src/analysis/agreement/tally.js";
import { seeded, shuffle } from "../../../src/core/random.js";

const ratings = (rows: readonly (readonly number[])[], categories: number, clusters = 0): Ratings => ({
  units: rows.length,
  coders: rows[0]?.length ?? 0,
  categories,
  values: Int32Array.from(rows.flat()),
  cluster: clusters === 0 ? null : Int32Array.from(rows, (_, i) => i % clusters),
  clusters,
  weight: null,
});

// Two-sided quantiles as printed in tables of the t distribution (NIST/SEMATECH e-Handbook 1.3.6.7.2).
test.each([
  [0.05, 1, 12.7062],
  [0.05, 2, 4.30265],
  [0.05, 3, 3.18245],
  [0.05, 4, 2.77645],
  [0.05, 5, 2.57058],
  [0.05, 10, 2.22814],
  [0.05, 30, 2.04227],
  [0.05, 100, 1.98397],
  [0.1, 5, 2.01505],
  [0.01, 3, 5.84091],
  [0.01, 10, 3.16927],
  [0.02, 100, 2.36422],
  [0.01, 100, 2.62589],
  [0.001, 10, 4.58689],
  [0.002, 100, 3.17374],
])("Student's t: %d outside, %i degrees of freedom: %d", (outside, degrees, value) => {
  expect(Math.abs(studentT(outside, degrees) / value - 1)).toBeLessThan(1e-5);
});

describe("Conger's kappa", () => {
  const table = (coders: number) =>
    fc.array(fc.array(fc.nat(2), { minLength: coders, maxLength: coders }), { minLength: 2, maxLength: 9 });

  test("of two coders is Cohen's", () => {
    fc.assert(
      fc.property(table(2), (rows) => {
        const tally = tallyOf(ratings(rows, 3));
        const [conger, cohen] = [congerKappa, cohenKappa].map((each) => coefficientValue(each, tally));
        if (Number.isNaN(cohen)) expect(conger).toBeNaN();
        else expect(conger).toBeCloseTo(cohen ?? 0, 9);
      }),
    );
  });
  test("of three is what mean observed and mean expected agreement over their pairs make", () => {
    fc.assert(
      fc.property(table(3), (rows) => {
        const pairs = [
          [0, 1],
          [0, 2],
          [1, 2],
        ] as const;
        const share = (coder: number, value: number) =>
          rows.filter((row) => row[coder] === value).length / rows.length;
        const mean = (of: (a: number, b: number) => number) =>
          pairs.reduce((sum, [a, b]) => sum + of(a, b), 0) / 3;
        const observed = mean((a, b) => rows.filter((row) => row[a] === row[b]).length / rows.length);
        const expected = mean((a, b) => [0, 1, 2].reduce((sum, v) => sum + share(a, v) * share(b, v), 0));
        const value = coefficientValue(congerKappa, tallyOf(ratings(rows, 3)));
        if (expected > 1 - 1e-9) expect(value).toBeNaN();
        else expect(value).toBeCloseTo((observed - expected) / (1 - expected), 9);
      }),
    );
  });
  test("leaves out a coder who judged nothing, and has no value without pairs", () => {
    const two = [
      [0, 1, missing],
      [1, 1, missing],
      [0, 0, missing],
    ];
    expect(coefficientValue(congerKappa, tallyOf(ratings(two, 2)))).toBeCloseTo(
      coefficientValue(
        cohenKappa,
        tallyOf(
          ratings(
            two.map((row) => row.slice(0, 2)),
            2,
          ),
        ),
      ),
      12,
    );
    expect(coefficientValue(congerKappa, tallyOf(ratings([[0, missing]], 2)))).toBeNaN();
    expect(coefficientValue(observedAgreement, tallyOf(ratings([[0, missing]], 2)))).toBeNaN();
  });
});

describe("a code", () => {
  const rows = [
    [1, 1, 0],
    [1, 0, 0],
    [1, missing, 0],
    [0, 0, 1],
  ];
  test("tells how often each coder applied it, and on how many units two judged", () => {
    const [code] = compareCodes([{ code: "trust", ratings: ratings(rows, 2) }], {
      replicates: 10,
      seed: 1,
    }).codes;
    expect(code).toMatchObject({ code: "trust", units: 4, applied: [3, 1, 1] });
    expect(code?.coefficients.get("bias")).toMatchObject({ value: null });
    expect(code?.coefficients.get("bias")?.reason).toMatch(/two coders/);
    const pair = compareCodes(
      [
        {
          code: "trust",
          ratings: ratings(
            rows.map((row) => row.slice(0, 2)),
            2,
          ),
        },
      ],
      {
        replicates: 10,
        seed: 1,
      },
    ).codes[0];
    expect(pair?.units).toBe(3);
    expect(pair?.coefficients.get("bias")?.value).toBeCloseTo(1 / 3, 12);
    expect(pair?.coefficients.get("prevalence")?.value).toBe(0);
  });
  test("on one unit has a prevalence; without pairs neither index has a value", () => {
    const one = tallyOf(ratings([[1, 1]], 2));
    expect([prevalenceIndex(one), biasIndex(one)]).toEqual([1, 0]);
    const none = tallyOf(ratings([[1, missing]], 2));
    expect([prevalenceIndex(none), biasIndex(none)]).toEqual([Number.NaN, Number.NaN]);
    expect(noBias(none)).not.toBe(noBias(tallyOf(ratings([[1, missing, missing]], 2))));
  });
  test("paired in nine sources has its interval over units though others have theirs over sources", () => {
    const all = Array.from({ length: 20 }, (_, i) => [i % 3 === 0 ? 1 : 0, i % 4 === 0 ? 1 : 0]);
    const fewer = all.map((row, i) => (i % 10 === 0 ? [row[0] ?? 0, missing] : row));
    const { each } = compare([ratings(all, 2, 10), ratings(fewer, 2, 10)], [observedAgreement], {
      replicates: 200,
      seed: 1,
    });
    expect(each[0]?.[0]?.method).toContain("over sources");
    expect(each[1]?.[0]?.method).toContain("over units");
    expect(each[1]?.[0]?.reason).toContain("9 double-coded sources");
  });
  test("is decided on by suggestions and rules, too, unless people alone are asked for", () => {
    const coded = {
      coders: ["ana", "cy"],
      sources: [{ name: "talk", finished: [true, true] }],
      codes: ["trust"],
      knew: () => true,
      codings: [{ source: 0, code: 0, coder: 0, start: 0, end: 5, human: false }],
    };
    const [code] = decisionsOnUnits(coded, [{ source: 0, spans: [{ start: 0, end: 5 } as never] }]);
    expect([...(code?.ratings.values ?? [])]).toEqual([1, 0]);
  });
});

describe("random numbers", () => {
  test("of a seed never change, so that a printed interval can be found again", () => {
    const below = randomBelow(1);
    expect(Array.from({ length: 6 }, () => below(1000))).toEqual([484, 520, 48, 255, 32, 802]);
  });
  test("are below their bound and reach all of it", () => {
    const below = randomBelow(5);
    expect([...new Set(Array.from({ length: 300 }, () => below(7)))].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });
  test("shuffle a list without losing anything, and can put anything anywhere", () => {
    const next = seeded(4);
    const seen = new Set<string>();
    for (let i = 0; i < 200; i++) {
      const list = [1, 2, 3];
      shuffle(list, next);
      seen.add(list.join(""));
    }
    expect([...seen].sort()).toEqual(["123", "132", "213", "231", "312", "321"]);
  });
});
