import { dataError } from "../../core/errors.js";
import { readCodedSegments } from "../../exchange/coded-segments.js";
import { readFileCodes } from "../../exchange/suggest-codebook.js";
import { decode } from "../../importers/decode.js";
import { chooseEncoder, type EncoderSetting } from "../../jobs/encoder-choice.js";
import { vectorsFor } from "../../nlp/vectors.js";
import { pseudoExamples } from "../../suggest/codes.js";
import { type CurvePoint, ceiling, type Evaluation, evaluate } from "../../suggest/evaluate.js";
import { f1, type Metrics } from "../../suggest/metrics.js";
import { engine } from "../../suggest/train.js";
import type { Work } from "../shared/work.js";
import { type FileData, fileData } from "./suggest-evaluate-file.js";
import { studyData } from "./suggest-evaluate-study.js";

export interface EvaluateOrder {
  /** The data file's text; null: the study. */
  readonly file: string | null;
  readonly codebook: { readonly name: string; readonly bytes: Uint8Array } | null;
  readonly work: Work | null;
  readonly coder: string | undefined;
  readonly level: string;
  /** Only this size of the training part, instead of the curve. */
  readonly train: number | undefined;
  readonly seeds: number;
  readonly leastUses: number;
  readonly chained: boolean;
  readonly context: boolean;
  /** The sentence encoder to use where it is installed; null for none. */
  readonly encoder: EncoderSetting | null;
  readonly encoding: (done: number, all: number) => void;
  readonly clock: () => number;
  readonly progress: (done: number, all: number) => void;
}

export interface Evaluated {
  readonly engine: string;
  readonly coder: string;
  readonly segments: number;
  readonly codes: number;
  /** Coded segments learned from for `metrics` (mean over the splits). */
  readonly train: number;
  readonly folds: number;
  readonly seeds: readonly number[];
  readonly metrics: Metrics;
  readonly curve: readonly Omit<CurvePoint, "perCode">[];
  readonly baselines: Evaluation["baselines"];
  readonly ceiling: number | null;
  readonly msPerSegment: number;
  readonly trainMs: number;
  readonly perCode: readonly { code: string; uses: number; f1: number | null }[];
  /** In words, whether sentence vectors were at hand. */
  readonly vectors: string;
  readonly notes: readonly string[];
}

const curveSizes = [0, 5, 20, 100, 500] as const;

/** Measures the engine on a study or on a data file, against documents it has not seen. */
export async function evaluateSuggestions(order: EvaluateOrder): Promise<Evaluated> {
  const data = await dataOf(order);
  const { codes, examples } = data;
  if (codes.length === 0 || examples.length < 2)
    throw dataError(
      "nothing-to-evaluate",
      `There is nothing to measure on: ${examples.length} coded segments with ${codes.length} codes used ${order.leastUses} times or more.`,
      "Lower --min-uses, or code more first.",
    );
  const texts = [
    ...examples.map(({ text }) => text),
    ...codes.flatMap(pseudoExamples).map(({ text }) => text),
  ];
  const choice = order.encoder === null ? null : await chooseEncoder(order.encoder);
  const vectors = await vectorsFor(texts, new Map(), choice, order.encoding);
  const withVectors = examples.map((example) => ({ ...example, vector: vectors.of(example.text) }));
  const all = Number.MAX_SAFE_INTEGER;
  const pool = Math.floor(examples.length * 0.7);
  const sizes =
    order.train !== undefined ? [order.train] : [...curveSizes.filter((size) => size < pool), all];
  const { curve, baselines } = evaluate({
    codes,
    examples: withVectors,
    sizes,
    seeds: order.seeds,
    vectorOf: vectors.of,
    clock: order.clock,
    progress: order.progress,
  });
  const last = curve.at(-1) as CurvePoint;
  const { n, trainMs, msPerSegment, vectorWeight: _weight, perCode, ...metrics } = last;
  const uses = codes.map((_, code) => examples.filter(({ codes: own }) => own.includes(code)).length);
  return {
    engine,
    coder: data.coder,
    segments: examples.length,
    codes: codes.length,
    train: n,
    folds: 3,
    seeds: Array.from({ length: order.seeds }, (_, i) => i + 1),
    metrics,
    curve: curve.map(({ perCode: _perCode, ...point }) => point),
    baselines,
    ceiling: data.pairs.length < 10 ? null : ceiling(data.pairs),
    msPerSegment,
    trainMs,
    perCode: codes.map(({ path }, code) => ({
      code: path,
      uses: uses[code] ?? 0,
      f1: f1(perCode[code] ?? { right: 0, suggested: 0, hits: 0 }),
    })),
    vectors: vectors.description,
    notes: [],
  };
}

async function dataOf(order: EvaluateOrder): Promise<FileData> {
  if (order.file === null) {
    if (order.work === null) throw dataError("nothing-to-evaluate", "There is neither a study nor a file.");
    return studyData(order.work, order);
  }
  const segments = readCodedSegments(order.file, order.level);
  if (order.coder !== undefined && !segments.some(({ coder }) => coder === order.coder))
    throw dataError(
      "unknown-coder",
      `The file has no segments by "${order.coder}".`,
      `Its coders: ${[...new Set(segments.map(({ coder }) => coder || "(none)"))].slice(0, 20).join(", ")}.`,
    );
  const codebook =
    order.codebook === null
      ? []
      : await readFileCodes(order.codebook.name, await decode(order.codebook.bytes));
  return fileData(segments, codebook, order);
}
