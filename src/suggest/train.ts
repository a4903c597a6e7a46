import { type CodeText, pseudoExamples } from "./codes.js";
import { evidenceOf, inputsPerCode } from "./evidence.js";
import { FeatureIndex } from "./features.js";
import { foldsByGroup } from "./folds.js";
import { type Guide, learnGuide } from "./guide.js";
import { fitLogistic } from "./logistic.js";
import { constant, fitMachines, type Ground } from "./machines.js";
import { Model } from "./model.js";
import { logOdds } from "./odds.js";
import type { Example } from "./passage.js";
import { Postings } from "./postings.js";
import { SentenceRows } from "./sentence-rows.js";
import { type Judged, Trial } from "./trial.js";
import { type Vector, Weigher } from "./weigh.js";

/** The engine's name and version, as it is recorded with every offer. */
export const engine = "themata-svm/1";

export interface Lesson {
  readonly codes: readonly CodeText[];
  readonly examples: readonly Example[];
  /** Texts not coded (yet): how common words are is learned from them too. */
  readonly background?: readonly string[] | undefined;
  /** Sentence vectors of the codebook's texts, by text. */
  readonly vectorOf?: ((text: string) => Float32Array | undefined) | undefined;
  /** Keeps features between trainings on the same texts. */
  readonly index?: FeatureIndex | undefined;
}

const folds = 3;
const foldSeed = 17;
/** Below this many examples nothing is tried out-of-fold: no probabilities, no cut. */
const fewest = 20;
/** Weights that sentence vectors may get beside the n-grams. */
const vectorWeights = [0, 0.6, 1.2] as const;

/** Learns to rank codes. The same lesson always gives the same model. */
export function train(lesson: Lesson): Model {
  const { codes, examples } = lesson;
  const index = lesson.index ?? new FeatureIndex();
  const pseudo = codes.flatMap(pseudoExamples);
  const bags = [...examples.map((e) => index.bag(e.text, e)), ...pseudo.map(({ text }) => index.bag(text))];
  const background = (lesson.background ?? []).map((text) => index.bag(text));
  const weigher = new Weigher([...bags, ...background], index.size);
  const vectors = bags.map((bag) => weigher.vector(bag));
  const postings = new Postings(vectors, index.size);
  const sentences = [
    ...examples.map(({ vector }) => vector),
    ...pseudo.map((p) => lesson.vectorOf?.(p.text)),
  ];
  const gram = gramOf(vectors, postings);
  const sentenceRows = new SentenceRows(sentences);
  const withVectors = sentences.some((vector) => vector !== undefined)
    ? vectorGram(sentences, sentenceRows)
    : null;
  const groundAt = (weight: number): Ground => ({
    codes,
    examples,
    pseudo,
    unused: new Map(),
    products: withVectors === null || weight === 0 ? gram : summed(gram, withVectors, weight * weight),
  });

  let vectorWeight = 0;
  let ground = groundAt(0);
  let trial: Trial | null = null;
  if (examples.filter(({ codes: own }) => own.length > 0).length >= fewest) {
    const weights = withVectors === null ? [0] : vectorWeights;
    for (const weight of weights) {
      const candidate = weight === 0 ? ground : groundAt(weight);
      const tried = outOfFold(candidate);
      if (trial !== null && tried.mrr <= trial.mrr) continue;
      trial = tried;
      vectorWeight = weight;
      ground = candidate;
    }
  } else if (withVectors !== null) {
    vectorWeight = vectorWeights[1];
    ground = groundAt(vectorWeight);
  }
  const guide = learnGuide(codes, examples);
  return new Model({
    ground,
    multipliers: fitMachines(ground, () => true, guide),
    guide,
    odds: logOdds(codes.length, examples, () => true, guide),
    index,
    weigher,
    vectors,
    postings,
    sentences: vectorWeight === 0 ? null : sentenceRows,
    vectorWeight,
    trial,
    calibration: trial?.calibration ?? null,
  });
}

/** Scores every example by machines that have not seen its document. */
function outOfFold(ground: Ground): Trial {
  const { codes, examples } = ground;
  const rows = examples.length + ground.pseudo.length;
  const dealt = foldsByGroup(
    (examples as readonly Example[]).map(({ group }) => group),
    folds,
    foldSeed,
  );
  const judged: Judged[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const guide: Guide = learnGuide(
      codes,
      examples.filter((_, i) => dealt[i] !== fold),
    );
    const use = (i: number) => dealt[i] !== fold;
    const fitted = fitMachines(ground, use, guide);
    const odds = logOdds(codes.length, examples, use, guide);
    for (const [i, { codes: own, question, unsure }] of examples.entries()) {
      if (dealt[i] !== fold) continue;
      const products = ground.products.subarray(i * rows, (i + 1) * rows);
      const evidence = evidenceOf(products, ground, fitted, odds, use);
      const among = guide(question);
      const asked =
        unsure === undefined || unsure.length === 0
          ? among
          : new Set([...(among ?? codes.keys())].filter((code) => !unsure.includes(code)));
      judged.push({ example: i, evidence, right: new Set(own), among: asked });
    }
  }
  const values: number[] = [];
  const right: boolean[] = [];
  for (const one of judged)
    for (let code = 0; code < codes.length; code++) {
      if (one.among?.has(code) === false) continue;
      for (let k = 0; k < inputsPerCode; k++) values.push(one.evidence[code * inputsPerCode + k] as number);
      right.push(one.right.has(code));
    }
  return new Trial(judged, fitLogistic({ inputs: inputsPerCode, values, right }));
}

function gramOf(vectors: readonly Vector[], postings: Postings): Float32Array {
  const n = vectors.length;
  const gram = new Float32Array(n * n).fill(constant);
  for (const [i, vector] of vectors.entries()) postings.products(vector, gram.subarray(i * n, (i + 1) * n));
  return gram;
}

function vectorGram(vectors: readonly (Float32Array | undefined)[], rows: SentenceRows): Float32Array {
  const n = vectors.length;
  const gram = new Float32Array(n * n);
  for (const [i, vector] of vectors.entries()) {
    if (vector === undefined) continue;
    rows.products(vector, 1, gram.subarray(i * n, (i + 1) * n), i + 1);
    for (let j = 0; j < i; j++) gram[j * n + i] = gram[i * n + j] as number;
  }
  return gram;
}

const summed = (a: Float32Array, b: Float32Array, factor: number): Float32Array =>
  a.map((value, i) => value + factor * (b[i] as number));
