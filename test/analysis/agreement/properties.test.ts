import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codeCoefficients } from "../../../src/analysis/agreement/code-coefficients.js";
import { coefficientValue } from "../../../src/analysis/agreement/coefficient.js";
import { cohenKappa } from "../../../src/analysis/agreement/cohen-kappa.js";
import { tableCoefficients } from "../../../src/analysis/agreement/compare-table.js";
import { krippendorffAlpha } from "../../../src/analysis/agreement/krippendorff-alpha.js";
import {
  intervalMetric,
  nominalMetric,
  ordinalMetric,
  ratioMetric,
} from "../../../src/analysis/agreement/metric.js";
import {
  jaccardDistance,
  masiDistance,
  partialDistance,
} from "../../../src/analysis/agreement/set-distance.js";
import { tallyOf } from "../../../src/analysis/agreement/tally.js";
import { unitizingParts } from "../../../src/analysis/agreement/unitizing-alpha.js";
import { identityWeights } from "../../../src/analysis/agreement/weights.js";
import { ratingsOf, rowsOfContingency } from "./tables.js";

const scale = [0, 1, 2, 3, 4];
const cell = fc.option(fc.constantFrom(...scale), { freq: 5 });
const rowsOf = (coders: number) =>
  fc.array(fc.array(cell, { minLength: coders, maxLength: coders }), { minLength: 1, maxLength: 25 });
const whole = (coders: number) =>
  fc.array(fc.array(fc.constantFrom(...scale), { minLength: coders, maxLength: coders }), {
    minLength: 1,
    maxLength: 25,
  });
const table = fc.integer({ min: 2, max: 5 }).chain((coders) => fc.oneof(rowsOf(coders), whole(coders)));

/** Krippendorff's alpha straight from its definition: all pairs of judgements within units, and of all. */
function alphaByDefinition(
  rows: readonly (readonly (number | null)[])[],
  squared: (a: number, b: number, all: readonly number[]) => number,
): number {
  const units = rows.map((row) => row.filter((value) => value !== null)).filter((unit) => unit.length > 1);
  const every = units.flat();
  let observed = 0;
  for (const unit of units)
    for (let i = 0; i < unit.length; i++)
      for (let j = 0; j < unit.length; j++)
        if (i !== j) observed += squared(unit[i] as number, unit[j] as number, every) / (unit.length - 1);
  let expected = 0;
  for (let i = 0; i < every.length; i++)
    for (let j = 0; j < every.length; j++)
      if (i !== j) expected += squared(every[i] as number, every[j] as number, every);
  return expected < 1e-9
    ? Number.NaN
    : 1 - observed / every.length / (expected / (every.length * (every.length - 1)));
}

const definitions = {
  nominal: (a: number, b: number) => (a === b ? 0 : 1),
  interval: (a: number, b: number) => (a - b) ** 2,
  ratio: (a: number, b: number) => (a === b ? 0 : ((a - b) / (a + b)) ** 2),
  ordinal: (a: number, b: number, all: readonly number[]) => {
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    const count = (value: number) => all.filter((each) => each === value).length;
    let between = 0;
    for (let value = low; value <= high; value++) between += count(value);
    return (between - (count(low) + count(high)) / 2) ** 2;
  },
};
const metrics = {
  nominal: nominalMetric,
  interval: intervalMetric(scale),
  ratio: ratioMetric(scale),
  ordinal: ordinalMetric,
};

const values = (rows: readonly (readonly (number | null)[])[], order: readonly number[] = scale) => {
  const tally = tallyOf(ratingsOf(rows, order));
  return tableCoefficients(nominalMetric, identityWeights).map((each) => coefficientValue(each, tally));
};
const near = (a: readonly number[], b: readonly number[]) => {
  for (const [i, value] of a.entries())
    if (Number.isNaN(value)) expect(b[i]).toBeNaN();
    else expect(b[i]).toBeCloseTo(value, 9);
};

