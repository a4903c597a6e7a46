import { brennanPrediger } from "./brennan-prediger.js";
import { type Coefficient, coefficientValue, ratioValue } from "./coefficient.js";
import { cohenKappa, weightedKappa } from "./cohen-kappa.js";
import { type CompareOptions, compare } from "./compare.js";
import { congerKappa } from "./conger-kappa.js";
import { type Estimate, notEstimable } from "./estimate.js";
import { fleissKappa, scottPi } from "./fleiss-kappa.js";
import { gwetAC1, gwetAC2 } from "./gwet.js";
import { krippendorffAlpha } from "./krippendorff-alpha.js";
import {
  intervalMetric,
  type Level,
  type Metric,
  nominalMetric,
  ordinalMetric,
  ratioMetric,
} from "./metric.js";
import { observedAgreement } from "./observed-agreement.js";
import { type RatingRows, ratingsOf, type Scale, scaleOf } from "./rating-rows.js";
import { missing, type Ratings } from "./ratings.js";
import { judgedUnits, pairableValues, pairedUnits, tallyOf } from "./tally.js";
import { type WeightName, type Weights, weightsByName } from "./weights.js";

export interface TableOptions extends CompareOptions {
  readonly level: Level;
  /** Values from low to high; null where they are those that occur. */
  readonly order: readonly string[] | null;
  /** Weights of AC2 and weighted kappa; null for the usual ones of the level. */
  readonly weights: WeightName | null;
}

export interface TableAgreement {
  readonly units: number;
  /** Units that two coders or more judged. */
  readonly paired: number;
  readonly judged: number;
  readonly coders: readonly string[];
  /** Judgements, without missing ones. */
  readonly judgements: number;
  readonly values: readonly string[];
  readonly level: Level;
  readonly weights: WeightName;
  readonly sources: number | null;
  readonly coefficients: ReadonlyMap<string, Estimate>;
  /** Agreement on each value: if one coder gave it, the chance that another did. Null where nobody gave it. */
  readonly specific: ReadonlyMap<string, number | null>;
  /** Each pair of coders; empty where there are only two, or more than twenty. */
  readonly pairs: readonly CoderPair[];
}

export interface CoderPair {
  readonly coders: readonly [string, string];
  readonly units: number;
  readonly observed: number | null;
  readonly cohenKappa: number | null;
}

/** The weights that are usual at a level. */
export const usualWeights: Readonly<Record<Level, WeightName>> = Object.freeze({
  nominal: "identity",
  ordinal: "linear",
  interval: "quadratic",
  ratio: "ratio",
});

/** The metric of Krippendorff's alpha at the level of a scale. */
export function metricOf({ level, positions }: Scale): Metric {
  if (level === "ordinal") return ordinalMetric;
  if (level === "interval") return intervalMetric(positions);
  return level === "ratio" ? ratioMetric(positions) : nominalMetric;
}

/** More values than this are too many to compare each with each. */
const mostValues = 5000;

/** Every coefficient on anybody's table of judgements. */
export function compareTable(rows: RatingRows, options: TableOptions): TableAgreement {
  const scale = scaleOf(rows.values, options.level, options.order);
  const ratings = ratingsOf(rows, scale.labels.length, scale.placeOf);
  const name = options.weights ?? usualWeights[options.level];
  const weights = weightsByName(name, scale.positions);
  const many = scale.labels.length > mostValues;
  const coefficients = tableCoefficients(metricOf(scale), weights);
  const heavy = many
    ? new Set([
        ...(options.level === "ratio" ? ["krippendorffAlpha"] : []),
        ...(name === "identity" ? [] : ["weightedKappa", "gwetAC2"]),
      ])
    : new Set<string>();
  const light = coefficients.filter(({ key }) => !heavy.has(key));
  const estimates = compare([ratings], light, options).each[0] ?? [];
  const found = new Map(light.map(({ key }, i) => [key, estimates[i]!]));
  return {
    ...describe(rows, ratings),
    values: scale.labels,
    level: options.level,
    weights: name,
    coefficients: new Map(
      coefficients.map(({ key }) => [
        key,
        found.get(key) ?? notEstimable(`Not computed for more than ${mostValues} different values.`),
      ]),
    ),
    specific: specificOf(ratings, scale.labels),
  };
}

/** The coefficients of a table, in the order in which they are printed. */
export const tableCoefficients = (metric: Metric, weights: Weights): readonly Coefficient[] => [
  observedAgreement,
  cohenKappa,
  weightedKappa(weights),
  congerKappa,
  fleissKappa,
  scottPi,
  krippendorffAlpha(metric),
  gwetAC1,
  gwetAC2(weights),
  brennanPrediger,
];

/** What a table holds, whatever its values are. */
export function describe(rows: RatingRows, ratings: Ratings) {
  const tally = tallyOf({ ...ratings });
  let judgements = 0;
  for (const value of ratings.values) if (value !== missing) judgements++;
  return {
    units: ratings.units,
    judged: judgedUnits(tally),
    paired: pairedUnits(tally),
    coders: rows.coders,
    judgements,
    sources: rows.sources?.length ?? null,
    pairs: pairsOf(ratings, rows.coders),
  };
}

function specificOf(ratings: Ratings, labels: readonly string[]): ReadonlyMap<string, number | null> {
  if (labels.length > 64) return new Map();
  const tally = tallyOf(ratings);
  const given = pairableValues(tally);
  const { layout, cells } = tally;
  return new Map(
    labels.map((label, i) => {
      const all = given[i]!;
      const value = ratioValue(all - cells[layout.coincidence + layout.pair(i, i)]!, all);
      return [label, Number.isNaN(value) ? null : value];
    }),
  );
}

function pairsOf(ratings: Ratings, names: readonly string[]): CoderPair[] {
  const { coders } = ratings;
  if (coders < 3 || coders > 20) return [];
  const pairs: CoderPair[] = [];
  const or = (value: number) => (Number.isNaN(value) ? null : value);
  for (let a = 0; a < coders; a++)
    for (let b = a + 1; b < coders; b++) {
      const tally = tallyOf(twoOf(ratings, a, b));
      pairs.push({
        coders: [names[a] ?? "", names[b] ?? ""],
        units: pairedUnits(tally),
        observed: or(coefficientValue(observedAgreement, tally)),
        cohenKappa: or(coefficientValue(cohenKappa, tally)),
      });
    }
  return pairs;
}

/** The judgements of only two coders. */
export function twoOf(ratings: Ratings, a: number, b: number): Ratings {
  const values = new Int32Array(ratings.units * 2);
  for (let unit = 0; unit < ratings.units; unit++) {
    values[2 * unit] = ratings.values[unit * ratings.coders + a]!;
    values[2 * unit + 1] = ratings.values[unit * ratings.coders + b]!;
  }
  return { ...ratings, coders: 2, values };
}
