import { cohenKappa } from "./cohen-kappa.js";
import { type CompareOptions, compare } from "./compare.js";
import { type CodesAgreement, compareCodes } from "./compare-codes.js";
import { describe, type TableAgreement } from "./compare-table.js";
import { congerKappa } from "./conger-kappa.js";
import { type Estimate, notEstimable } from "./estimate.js";
import { fleissKappa, scottPi } from "./fleiss-kappa.js";
import { krippendorffAlpha } from "./krippendorff-alpha.js";
import { fixedMetric } from "./metric.js";
import { observedAgreement } from "./observed-agreement.js";
import { type RatingRows, ratingsOf } from "./rating-rows.js";
import { missing, type Ratings } from "./ratings.js";
import { type CodeSet, setDistances } from "./set-distance.js";
import { applied, notApplied } from "./specific-agreement.js";

export type SetDistanceName = keyof typeof setDistances;

/** Sets of codes that occur, and what each coder gave each unit as a place among them. */
export interface SetRatings {
  readonly codes: readonly string[];
  /** Each as sorted places of codes. */
  readonly sets: readonly CodeSet[];
  readonly ratings: Ratings;
}

/** Alpha over sets with a distance. */
export const setAlpha = (sets: readonly CodeSet[], name: SetDistanceName, key: string) => {
  const distance = setDistances[name];
  return krippendorffAlpha(
    fixedMetric((a, b) => (a === b ? 0 : distance(sets[a]!, sets[b]!))),
    key,
  );
};

/** The cells of a table as sets of codes: `a;b` and `b; a` are the same set, an empty cell is the empty one. */
export function setRatingsOf(rows: RatingRows, delimiter: string): SetRatings {
  const split = rows.values.map((value) =>
    [...new Set(value.split(delimiter).map((code) => code.trim()))].filter((code) => code !== ""),
  );
  const codes = [...new Set(split.flat())].sort();
  const code = new Map(codes.map((name, i) => [name, i]));
  const sets: CodeSet[] = [];
  const known = new Map<string, number>();
  const placeOf = Int32Array.from(split, (names) => {
    const set = names.map((name) => code.get(name) ?? 0).sort((a, b) => a - b);
    const key = set.join(" ");
    const there = known.get(key);
    if (there !== undefined) return there;
    known.set(key, sets.length);
    return sets.push(set) - 1;
  });
  return { codes, sets, ratings: ratingsOf(rows, sets.length, placeOf) };
}

/** Each code of sets as a decision of its own. */
export function decisionsOf({ codes, sets, ratings }: SetRatings): { code: string; ratings: Ratings }[] {
  return codes.map((name, code) => {
    const holds = sets.map((set) => (set.includes(code) ? applied : notApplied));
    const values = ratings.values.map((set) => (set === missing ? missing : (holds[set] as number)));
    return { code: name, ratings: { ...ratings, categories: 2, values } };
  });
}

const chosenKey: Readonly<Record<SetDistanceName, string>> = {
  masi: "krippendorffAlphaMasi",
  jaccard: "krippendorffAlphaJaccard",
  partial: "krippendorffAlphaPartial",
};

/** More different sets than this are too many to compare each with each. */
export const mostSets = 6000;
export const tooManySets = `Not computed for more than ${mostSets} different sets.`;

const needsScale = "It depends on how many different sets there could be, which a table does not say.";

/** The coefficients over sets of codes, and for each code alone. */
export function compareSets(
  rows: RatingRows,
  delimiter: string,
  distance: SetDistanceName,
  options: CompareOptions,
): TableAgreement & { readonly codes: CodesAgreement; readonly distance: SetDistanceName } {
  const set = setRatingsOf(rows, delimiter);
  const coefficients = [
    observedAgreement,
    cohenKappa,
    congerKappa,
    fleissKappa,
    scottPi,
    setAlpha(set.sets, "jaccard", "krippendorffAlphaJaccard"),
    setAlpha(set.sets, "masi", "krippendorffAlphaMasi"),
    ...(distance === "partial" ? [setAlpha(set.sets, "partial", "krippendorffAlphaPartial")] : []),
  ];
  const light = set.sets.length > mostSets ? coefficients.slice(0, 5) : coefficients;
  const estimates = compare([set.ratings], light, options).each[0] ?? [];
  const estimateOf = (key: string) =>
    estimates[coefficients.findIndex((each) => each.key === key)] ?? notEstimable(tooManySets);
  return {
    ...describe(rows, set.ratings),
    values: set.codes,
    level: "nominal",
    weights: "identity",
    distance,
    coefficients: new Map<string, Estimate>([
      ["krippendorffAlpha", estimateOf(chosenKey[distance])],
      ...coefficients.map(({ key }, i): [string, Estimate] => [
        key,
        estimates[i] ?? notEstimable(tooManySets),
      ]),
      ...["weightedKappa", "gwetAC1", "gwetAC2", "brennanPrediger"].map((key): [string, Estimate] => [
        key,
        notEstimable(needsScale),
      ]),
    ]),
    specific: new Map(),
    codes: compareCodes(decisionsOf(set), options),
  };
}
