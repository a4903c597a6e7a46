import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ceiling, evaluate, split } from "../../src/suggest/evaluate.js";
import { Floats, rowLength } from "../../src/suggest/floats.js";
import { foldsByGroup } from "../../src/suggest/folds.js";
import { gramRow, gramSize, makeGram } from "../../src/suggest/gram.js";
import { groupTexts } from "../../src/suggest/groups.js";
import { learnGuide } from "../../src/suggest/guide.js";
import { fitLogistic, sigmoid } from "../../src/suggest/logistic.js";
import { measure } from "../../src/suggest/metrics.js";
import { type Problem, type SolverOptions, solve } from "../../src/suggest/svm.js";
import { textRank } from "../../src/suggest/textrank.js";
import { train } from "../../src/suggest/train.js";
import { code, madeUp, threeCodes } from "./talk.js";

const solved = (products: Float32Array, problem: Problem, options?: SolverOptions) => {
  const n = problem.signs.length;
  const floats = new Floats(gramSize(n) + rowLength(n) + 64);
  const gram = makeGram(floats, n);
  for (let i = 0; i < n; i++) gramRow(gram, i).set(products.subarray(i * n, (i + 1) * n));
  return solve(gram, floats.take(rowLength(n)), problem, options);
};

describe("the solver", () => {
  it("reproduces the worked example", () => {
    const found = solved(Float32Array.of(1, 0, 0, 1), {
      signs: Int8Array.of(1, -1),
      costs: Float64Array.of(1, 1),
    });
    expect([...found]).toEqual([2 / 3, -2 / 3].map((x) => expect.closeTo(x, 6)));
  });

  it("leaves out examples that say nothing", () => {
    const found = solved(Float32Array.of(1, 0.5, 0.5, 1), {
      signs: Int8Array.of(1, 0),
      costs: Float64Array.of(1, 1),
    });
    expect([...found]).toEqual([expect.closeTo(2 / 3, 6), 0]);
  });

  it("comes close to the optimum: no example's condition is missed by more than a little", () => {
    const points = fc.array(
      fc.tuple(
        fc.float({ min: -1, max: 1, noNaN: true }),
        fc.float({ min: -1, max: 1, noNaN: true }),
        fc.boolean(),
      ),
      {
        minLength: 2,
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(points, (list) => {
        const n = list.length;
        const products = new Float32Array(n * n);
        for (const [i, [a, b]] of list.entries())
          for (const [j, [c, d]] of list.entries()) products[i * n + j] = a * c + b * d + 0.1;
        const signs = Int8Array.from(list, ([, , positive]) => (positive ? 1 : -1));
        const costs = new Float64Array(n).fill(1);
        const found = solved(products, { signs, costs }, { tolerance: 0.01, rounds: 2000 });
        for (let i = 0; i < n; i++) {
          const sign = signs[i] ?? 0;
          const alpha = (found[i] ?? 0) * sign;
          const score = found.reduce((sum, value, j) => sum + value * (products[i * n + j] ?? 0), 0);
          const gradient = sign * score - 1 + alpha / 2;
          expect(alpha === 0 ? gradient : -Math.abs(gradient)).toBeGreaterThan(-0.02);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe("calibration", () => {
  it("reproduces the worked example", () => {
    const values = Array.from({ length: 40 }, (_, i) => (i < 20 ? 1 : -1));
    const right = Array.from({ length: 40 }, (_, i) => i % 2 === 0);
    const { factors, offset } = fitLogistic({ inputs: 1, values, right });
    expect([factors[0], offset]).toEqual([expect.closeTo(0, 6), expect.closeTo(0, 6)]);
  });

  it("finds the shares behind two scores", () => {
    const values = Array.from({ length: 2000 }, (_, i) => (i < 1000 ? 1 : -1));
    const right = Array.from({ length: 2000 }, (_, i) => (i < 1000 ? i % 10 < 8 : i % 10 < 3));
    const { factors, offset } = fitLogistic({ inputs: 1, values, right });
    expect(sigmoid((factors[0] ?? 0) + offset)).toBeCloseTo(0.8, 2);
    expect(sigmoid(-(factors[0] ?? 0) + offset)).toBeCloseTo(0.3, 2);
  });

  it("stays finite when everything is right or the scores part cleanly", () => {
    for (const right of [
      [true, true],
      [true, false],
    ]) {
      const { factors, offset } = fitLogistic({ inputs: 1, values: [5, -5], right });
      expect([...factors, offset].every(Number.isFinite)).toBe(true);
    }
  });
});

describe("the guide", () => {
  const codes = ["A", "B", "C"].map((name) => code(name));
  const answers = (n: number, question: string, own: number) =>
    Array.from({ length: n }, () => ({ question, codes: [own] }));

  it("is believed where codes keep to their questions, and lets in codes never used", () => {
    const guide = learnGuide(codes, [...answers(20, "one", 0), ...answers(20, "two", 1)]);
    expect([...(guide("one") ?? [])]).toEqual([0, 2]);
    expect(guide("never asked")).toEqual(new Set([2]));
    expect(guide(null)).toBeNull();
  });

  it("is not believed where they do not, or where there is little to go by", () => {
    const mixed = [
      ...answers(20, "one", 0),
      ...answers(20, "two", 0),
      ...answers(3, "one", 1),
      ...answers(3, "two", 1),
    ];
    const lone = Array.from({ length: 40 }, (_, i) => ({ question: `q${i}`, codes: [0] }));
    for (const examples of [lone, answers(10, "one", 0), answers(40, "one", 0)])
      expect(learnGuide(codes, examples)("one")).toBeNull();
    expect(learnGuide(codes, mixed)("one")?.has(1) ?? true).toBe(true);
  });

  it("goes by what the codebook says before any coding", () => {
    const guide = learnGuide([code("A", { questions: ["one"] }), code("B")], []);
    expect([...(guide("two") ?? [])]).toEqual([1]);
  });
});

describe("the metrics", () => {
  const ranked = (...codes: number[]) =>
    codes.map((c, i) => ({ code: c, score: -i, probability: 0.9 - 0.3 * i }));

  it("reproduce the worked example", () => {
    const { metrics } = measure(
      [
        { ranked: ranked(0, 1), right: new Set([0]) },
        { ranked: ranked(1, 2), right: new Set([0, 1]) },
      ],
      3,
      { threshold: 0.7, always: false },
      null,
    );
    expect(metrics).toMatchObject({ precisionAt1: 1, recallAt3: 0.75, mrr: 1, precisionReached: null });
    // Two suggested, both right, of three: 2 * 2 / (3 + 2).
    expect(metrics.microF1).toBeCloseTo(0.8, 10);
    // Codes 0 and 1: 2 * 1 / (2 + 1) and 1.
    expect(metrics.macroF1).toBeCloseTo((2 / 3 + 1) / 2, 10);
    // Class 0.9: two, both right; class 0.6: two, none right.
    expect(metrics.ece).toBeCloseTo((Math.abs(1.8 - 2) + Math.abs(1.2 - 0)) / 4, 10);
  });

  it("count coverage in passages and the precision reached in suggestions", () => {
    const { metrics } = measure(
      [
        { ranked: ranked(0, 1), right: new Set([0]) },
        { ranked: ranked(1, 2).slice(1), right: new Set([0]) },
      ],
      3,
      { threshold: 2, always: true },
      { threshold: 0.65, coverage: 0 },
    );
    expect(metrics).toMatchObject({ coverageAtPrecision80: 0.5, precisionReached: 1 });
  });

  it("have no figure where there is nothing to count", () => {
    const { metrics } = measure([], 0, { threshold: 0.5, always: false }, null);
    expect(Object.values(metrics).every((value) => value === null)).toBe(true);
  });

  it("tell how well two coders agree", () => {
    expect(
      ceiling([
        [new Set([1, 2]), new Set([2])],
        [new Set([3]), new Set([3])],
      ]),
    ).toBeCloseTo(0.8, 10);
    expect(ceiling([])).toBeNull();
  });
});

describe("evaluation", () => {
  it("never has a document on both sides, and keeps 30% of documents for testing", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (seed) => {
        const { pool, test } = split(madeUp(60, 1), seed);
        const tested = new Set(test.map(({ group }) => group));
        expect(tested.size).toBe(6);
        expect(pool.some(({ group }) => tested.has(group))).toBe(false);
        expect(pool.length + test.length).toBe(60);
      }),
      { numRuns: 30 },
    );
    expect(split(madeUp(60, 1), 5)).toEqual(split(madeUp(60, 1), 5));
  });

  it("draws a rising curve, beats both baselines and is the same each time", () => {
    const order = {
      codes: threeCodes,
      examples: madeUp(150, 12),
      sizes: [0, 20, 1000],
      seeds: 2,
      clock: () => 0,
    };
    const { curve, baselines } = evaluate(order);
    expect(curve.map(({ n }) => n)).toEqual([0, 20, 105]);
    const [none, , all] = curve.map(({ precisionAt1 }) => precisionAt1 ?? 0);
    expect(all).toBeGreaterThan(none ?? 1);
    expect(all).toBeGreaterThan(baselines.mostFrequent.precisionAt1 ?? 1);
    expect(baselines.naturalBayes.precisionAt1).toBeGreaterThan(0);
    expect(evaluate(order)).toEqual({ curve, baselines });
  });

  it("uses sentence vectors as far as they rank better out-of-fold", () => {
    const examples = madeUp(90, 13, 0).map((e, i) => ({ ...e, text: `answer ${i}` }));
    const contrasting = examples.map((e) => ({
      ...e,
      vector: unit([0, 1, 2].map((c) => (e.codes.includes(c) ? 1 : 0))),
    }));
    const idle = madeUp(90, 13, 0).map((e, i) => ({
      ...e,
      vector: unit([Math.sin(i), Math.cos(i), Math.sin(i * i)]),
    }));
    expect(train({ codes: threeCodes, examples: contrasting }).parts.vectorWeight).toBeGreaterThan(0);
    expect(train({ codes: threeCodes, examples: idle }).parts.vectorWeight).toBe(0);
  });
});

const unit = (values: readonly number[]) =>
  Float32Array.from(values, (v) => v / (Math.hypot(...values) || 1));

describe("folds", () => {
  it("keep a document whole and are about equally large", () => {
    const groups = madeUp(90, 1).map(({ group }) => group);
    const dealt = foldsByGroup(groups, 3, 1);
    for (const group of new Set(groups))
      expect(new Set([...dealt].filter((_, i) => groups[i] === group)).size).toBe(1);
    for (const fold of [0, 1, 2]) expect([...dealt].filter((f) => f === fold)).toHaveLength(30);
  });
});

describe("help before there are codes", () => {
  it("reproduces the worked example of TextRank, and ranks what others lean on first", () => {
    expect([...textRank([["a", "b"]]).values()]).toEqual([expect.closeTo(1, 6), expect.closeTo(1, 6)]);
    const ranks = textRank([
      ["hub", "a"],
      ["hub", "b"],
      ["hub", "c"],
    ]);
    expect(ranks.get("hub")).toBeGreaterThan(ranks.get("a") ?? 9);
  });

  it("groups texts that share words, whatever the number asked for", () => {
    const texts = [
      "coffee money budget",
      "money for coffee",
      "trust and secrets",
      "secrets need trust",
      "promises need trust",
    ];
    const found = groupTexts(texts, 2).map(({ members }) => [...members].sort());
    expect(found.sort()).toEqual([
      [0, 1],
      [2, 3, 4],
    ]);
    expect(groupTexts([], 3)).toEqual([]);
    expect(groupTexts(["", ""], 1)).toHaveLength(1);
  });
});