describe("Krippendorff's alpha", () => {
  test.each(
    Object.keys(definitions) as (keyof typeof definitions)[],
  )("is what its definition says: %s", (level) => {
    fc.assert(
      fc.property(table, (rows) => {
        const tally = tallyOf(ratingsOf(rows, scale));
        near(
          [alphaByDefinition(rows, definitions[level])],
          [coefficientValue(krippendorffAlpha(metrics[level]), tally)],
        );
      }),
      { numRuns: 150 },
    );
  });

  test("is 1 for perfect agreement with variation, at every level", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...scale), { minLength: 2 }),
        fc.integer({ min: 2, max: 4 }),
        (units, coders) => {
          fc.pre(new Set(units).size > 1);
          const tally = tallyOf(
            ratingsOf(
              units.map((value) => Array.from({ length: coders }, () => value)),
              scale,
            ),
          );
          for (const metric of Object.values(metrics))
            expect(coefficientValue(krippendorffAlpha(metric), tally)).toBe(1);
        },
      ),
    );
  });

  test("comes to Scott's pi, and to kappa where coders use values alike, as units grow many", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 5, max: 40 }), { minLength: 3, maxLength: 3 }), ([a, b, d]) => {
        const [both, one, none] = [1000 * (a ?? 0), 1000 * (b ?? 0), 1000 * (d ?? 0)];
        const tally = tallyOf({
          units: 4,
          coders: 2,
          categories: 2,
          values: Int32Array.from([1, 1, 1, 0, 0, 1, 0, 0]),
          cluster: null,
          clusters: 0,
          weight: Float64Array.from([both, one, one, none]),
        });
        expect(coefficientValue(krippendorffAlpha(), tally)).toBeCloseTo(
          coefficientValue(cohenKappa, tally),
          3,
        );
      }),
    );
  });
});

describe("every coefficient", () => {
  test("lies between -1 and 1, or has no value with a reason; only missing values take it lower", () => {
    fc.assert(
      fc.property(table, (rows) => {
        const complete = rows.every((row) => row.every((value) => value !== null));
        const tally = tallyOf(ratingsOf(rows, scale));
        for (const each of tableCoefficients(nominalMetric, identityWeights)) {
          const value = coefficientValue(each, tally);
          if (Number.isNaN(value)) expect(each.reason(tally)).not.toBe("");
          else {
            expect(value).toBeLessThanOrEqual(1 + 1e-12);
            if (complete) expect(value).toBeGreaterThanOrEqual(-1 - 1e-12);
          }
        }
      }),
    );
  });

  test("is the same whatever the order of units, of coders, and of the names of values", () => {
    fc.assert(
      fc.property(table, fc.constantFrom([3, 0, 4, 1, 2], [4, 3, 2, 1, 0]), (rows, renamed) => {
        const first = values(rows);
        near(first, values([...rows].reverse()));
        near(first, values(rows.map((row) => [...row].reverse())));
        near(
          first,
          values(rows.map((row) => row.map((value) => (value === null ? null : (renamed[value] ?? 0))))),
        );
      }),
    );
  });

  test("of decisions does not change when a coder who judged nothing joins, but those for two alone", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.constantFrom(0, 1), { minLength: 3, maxLength: 3 }), { minLength: 1 }),
        (rows) => {
          const one = tallyOf(ratingsOf(rows, [0, 1]));
          const more = tallyOf(
            ratingsOf(
              rows.map((row) => [...row, null]),
              [0, 1],
            ),
          );
          for (const each of codeCoefficients)
            near([coefficientValue(each, one)], [coefficientValue(each, more)]);
        },
      ),
    );
  });

  test("kappa of two coders is what the fourfold formula says", () => {
    const count = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(count, count, count, count, (a, b, c, d) => {
        const n = a + b + c + d;
        fc.pre(n > 0);
        const tally = tallyOf(
          ratingsOf(
            rowsOfContingency([
              [d, c],
              [b, a],
            ]),
            [0, 1],
          ),
        );
        const expected = ((a + b) * (a + c) + (c + d) * (b + d)) / n ** 2;
        const kappa = expected > 1 - 1e-12 ? Number.NaN : ((a + d) / n - expected) / (1 - expected);
        near([kappa], [coefficientValue(cohenKappa, tally)]);
      }),
    );
  });
});

