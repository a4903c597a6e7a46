import { type CodeText, pseudoExamples } from "./codes.js";
import { evidenceOf, usualWeights } from "./evidence.js";
import { type Bag, FeatureIndex } from "./features.js";
import { Floats, rowLength } from "./floats.js";
import { foldsByGroup } from "./folds.js";
import { type Gram, gramRow, gramSize, makeGram } from "./gram.js";
import { type Guide, learnGuide } from "./guide.js";
import { fitLogistic } from "./logistic.js";
import { codedRows, constant, type FittingRoom, fitMachines, type Ground, manyCodes } from "./machines.js";
import { Model } from "./model.js";
import { logOdds } from "./odds.js";
import type { Example } from "./passage.js";
import { Postings } from "./postings.js";
import { SentenceRows } from "./sentence-rows.js";
import { type Judged, Trial } from "./trial.js";
import { type Vector, Weigher } from "./weigh.js";

/** The engine's name and version, as it is recorded with every offer. */
export const engine = "themata-svm/2";

export interface TrainingInput {
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

/** Learns to rank codes. The same input always gives the same model. */
export function train(input: TrainingInput): Model {
  const { codes, examples } = input;
  const index = input.index ?? new FeatureIndex();
  const pseudo = codes.flatMap(pseudoExamples);
  const bags = [...examples.map((e) => index.bag(e.text, e)), ...pseudo.map(({ text }) => index.bag(text))];
  const weigher = new Weigher(bags, glances(input.background ?? [], index), index.size);
  const vectors = bags.map((bag, i) => (i < examples.length ? weigher.passage(bag) : weigher.text(bag)));
  const postings = new Postings(vectors, index.size);
  const sentences = [...examples.map(({ vector }) => vector), ...pseudo.map((p) => input.vectorOf?.(p.text))];
  const withVectors = sentences.some((vector) => vector !== undefined);
  const rows = bags.length;
  const stride = rowLength(rows);
  const floats = borrow(
    gramSize(rows) * (withVectors ? 2 : 1) +
      (codes.length > manyCodes ? 1 : 2) * stride * (codes.length + 1) +
      SentenceRows.room(sentences) +
      64,
  );
  const gram = gramOf(floats, vectors, postings);
  const vectorGram = withVectors ? vectorGramOf(floats, sentences) : null;
  const roomFor = (): FittingRoom => ({
    multipliers: floats.take(codes.length * stride),
    scores: floats.take(stride),
  });
  const rooms: Rooms = { coded: roomFor(), book: codes.length > manyCodes ? null : roomFor() };
  const pairs = vectorPairs(gram, vectorGram);
  const coded = codedRows(examples);
  const ground = (): Ground => ({ codes, examples, coded, pseudo, unused: new Map(), gram });

  let vectorWeight = 0;
  let trial: Trial | null = null;
  if (examples.filter(({ codes: own }) => own.length > 0).length >= fewest) {
    for (const weight of withVectors ? vectorWeights : [0]) {
      pairs.weigh(weight);
      const tried = outOfFold(ground(), rooms);
      if (trial !== null && tried.mrr <= trial.mrr) continue;
      trial = tried;
      vectorWeight = weight;
    }
  } else if (withVectors) vectorWeight = vectorWeights[1];
  pairs.weigh(vectorWeight);
  const guide = learnGuide(codes, examples);
  const { factors, offset } = trial?.calibration ?? { factors: usualWeights, offset: 0 };
  const all = fitMachines(ground(), () => true, guide, rooms.coded);
  const book = fitBook(ground(), rooms.book) ?? all;
  const learned = mix(all.block.values, book.block.values, factors.slice(-2) as [number, number]);
  const model = new Model({
    ground: { codes, examples, coded, pseudo },
    learned,
    stride,
    guide,
    odds: logOdds(codes.length, examples, () => true, guide),
    index,
    weigher,
    vectors,
    postings,
    sentences: vectorWeight === 0 ? null : sentences,
    vectorWeight,
    trial,
    weights: factors.slice(0, -2),
    offset: trial === null ? null : offset,
  });
  spare = floats;
  return model;
}

/** Adds what was learned from the codebook alone to what was learned from all, by their weights. */
function mix(
  learned: Float32Array,
  book: Float32Array,
  [codedWeight, bookWeight]: readonly [number, number],
): Float32Array {
  for (let i = 0; i < learned.length; i++) learned[i] = codedWeight * learned[i]! + bookWeight * book[i]!;
  return learned;
}

function* glances(texts: readonly string[], index: FeatureIndex): Generator<Bag> {
  for (const text of texts) yield index.glance(text);
}

/** Memory of the training before this one, to be used again. */
let spare: Floats | null = null;

function borrow(size: number): Floats {
  const floats = spare !== null && spare.size >= size ? spare : new Floats(size);
  spare = null;
  floats.clear();
  return floats;
}

/** Sees to it that sentence vectors have the weight wanted in the inner products. */
function vectorPairs(gram: Gram, vectorGram: Gram | null) {
  let square = 0;
  return {
    weigh: (weight: number) => {
      if (vectorGram === null) return;
      gram.floats.add(gram.block, vectorGram.block, 0, gramSize(gram.rows), weight * weight - square);
      square = weight * weight;
    },
  };
}

/** Room for the machines of coded passages and codebook, and for those of the codebook alone. */
interface Rooms {
  readonly coded: FittingRoom;
  /** Null where there are so many codes that those never used learn from the codebook only anyway. */
  readonly book: FittingRoom | null;
}

/** What the codebook alone would say, which a handful of codings cannot lead astray. */
const fitBook = (ground: Ground, room: FittingRoom | null) =>
  room &&
  fitMachines(
    ground,
    () => false,
    () => null,
    room,
  );

/** Scores every example by machines that have not seen its document. */
function outOfFold(ground: Ground, rooms: Rooms): Trial {
  const { codes, examples } = ground;
  const { block, stride } = ground.gram;
  const dealt = foldsByGroup(
    (examples as readonly Example[]).map(({ group }) => group),
    folds,
    foldSeed,
  );
  const book = fitBook(ground, rooms.book);
  const judged: Judged[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const guide: Guide = learnGuide(
      codes,
      examples.filter((_, i) => dealt[i] !== fold),
    );
    const use = (i: number) => dealt[i] !== fold;
    const coded = fitMachines(ground, use, guide, rooms.coded);
    const odds = logOdds(codes.length, examples, use, guide);
    for (const [i, { codes: own, question, unsure }] of examples.entries()) {
      if (dealt[i] !== fold) continue;
      const products = { block, from: i * stride, values: gramRow(ground.gram, i) };
      const evidence = evidenceOf(products, ground, [coded, book ?? coded], odds, use);
      const among = guide(question);
      const asked =
        unsure === undefined || unsure.length === 0
          ? among
          : new Set([...(among ?? codes.keys())].filter((code) => !unsure.includes(code)));
      judged.push({ example: i, evidence, right: new Set(own), among: asked });
    }
  }
  const inputs = usualWeights.length;
  const most = judged.length * codes.length;
  const values = new Float64Array(most * inputs);
  const right = new Uint8Array(most);
  let asked = 0;
  for (const one of judged)
    for (let code = 0; code < codes.length; code++) {
      if (one.among?.has(code) === false) continue;
      for (let k = 0; k < inputs; k++) values[asked * inputs + k] = one.evidence[code * inputs + k]!;
      right[asked++] = one.right.has(code) ? 1 : 0;
    }
  return new Trial(
    judged,
    fitLogistic({ inputs, values, right: right.subarray(0, asked), usual: usualWeights }),
  );
}

function gramOf(floats: Floats, vectors: readonly Vector[], postings: Postings): Gram {
  const gram = makeGram(floats, vectors.length);
  for (const [i, vector] of vectors.entries()) postings.products(vector, gramRow(gram, i).fill(constant));
  return gram;
}

function vectorGramOf(floats: Floats, vectors: readonly (Float32Array | undefined)[]): Gram {
  const gram = makeGram(floats, vectors.length);
  const rows = new SentenceRows(floats, vectors);
  for (const [i, vector] of vectors.entries()) {
    if (vector === undefined) continue;
    const own = gramRow(gram, i);
    rows.products(vector, 1, own, i + 1);
    for (let j = 0; j < i; j++) gram.block.values[j * gram.stride + i] = own[j]!;
  }
  return gram;
}
