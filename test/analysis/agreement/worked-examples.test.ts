import { expect, test } from "vitest";
import { brennanPrediger } from "../../../src/analysis/agreement/brennan-prediger.js";
import { type Coefficient, coefficientValue } from "../../../src/analysis/agreement/coefficient.js";
import { cohenKappa, weightedKappa } from "../../../src/analysis/agreement/cohen-kappa.js";
import { congerKappa } from "../../../src/analysis/agreement/conger-kappa.js";
import { fleissKappa, scottPi } from "../../../src/analysis/agreement/fleiss-kappa.js";
import { gwetAC1 } from "../../../src/analysis/agreement/gwet.js";
import { krippendorffAlpha } from "../../../src/analysis/agreement/krippendorff-alpha.js";
import {
  fixedMetric,
  intervalMetric,
  ordinalMetric,
  ratioMetric,
} from "../../../src/analysis/agreement/metric.js";
import { observedAgreement } from "../../../src/analysis/agreement/observed-agreement.js";
import {
  jaccardDistance,
  masiDistance,
  partialDistance,
} from "../../../src/analysis/agreement/set-distance.js";
import { tallyOf } from "../../../src/analysis/agreement/tally.js";
import { unitizingParts } from "../../../src/analysis/agreement/unitizing-alpha.js";
import { fromDisagreement } from "../../../src/analysis/agreement/weights.js";
import { type Figures, type PublishedData, publishedExamples } from "./published-examples.js";
import { ratingsOf, rowsOfContingency, rowsOfCounts } from "./tables.js";

const decimals = (value: number) => (String(value).split(".")[1] ?? "").length;

test("there are 23 published examples, each with its source", () => {
  expect(publishedExamples).toHaveLength(23);
  for (const { source } of publishedExamples) expect(source).toMatch(/\(\d{4}\)|^Wikipedia/);
});

test.each(
  publishedExamples.map((example) => [example.title, example] as const),
)("the published figures of an example are met: %s", (_, { data, published, inexact = {}, recomputed }) => {
  const mine = figures(data);
  for (const [key, value] of Object.entries(published))
    expect(Math.abs((mine[key] ?? Number.NaN) - value), `${key} is ${mine[key]}`).toBeLessThanOrEqual(
      0.5001 * 10 ** -Math.max(2, decimals(value)),
    );
  for (const [key, value] of Object.entries(inexact))
    expect(Math.abs((mine[key] ?? Number.NaN) - value), `${key} is ${mine[key]}`).toBeLessThan(0.001);
  for (const [key, value] of Object.entries(recomputed)) expect(mine[key], key).toBeCloseTo(value, 5);
});

const values = (line: string) => line.split(" ").map((value) => (value === "." ? null : value));
const numbersOf = (line: string) => line.split(" ").map(Number);

/** Rows of units from lines of coders. */
const turned = <T>(lines: readonly (readonly T[])[]): T[][] =>
  (lines[0] ?? []).map((_, unit) => lines.map((line) => line[unit] as T));

function figures(data: PublishedData): Figures {
  if ("marks" in data) return unitizing(data);
  if ("sets" in data)
    return sets(turned(data.sets.map((line) => line.split(" ").map((set) => (set === "-" ? [] : [...set])))));
  const rows =
    "table" in data
      ? rowsOfContingency(data.table.map(numbersOf))
      : "counts" in data
        ? rowsOfCounts(data.counts.map(numbersOf))
        : turned(data.ratings.map(values));
  const ratings = ratingsOf(rows, "categories" in data ? data.categories?.split(" ") : undefined);
  const tally = tallyOf(ratings);
  const numbers = ratings.scale.map(Number);
  const value = (coefficient: Coefficient) => coefficientValue(coefficient, tally);
  return {
    observed: value(observedAgreement),
    cohenKappa: value(cohenKappa),
    scottPi: value(scottPi),
    fleissKappa: value(fleissKappa),
    congerKappa: value(congerKappa),
    gwetAC1: value(gwetAC1),
    brennanPrediger: value(brennanPrediger),
    alphaNominal: value(krippendorffAlpha()),
    alphaOrdinal: value(krippendorffAlpha(ordinalMetric)),
    alphaInterval: value(krippendorffAlpha(intervalMetric(numbers))),
    alphaRatio: value(krippendorffAlpha(ratioMetric(numbers))),
    ...("disagreement" in data && {
      weightedKappa: value(weightedKappa(fromDisagreement(data.disagreement?.map(numbersOf) ?? []))),
    }),
  };
}

function sets(data: readonly (readonly (readonly string[])[])[]): Figures {
  const keys = [...new Set(data.flat().map((set) => [...set].sort().join(" ")))];
  const codes = [...new Set(data.flat(2))].sort();
  const numbers = keys.map((key) => (key === "" ? [] : key.split(" ").map((code) => codes.indexOf(code))));
  const tally = tallyOf(
    ratingsOf(
      data.map((row) => row.map((set) => [...set].sort().join(" "))),
      keys,
    ),
  );
  const alpha = (distance: (a: readonly number[], b: readonly number[]) => number) =>
    coefficientValue(
      krippendorffAlpha(fixedMetric((a, b) => distance(numbers[a] ?? [], numbers[b] ?? []))),
      tally,
    );
  return {
    alphaPartial: alpha(partialDistance),
    alphaJaccard: alpha(jaccardDistance),
    alphaMasi: alpha(masiDistance),
    alphaJaccardTimesPartial: alpha((a, b) => jaccardDistance(a, b) * partialDistance(a, b)),
  };
}

function unitizing({ begin, length, marks }: Extract<PublishedData, { marks: unknown }>): Figures {
  const of = (code: string) =>
    unitizingParts(
      marks.map((line) =>
        [...line.matchAll(/(\w+) (\d+)\+(\d+)/g)]
          .filter(([, label]) => label === code)
          .map(([, , start, extent]) => ({ start: Number(start), length: Number(extent) })),
      ),
      begin,
      length,
    );
  const [c, k] = [of("c"), of("k")];
  return {
    observedC: c.observed,
    expectedC: c.expected,
    observedK: k.observed,
    expectedK: k.expected,
    alphaUc: 1 - c.observed / c.expected,
    alphaUk: 1 - k.observed / k.expected,
    alphaU: 1 - (c.observed + k.observed) / (c.expected + k.expected),
  };
}