describe("distances of sets", () => {
  const set = fc.uniqueArray(fc.integer({ min: 0, max: 6 })).map((codes) => codes.sort((a, b) => a - b));
  test("are symmetric, 0 for equal sets alone, at most 1, and MASI is never below Jaccard", () => {
    fc.assert(
      fc.property(set, set, (a, b) => {
        for (const distance of [jaccardDistance, masiDistance, partialDistance]) {
          expect(distance(a, b)).toBeCloseTo(distance(b, a), 12);
          expect(distance(a, b) === 0).toBe(a.join() === b.join());
          expect(distance(a, b)).toBeLessThanOrEqual(1);
        }
        expect(masiDistance(a, b)).toBeGreaterThanOrEqual(jaccardDistance(a, b) - 1e-12);
      }),
    );
  });
});

describe("alpha for unitizing", () => {
  const sections = fc
    .uniqueArray(fc.integer({ min: 0, max: 59 }), { maxLength: 8 })
    .map((cuts) => cuts.sort((a, b) => a - b))
    .map((cuts) =>
      cuts.flatMap((start, i) =>
        i % 2 === 0 && cuts[i + 1] !== undefined ? [{ start, length: (cuts[i + 1] ?? 0) - start }] : [],
      ),
    );
  type Piece = { start: number; length: number; marked: boolean };
  /** All sections of a coder, gaps included. */
  const pieces = (own: readonly { start: number; length: number }[]): Piece[] => {
    const all: Piece[] = [];
    let at = 0;
    for (const { start, length } of own) {
      if (start > at) all.push({ start: at, length: start - at, marked: false });
      all.push({ start, length, marked: true });
      at = start + length;
    }
    if (at < 60) all.push({ start: at, length: 60 - at, marked: false });
    return all;
  };
  /** Squared difference of two sections, as Krippendorff (2004, p. 254) writes it. */
  const difference = (g: Piece, h: Piece): number => {
    const apart = g.start - h.start;
    if (g.marked && h.marked)
      return -g.length < apart && apart < h.length ? apart ** 2 + (apart + g.length - h.length) ** 2 : 0;
    if (g.marked && !h.marked) return h.length - g.length >= apart && apart >= 0 ? g.length ** 2 : 0;
    if (!g.marked && h.marked) return h.length - g.length <= apart && apart <= 0 ? h.length ** 2 : 0;
    return 0;
  };

  test("is what its definition says", () => {
    fc.assert(
      fc.property(fc.array(sections, { minLength: 2, maxLength: 3 }), (coders) => {
        const all = coders.map(pieces);
        const m = coders.length;
        let observed = 0;
        for (const [i, one] of all.entries())
          for (const [j, other] of all.entries())
            if (i !== j) for (const g of one) for (const h of other) observed += difference(g, h);
        const units = all.flat().filter(({ marked }) => marked);
        let sum = 0;
        let within = 0;
        for (const { length: l } of units) {
          let room = 0;
          for (const h of all.flat()) if (!h.marked && h.length >= l) room += h.length - l + 1;
          sum += ((units.length - 1) / 3) * (2 * l ** 3 - 3 * l ** 2 + l) + l ** 2 * room;
          within += l * (l - 1);
        }
        const expected = units.length === 0 ? 0 : ((2 / 60) * sum) / (m * 60 * (m * 60 - 1) - within);
        const found = unitizingParts(coders, 0, 60);
        expect(found.observed).toBeCloseTo(observed / (m * (m - 1) * 60 ** 2), 12);
        expect(found.expected).toBeCloseTo(expected, 12);
      }),
    );
  });
});
