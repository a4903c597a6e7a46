import type { CodingColumns } from "../../core/columns.js";
import { isHeldBack } from "../../core/held-back.js";
import type { Id } from "../../core/records.js";
import { chooseEncoder } from "../../jobs/encoder-choice.js";
import { type Vectors, vectorsFor, withoutVectors } from "../../nlp/vectors.js";
import { type CodeText, pseudoExamples } from "../../suggest/codes.js";
import type { Model } from "../../suggest/model.js";
import { evenly, mostExamples } from "../../suggest/sample.js";
import { train } from "../../suggest/train.js";
import { type CountedCoders, countedCoders, countedCodings } from "../shared/counted-coders.js";
import { type NamedCode, withPaths } from "../shared/resolve.js";
import { ShownExamples } from "../shared/shown/shown-examples.js";
import { type CurrentSource, currentSources } from "../shared/study-sources.js";
import { VectorCache } from "../shared/vector-cache.js";
import type { Work } from "../shared/work.js";
import type { SuggestUnit } from "./suggest-segments.js";
import { Texts } from "./suggest-spoken.js";
import { type StudyPassage, type Training, trainingOf } from "./suggest-training.js";

/** What the engine reads of a study, before it learns. */
export interface TrainingData {
  readonly sources: readonly CurrentSource[];
  readonly codings: CodingColumns;
  /** The codes in use, by path, in the engine's order. */
  readonly codes: readonly NamedCode[];
  readonly codeTexts: readonly CodeText[];
  readonly counted: CountedCoders;
  readonly training: Training;
}

export interface TrainingRequest {
  readonly unit: SuggestUnit;
  /** The coder named on the command line, if one is. */
  readonly coder: string | undefined;
  readonly withSuggested: boolean;
}

/** Reads from a study what suggestions are learned from. */
export async function readTrainingData(work: Work, order: TrainingRequest): Promise<TrainingData> {
  const { store } = work;
  const sources = await currentSources(store);
  const shown = await ShownExamples.read(store, "shown");
  const active = withPaths<"code">(await store.current("code"))
    .filter(({ status }) => status === "active")
    .map((code) => ({
      ...code,
      examples: shown.of(code.examples).filter((example) => !isHeldBack(example)),
    }));
  const codes = [...active].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.id - b.id));
  const counted = await countedCoders(store, order.coder);
  const codings = await store.codingColumns();
  const questions = await store.current("question");
  const sessions = await store.current("session");
  const places = new Map(codes.map(({ id }, i) => [id, i]));
  const training = await trainingOf(countedCodings(codings, counted), {
    sources,
    texts: new Texts(store),
    unit: order.unit,
    coders: new Set(counted.ids),
    places,
    withSuggested: order.withSuggested,
    passes: await store.current("pass"),
    languages: new Map(sessions.map(({ id, language }) => [id, language])),
    questions: new Map(questions.map(({ id, name }) => [id, name])),
    progress: (done, all) => work.progress(done, all, "sources"),
  });
  return { sources, codings, codes, codeTexts: codeTexts(codes, places, questions), counted, training };
}

function codeTexts(
  codes: readonly NamedCode[],
  places: ReadonlyMap<Id, number>,
  questions: readonly { readonly name: string }[],
): CodeText[] {
  const asked = new Set(questions.map(({ name }) => name));
  return codes.map((code) => {
    const top = code.path.split("/")[0] ?? "";
    return {
      path: code.path,
      name: code.name,
      short: code.short,
      definition: code.definition,
      include: code.include,
      exclude: code.exclude,
      examples: code.examples,
      parent: code.parentId === null ? null : (places.get(code.parentId) ?? null),
      ...(asked.has(top) && { questions: [top] }),
    };
  });
}

export interface Learned {
  readonly model: Model;
  /** The passages learned from, in the engine's order. */
  readonly passages: readonly StudyPassage[];
  readonly vectors: Vectors;
}

/** The passages an engine learns from, and the texts it has nothing to learn from but their words; of many, an even part. */
export function chosenPassages({ training }: TrainingData): {
  readonly passages: readonly StudyPassage[];
  readonly background: readonly string[];
} {
  const coded = training.passages.filter(({ learned, codings }) => learned && codings.size > 0);
  const passedOver = training.passages.filter(({ learned, codings }) => learned && codings.size === 0);
  const kept = evenly(coded, mostExamples);
  return {
    passages: [...kept, ...evenly(passedOver, mostExamples - kept.length)],
    background: evenly(
      training.passages.filter(({ learned }) => !learned),
      mostExamples,
    ).map(({ example }) => example.text),
  };
}

/** Every text of the study that may have a sentence vector. */
export const encodedTexts = ({ codeTexts, training }: TrainingData): string[] =>
  [...codeTexts.flatMap(pseudoExamples), ...training.passages.map(({ example }) => example)].map(
    ({ text }) => text,
  );

/** Sentence vectors of the study's passages and of the codebook, where an encoder is at hand; kept beside the study. */
export async function studyVectors(data: TrainingData, work: Work): Promise<Vectors> {
  const setting = await work.encoder?.();
  const choice = setting === undefined ? null : await chooseEncoder(setting);
  if (choice === null) return withoutVectors;
  const memory = await VectorCache.open(work, choice.id);
  const vectors = await vectorsFor(encodedTexts(data), memory, choice, (done, all) =>
    work.progress(done, all, "passages encoded"),
  );
  await memory.keep();
  return vectors;
}

/** Trains the engine on what was read. */
export async function learn(data: TrainingData, work: Work): Promise<Learned> {
  const { passages, background } = chosenPassages(data);
  const vectors = await studyVectors(data, work);
  const model = train({
    codes: data.codeTexts,
    examples: passages.map(({ example }) => ({ ...example, vector: vectors.of(example.text) })),
    background,
    vectorOf: vectors.of,
  });
  return { model, passages, vectors };
}
