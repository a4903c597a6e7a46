import { usageError } from "../../core/errors.js";

/** How near two values (their places in the scale) are: 1 for the same, 0 for the farthest. */
export type Weights = (a: number, b: number) => number;

export const weightNames = ["identity", "linear", "quadratic", "ordinal", "radical", "ratio"] as const;
export type WeightName = (typeof weightNames)[number];

/** Only the same value agrees: weighted coefficients become the plain ones. */
export const identityWeights: Weights = (a, b) => (a === b ? 1 : 0);

/**
 * Weights of agreement by name, for values that stand at `positions` (1, 2, 3 … on an ordinal scale).
 * linear 1 - |d|/D (Cicchetti and Allison 1971), quadratic 1 - d²/D² (Fleiss and Cohen 1973), radical
 * 1 - sqrt(|d|/D), ratio 1 - ((a-b)/(a+b))² over its largest, ordinal 1 - C(|i-j|+1, 2)/C(q, 2) of the
 * places (Gwet 2014, Handbook of Inter-Rater Reliability, ch. 3). D is the distance of the farthest values.
 * Worked example: places 1 to 3, values 1 and 2: linear .5, quadratic .75, ordinal .667.
 */
export function weightsByName(name: WeightName, positions: ArrayLike<number>): Weights {
  const at = (i: number) => positions[i]!;
  const last = positions.length - 1;
  if (name === "identity" || last < 1) return identityWeights;
  const [least, most] = span(positions);
  const far = most - least;
  if (name === "ordinal") {
    const choose2 = (n: number) => (n * (n - 1)) / 2;
    return (a, b) => (a === b ? 1 : 1 - choose2(Math.abs(a - b) + 1) / choose2(last + 1));
  }
  if (name === "ratio") {
    const part = (x: number, y: number) => (x === y ? 0 : ((x - y) / (x + y)) ** 2);
    const farthest = part(most, least);
    return (a, b) => 1 - part(at(a), at(b)) / farthest;
  }
  const power = { linear: 1, quadratic: 2, radical: 0.5 }[name];
  return (a, b) => 1 - (Math.abs(at(a) - at(b)) / far) ** power;
}

function span(positions: ArrayLike<number>): [number, number] {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < positions.length; i++) {
    least = Math.min(least, positions[i]!);
    most = Math.max(most, positions[i]!);
  }
  return [least, most];
}

/**
 * Weights of agreement from a table of disagreement weights (0 for the same), as Cohen (1968) gives them.
 * @throws usageError `bad-weights` unless square, symmetric, 0 on the diagonal and somewhere above 0
 */
export function fromDisagreement(table: readonly (readonly number[])[]): Weights {
  const most = Math.max(0, ...table.flat());
  const fine = table.every(
    (row, i) =>
      row.length === table.length &&
      row[i] === 0 &&
      row.every((weight, j) => Number.isFinite(weight) && weight >= 0 && weight === table[j]?.[i]),
  );
  if (!fine || most === 0)
    throw usageError(
      "bad-weights",
      "Weights of disagreement form a symmetric table with 0 for equal values and more than 0 elsewhere.",
    );
  return (a, b) => 1 - (table[a]?.[b] ?? 0) / most;
}
