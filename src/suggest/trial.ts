import { weighed } from "./evidence.js";
import { type Logistic, sigmoid } from "./logistic.js";

/** What machines that had not seen a passage said of it, and what its coder said. */
export interface Judged {
  /** Place in the list of examples. */
  readonly example: number;
  /** Evidence for each code, as many numbers each as the calibration has factors. */
  readonly evidence: Float64Array;
  readonly right: ReadonlySet<number>;
  /** Codes that came into question; null: all. */
  readonly among: ReadonlySet<number> | null;
}

/** How suggestions are turned into a yes or no. */
export interface Decision {
  /** Probability from which a code counts as suggested. */
  readonly threshold: number;
  /** Whether the first code counts in any case. */
  readonly always: boolean;
}

/** Where suggestions are cut off so that a share of them will be right, and whether the data bear that out. */
export interface Cut {
  readonly threshold: number;
  /** Share of passages that then have a suggestion. */
  readonly coverage: number;
}

/** Passages coded by hand must be at least this many before a precision is promised. */
const passagesNeeded = 150;
/** And so many suggestions must have passed the cut out-of-fold. */
const suggestionsNeeded = 50;

/** An out-of-fold trial: all that is known of how well the engine does on this study. */
export class Trial {
  readonly judged: readonly Judged[];
  readonly calibration: Logistic;
  /** Mean reciprocal rank of the first right code. */
  readonly mrr: number;

  constructor(judged: readonly Judged[], calibration: Logistic) {
    this.judged = judged;
    this.calibration = calibration;
    let sum = 0;
    let count = 0;
    for (const one of judged) {
      if (one.right.size === 0) continue;
      count++;
      const own = this.#ranked(one);
      const best = own.reduce(
        (most, { probability, right }) => (right ? Math.max(most, probability) : most),
        -1,
      );
      if (best >= 0) sum += 1 / (1 + own.filter((o) => !o.right && o.probability > best).length);
    }
    this.mrr = count === 0 ? 0 : sum / count;
  }

  /** The rule with the best micro-F1. */
  decision(): Decision {
    const pairs = this.#pairs();
    let best: Decision = { threshold: 0.5, always: true };
    let bestF1 = -1;
    const total = this.judged.reduce((sum, { right }) => sum + right.size, 0);
    for (const always of [false, true]) {
      // A code that counts anyway comes before all others.
      const order = pairs
        .map((pair) => ({ ...pair, key: always && pair.first ? 2 : pair.probability }))
        .sort((a, b) => b.key - a.key);
      let hits = 0;
      for (const [i, { key, right }] of order.entries()) {
        if (right) hits++;
        const next = order[i + 1]?.key ?? 0;
        if (next === key) continue;
        const f1 = (2 * hits) / (i + 1 + total);
        if (f1 <= bestF1 + 1e-12) continue;
        bestF1 = f1;
        best = { threshold: (Math.min(1, key) + next) / 2, always };
      }
    }
    return best;
  }

  /** The lowest cut at which suggestions reach a precision; null where there is too little data to say. */
  cut(precision: number): Cut | null {
    if (this.judged.length < passagesNeeded) return null;
    const order = this.#pairs().sort((a, b) => b.probability - a.probability);
    let hits = 0;
    let found: { threshold: number; count: number } | null = null;
    for (const [i, { probability, right }] of order.entries()) {
      if (right) hits++;
      const next = order[i + 1]?.probability ?? 0;
      if (next !== probability && hits / (i + 1) >= precision)
        found = { threshold: (probability + next) / 2, count: i + 1 };
    }
    if (found === null || found.count < suggestionsNeeded) return null;
    const { threshold } = found;
    const covered = this.judged.filter((one) => this.#ranked(one).some((o) => o.probability >= threshold));
    return { threshold, coverage: covered.length / this.judged.length };
  }

  /** Every passage's codes with their probabilities, best first. */
  standings(): { readonly example: number; readonly standings: readonly Judgement[] }[] {
    return this.judged.map(({ example, evidence, among }) => {
      const standings: Judgement[] = [];
      for (let code = 0; code * this.calibration.factors.length < evidence.length; code++)
        if (among?.has(code) !== false)
          standings.push({ code, probability: probabilityOf(evidence, code, this.calibration) });
      return {
        example,
        standings: standings.sort((a, b) => b.probability - a.probability || a.code - b.code),
      };
    });
  }

  #pairs(): Ranked[] {
    return this.judged.flatMap((one) => this.#ranked(one));
  }

  #ranked({ evidence, right, among }: Judged): Ranked[] {
    const own: Ranked[] = [];
    let top: Ranked | undefined;
    for (let code = 0; code * this.calibration.factors.length < evidence.length; code++) {
      if (among?.has(code) === false) continue;
      const probability = probabilityOf(evidence, code, this.calibration);
      const one = { probability, right: right.has(code), first: false };
      own.push(one);
      if (top === undefined || probability > top.probability) top = one;
    }
    if (top !== undefined) top.first = true;
    return own;
  }
}

export interface Judgement {
  readonly code: number;
  readonly probability: number;
}

interface Ranked {
  readonly probability: number;
  readonly right: boolean;
  first: boolean;
}

const probabilityOf = (evidence: Float64Array, code: number, { factors, offset }: Logistic): number =>
  sigmoid(weighed(evidence, code, factors) + offset);
