import { bayesRanker } from "../nlp/bayes.js";
import type { CodeText } from "./codes.js";
import { FeatureIndex } from "./features.js";
import { shuffled } from "./folds.js";
import { learnGuide } from "./guide.js";
import { f1, type Metrics, meanOf, measure, type PerCode, type Tested } from "./metrics.js";
import type { Model, Standing } from "./model.js";
import type { Example } from "./passage.js";
import { evenly, mostExamples } from "./sample.js";
import { train } from "./train.js";
import type { Decision } from "./trial.js";

export interface EvaluationOrder {
  readonly codes: readonly CodeText[];
  readonly examples: readonly Example[];
  /** Sizes of the training part to measure at; the first `n` coded passages. Sizes above what there is count as all. */
  readonly sizes: readonly number[];
  readonly seeds: number;
  readonly vectorOf?: ((text: string) => Float32Array | undefined) | undefined;
  /** Milliseconds, from whoever knows the time. */
  readonly clock: () => number;
  readonly progress?: ((done: number, all: number) => void) | undefined;
}

export interface CurvePoint extends Metrics {
  /** Coded passages learned from (mean over the seeds). */
  readonly n: number;
  readonly trainMs: number;
  readonly msPerSegment: number;
  readonly vectorWeight: number;
  readonly perCode: readonly PerCode[];
}

export interface Evaluation {
  readonly curve: readonly CurvePoint[];
  readonly baselines: { readonly naturalBayes: Metrics; readonly mostFrequent: Metrics };
}

/** Share of documents kept for testing. */
const tested = 0.3;

/** For engines without calibration: the first code counts. */
const firstOnly: Decision = { threshold: 2, always: true };

/**
 * The engine against what it has not seen: 30% of documents are kept for testing, the machines learn from the first
 * n coded passages of the others (documents in random order; of very many an even part, as in a study), and the mean over the seeds counts. Thresholds and
 * cuts come from the training part alone.
 */
export function evaluate(order: EvaluationOrder): Evaluation {
  const { codes, seeds, clock } = order;
  const examples = order.examples.filter(({ codes: own }) => own.length > 0);
  const index = new FeatureIndex();
  const points = order.sizes.map((): Run[] => []);
  const bayes: Metrics[] = [];
  const frequent: Metrics[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const { pool, test } = split(examples, seed);
    for (const [k, size] of order.sizes.entries()) {
      order.progress?.((seed - 1) * order.sizes.length + k, seeds * order.sizes.length);
      const learned = evenly(pool.slice(0, size), mostExamples);
      const begun = clock();
      const model = train({
        codes,
        examples: learned,
        background: evenly(pool.slice(size), mostExamples).map(({ text }) => text),
        vectorOf: order.vectorOf,
        index,
      });
      const trained = clock();
      const ranked = test.map((example) => ({ ranked: model.rank(example), right: new Set(example.codes) }));
      const done = clock();
      points[k]?.push({
        ...judge(model, ranked, codes.length),
        n: learned.length,
        trainMs: trained - begun,
        msPerSegment: test.length === 0 ? 0 : (done - trained) / test.length,
        vectorWeight: model.parts.vectorWeight,
      });
    }
    const largest = pool.slice(0, Math.max(...order.sizes));
    bayes.push(baseline(codes, largest, test, bayesRanker(largest, codes.length)));
    const counts = new Float64Array(codes.length);
    for (const { codes: own } of largest) for (const code of own) counts[code]! += 1;
    frequent.push(baseline(codes, largest, test, () => counts));
  }
  return {
    curve: points.map((runs) => pointOf(runs, codes.length)),
    baselines: { naturalBayes: meanOf(bayes), mostFrequent: meanOf(frequent) },
  };
}

interface Run {
  readonly metrics: Metrics;
  readonly perCode: readonly PerCode[];
  readonly n: number;
  readonly trainMs: number;
  readonly msPerSegment: number;
  readonly vectorWeight: number;
}

/** Documents in the order of a seed: the first 30% for testing, the rest to learn from. */
export function split(examples: readonly Example[], seed: number): { pool: Example[]; test: Example[] } {
  const documents = shuffled([...new Set(examples.map(({ group }) => group))], seed);
  const place = new Map(documents.map((group, i) => [group, i]));
  const kept = Math.round(documents.length * tested);
  const at = ({ group }: Example) => place.get(group) ?? 0;
  return {
    test: examples.filter((example) => at(example) < kept),
    pool: examples.filter((example) => at(example) >= kept).sort((a, b) => at(a) - at(b)),
  };
}

function judge(model: Model, ranked: readonly Tested[], codes: number) {
  const { trial } = model.parts;
  return measure(ranked, codes, trial?.decision() ?? firstOnly, trial?.cut(0.8) ?? null);
}

function baseline(
  codes: readonly CodeText[],
  learned: readonly Example[],
  test: readonly Example[],
  score: (text: string) => ArrayLike<number>,
): Metrics {
  const guide = learnGuide(codes, learned);
  const ranked = test.map(({ text, question, codes: own }) => {
    const among = guide(question);
    const standings = Array.from(
      score(text),
      (value, code): Standing => ({ code, score: value, probability: null }),
    );
    return {
      ranked: standings
        .filter(({ code }) => among?.has(code) !== false)
        .sort((a, b) => b.score - a.score || a.code - b.code),
      right: new Set(own),
    };
  });
  return measure(ranked, codes.length, firstOnly, null).metrics;
}

function pointOf(runs: readonly Run[], codes: number): CurvePoint {
  const mean = (of: (run: Run) => number) =>
    runs.reduce((sum, run) => sum + of(run), 0) / Math.max(1, runs.length);
  return {
    n: mean(({ n }) => n),
    ...meanOf(runs.map(({ metrics }) => metrics)),
    trainMs: mean(({ trainMs }) => trainMs),
    msPerSegment: mean(({ msPerSegment }) => msPerSegment),
    vectorWeight: mean(({ vectorWeight }) => vectorWeight),
    perCode: Array.from({ length: codes }, (_, code) => ({
      right: mean(({ perCode }) => perCode[code]?.right ?? 0),
      suggested: mean(({ perCode }) => perCode[code]?.suggested ?? 0),
      hits: mean(({ perCode }) => perCode[code]?.hits ?? 0),
    })),
  };
}

/** How well one coder's codes foretell another's on the same passages: micro-F1. */
export function ceiling(
  pairs: readonly (readonly [ReadonlySet<number>, ReadonlySet<number>])[],
): number | null {
  const counted: PerCode = { right: 0, suggested: 0, hits: 0 };
  for (const [a, b] of pairs) {
    counted.right += a.size;
    counted.suggested += b.size;
    for (const code of b) if (a.has(code)) counted.hits++;
  }
  return f1(counted);
}
