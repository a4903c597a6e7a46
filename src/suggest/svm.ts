import type { Block } from "./floats.js";
import type { Gram } from "./gram.js";

/** What one machine is to learn. All arrays are as long as there are examples. */
export interface Problem {
  /** 1 where the example has the code, -1 where it has not, 0 where it says nothing. */
  readonly signs: Int8Array;
  /** Cost of getting an example wrong, above 0. */
  readonly costs: Float64Array;
}

export interface SolverOptions {
  /** Stop when no example's condition is missed by more than this. */
  readonly tolerance: number;
  /** At most this many rounds over the examples. */
  readonly rounds: number;
}

const usual: SolverOptions = { tolerance: 0.1, rounds: 60 };

/**
 * A linear support vector machine with squared hinge loss and L2 regularisation, solved by dual coordinate
 * descent (C.-J. Hsieh, K.-W. Chang, C.-J. Lin, S. S. Keerthi and S. Sundararajan, "A dual coordinate descent
 * method for large-scale linear SVM", ICML 2008, algorithm 1 with D_ii = 1 / 2C), over inner products
 * that are computed once for all codes. Examples are visited in their order, so the same data give the same answer.
 *
 * Worked example: two examples with inner products [[1, 0], [0, 1]], signs +1 and -1, both costs 1: each
 * multiplier minimises 1/2 a (1 + 1/2) a - a, so a = 2/3, and the result is [2/3, -2/3].
 *
 * @param gram inner products of all examples
 * @param scores room for as many numbers as a row of `gram` is long
 * @returns for each example its multiplier times its sign; an example's score is the sum of products with these
 */
export function solve(gram: Gram, scores: Block, problem: Problem, options = usual): Float64Array {
  const { signs, costs } = problem;
  const { floats, block, stride } = gram;
  const used = Int32Array.from(signs.keys()).filter((i) => signs[i] !== 0);
  const alpha = new Float64Array(signs.length);
  scores.values.fill(0);
  for (let round = 0; round < options.rounds; round++) {
    let worst = 0;
    for (let a = 0; a < used.length; a++) {
      const i = used[a]!;
      const sign = signs[i]!;
      const slack = 0.5 / costs[i]!;
      const old = alpha[i]!;
      const gradient = sign * scores.values[i]! - 1 + slack * old;
      const missed = Math.abs(old === 0 ? Math.min(gradient, 0) : gradient);
      // What is nearly right is left as it is: a step there costs as much as one that matters.
      if (missed < options.tolerance / 4) continue;
      worst = Math.max(worst, missed);
      const row = i * stride;
      const fresh = Math.max(0, old - gradient / (block.values[row + i]! + slack));
      if (fresh === old) continue;
      alpha[i] = fresh;
      floats.add(scores, block, row, stride, (fresh - old) * sign);
    }
    if (worst <= options.tolerance) break;
  }
  return alpha.map((value, i) => value * signs[i]!);
}
