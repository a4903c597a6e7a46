import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
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
import { ratingsOf, rowsOfContingency, rowsOfCounts } from "./tables.js";

interface Example {
  readonly id: string;
  // biome-ignore lint/suspicious/noExplicitAny: examples come in several forms
  readonly input: any;
  readonly expected: Readonly<Record<string, number>>;
  readonly computed: Readonly<Record<string, number>>;
}

const folder = process.env.THEMATA_SHARED;
const examples: readonly Example[] =
  folder === undefined
    ? []
    : JSON.parse(fs.readFileSync(path.join(folder, "gold", "agreement-worked-examples.json"), "utf8"));

/** Printed figures that are cut, or worked from rounded parts; what the formulas give is checked instead. */
const loose: Readonly<Record<string, string>> = {
  // Not what Conger's formula gives for these data; computed independently 0.762067.
  "krippendorff-2011-C conger": "conger",
  // 1 - 0.0144/(0.0532 + 0.0490), from rounded parts; the parts are checked as published.
  "krippendorff-2004-alphaU alphaU": "alphaU",
  // Cut, not rounded, from 0.79953 and 0.252947.
  "artstein-poesio-2008-ex2 scott": "scott",
  "dkpro-set-annotations alpha_masi_dkpro": "alpha_masi_dkpro",
};

const decimals = (value: number) => (String(value).split(".")[1] ?? "").length;

describe.skipIf(folder === undefined)("published worked examples", () => {
  test("there are 23 of them", () => {
    expect(examples).toHaveLength(23);
  });

  test.each(examples.map((example) => [example.id, example] as const))(
    "%s",
    (id, { input, expected, computed }) => {
      const mine = figures(input);
      for (const [key, value] of Object.entries(expected)) {
        const other = loose[`${id} ${key}`];
        const wanted = other === undefined ? value : (computed[other] ?? Number.NaN);
        const digits = other === undefined ? Math.max(2, decimals(value)) : 5;
        expect(Math.abs((mine[key] ?? Number.NaN) - wanted), `${key} is ${mine[key]}`).toBeLessThanOrEqual(
          0.5001 * 10 ** -digits,
        );
      }
      for (const [key, value] of Object.entries(computed)) expect(mine[key], key).toBeCloseTo(value, 5);
    },
  );
});

// biome-ignore lint/suspicious/noExplicitAny: as above
function figures(input: any): Record<string, number> {
  if (input.format === "units") return unitizing(input);
  if (input.format === "units x raters sets") return sets(input.data);
  const rows =
    input.format === "contingency"
      ? rowsOfContingency(input.data)
      : input.format === "units x categories counts"
        ? rowsOfCounts(input.data)
        : input.data;
  const ratings = ratingsOf(rows, input.categories);
  const tally = tallyOf(ratings);
  const numbers = ratings.scale.map(Number);
  const value = (coefficient: Coefficient) => coefficientValue(coefficient, tally);
  return {
    percent: value(observedAgreement),
    cohen: value(cohenKappa),
    scott: value(scottPi),
    fleiss: value(fleissKappa),
    conger: value(congerKappa),
    gwetAC1: value(gwetAC1),
    brennanPrediger: value(brennanPrediger),
    alpha_nominal: value(krippendorffAlpha()),
    alpha_ordinal: value(krippendorffAlpha(ordinalMetric)),
    alpha_interval: value(krippendorffAlpha(intervalMetric(numbers))),
    alpha_ratio: value(krippendorffAlpha(ratioMetric(numbers))),
    ...(input.disagreementWeights && {
      wkappa: value(weightedKappa(fromDisagreement(input.disagreementWeights))),
    }),
  };
}

function sets(data: readonly (readonly (readonly string[])[])[]): Record<string, number> {
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
    alpha_set: alpha(partialDistance),
    alpha_jaccard: alpha(jaccardDistance),
    alpha_masi_passonneau: alpha(masiDistance),
    alpha_masi_dkpro: alpha((a, b) => jaccardDistance(a, b) * partialDistance(a, b)),
  };
}

function unitizing(input: {
  begin: number;
  length: number;
  units: Record<string, [number, number, string][]>;
}): Record<string, number> {
  const of = (code: string) =>
    unitizingParts(
      Object.values(input.units).map((own) =>
        own.filter((unit) => unit[2] === code).map(([start, length]) => ({ start, length })),
      ),
      input.begin,
      input.length,
    );
  const [c, k] = [of("c"), of("k")];
  return {
    Do_c: c.observed,
    De_c: c.expected,
    Do_k: k.observed,
    De_k: k.expected,
    alphaU_c: 1 - c.observed / c.expected,
    alphaU_k: 1 - k.observed / k.expected,
    alphaU: 1 - (c.observed + k.observed) / (c.expected + k.expected),
  };
}
