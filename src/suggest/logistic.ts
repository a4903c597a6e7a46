/** A weighted sum of inputs turned into a probability: 1 / (1 + exp(-(factors . inputs + offset))). */
export interface Logistic {
  readonly factors: readonly number[];
  readonly offset: number;
}

/** Answers to learn from: all inputs in one row after the other, and for each row whether it was right. */
export interface Answers {
  readonly inputs: number;
  readonly values: ArrayLike<number>;
  /** 1 or true: right. */
  readonly right: ArrayLike<boolean | number>;
  /** What the factors are when there are no answers; 0 where it is not known. */
  readonly usual?: readonly number[] | undefined;
}

/** Pulls the factors a little towards the usual ones, so that few or cleanly parted answers give no wild ones. */
const ridge = 0.5;

export const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

/**
 * Fits a logistic curve by Newton's method with step halving and smoothed targets (J. Platt, "Probabilistic
 * outputs for support vector machines", 1999; as corrected by H.-T. Lin, C.-J. Lin and R. C. Weng, Machine
 * Learning 68, 2007), extended to several inputs with a small ridge around the usual factors.
 *
 * Worked example: one input, 1 and -1, each ten times right and ten times wrong: factor 0, offset 0, so every
 * probability is one half.
 */
export function fitLogistic({ inputs, values, right, usual = [] }: Answers): Logistic {
  const size = inputs + 1;
  const off = (c: Float64Array, k: number) => c[k]! - (usual[k] ?? 0);
  const rows = right.length;
  let positives = 0;
  for (let row = 0; row < rows; row++) if (right[row]) positives++;
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (rows - positives + 2);
  let at = new Float64Array(size);
  for (let k = 0; k < inputs; k++) at[k] = usual[k] ?? 0;
  at[inputs] = Math.log((positives + 1) / (rows - positives + 1));
  const sums = new Float64Array(rows);
  const loss = (c: Float64Array) => {
    let sum = 0;
    for (let k = 0; k < inputs; k++) sum += (ridge / 2) * off(c, k) ** 2;
    for (let row = 0, place = 0; row < rows; row++) {
      let z = c[inputs]!;
      for (let k = 0; k < inputs; k++) z += c[k]! * values[place++]!;
      sums[row] = z;
      sum += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - (right[row] ? high : low) * z;
    }
    return sum;
  };
  let value = loss(at);
  const x = new Float64Array(size).fill(1);
  for (let round = 0; round < 30; round++) {
    const slope = new Float64Array(size);
    const curve = new Float64Array(size * size);
    for (let k = 0; k < size; k++) {
      slope[k] = k < inputs ? ridge * off(at, k) : 0;
      curve[k * size + k] = k < inputs ? ridge : 1e-9;
    }
    for (let row = 0, place = 0; row < rows; row++) {
      for (let k = 0; k < inputs; k++) x[k] = values[place++]!;
      const p = sigmoid(sums[row]!);
      const missed = p - (right[row] ? high : low);
      const weight = p * (1 - p);
      for (let j = 0; j < size; j++) {
        const wx = weight * x[j]!;
        slope[j]! += missed * x[j]!;
        for (let k = 0; k <= j; k++) curve[j * size + k]! += wx * x[k]!;
      }
    }
    const step = solveSymmetric(curve, slope);
    let moved = false;
    for (let scale = 1; scale > 1e-6 && !moved; scale /= 2) {
      const next = at.map((c, k) => c - scale * step[k]!);
      const lower = loss(next);
      if (lower >= value) continue;
      moved = value - lower > 1e-7 * value;
      at = next;
      value = lower;
      break;
    }
    if (!moved) break;
  }
  return { factors: [...at.subarray(0, inputs)], offset: at[inputs]! };
}

/** Solves A x = b for a symmetric positive definite A of which the lower half is given (Cholesky). */
function solveSymmetric(lower: Float64Array, b: Float64Array): Float64Array {
  const n = b.length;
  const l = lower.slice();
  const at = (i: number, j: number) => l[i * n + j]!;
  for (let j = 0; j < n; j++) {
    let d = at(j, j);
    for (let k = 0; k < j; k++) d -= at(j, k) ** 2;
    const root = Math.sqrt(Math.max(d, 1e-12));
    l[j * n + j] = root;
    for (let i = j + 1; i < n; i++) {
      let s = at(i, j);
      for (let k = 0; k < j; k++) s -= at(i, k) * at(j, k);
      l[i * n + j] = s / root;
    }
  }
  const x = b.slice();
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i]! -= at(i, k) * x[k]!;
    x[i] = x[i]! / at(i, i);
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i]! -= at(k, i) * x[k]!;
    x[i] = x[i]! / at(i, i);
  }
  return x;
}
