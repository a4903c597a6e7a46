import type { Id } from "../core/records.js";
import { type ContentWord, contentWords } from "../nlp/tokens.js";
import { type CodeText, type Counts, codebookWords, countStems, excludedWords } from "./code-words.js";
import { blend, cosine, damped, unit, type Vector } from "./vector.js";

/** The engine's name and version, as it is recorded with every offer. */
export const engine = "themata-tfidf/1";

/** A passage that a person coded. */
export interface CodedPassage {
  readonly coding: Id;
  readonly code: Id;
  readonly quote: string;
}

/** Why a code was ranked where it was. */
export interface Why {
  /** Words of the segment that speak for the code, as written, strongest first; at most 10. */
  readonly words: readonly string[];
  /** Words of the segment that its exclude rule speaks of; at most 10. */
  readonly against: readonly string[];
  /** Passages coded with it that are most like the segment; at most 3. Similarity is above 0, up to 1. */
  readonly neighbours: readonly { coding: Id; quote: string; similarity: number }[];
}

export interface RankedCode {
  readonly code: Id;
  /** From 1. */
  readonly rank: number;
  /** Above 0, up to 1, to six decimals. Orders the codes of one segment; it is no probability. */
  readonly score: number;
  readonly why: Why;
}

export interface RankOptions {
  /** At most this many codes. */
  readonly top: number;
  /** Only these codes are ranked. */
  readonly among?: ReadonlySet<Id> | undefined;
}

/** With this many coded passages, they weigh as much as what the codebook says of the code. */
const even = 4;
/** How much a segment's likeness to the exclude rule takes off the score. */
const excludeWeight = 0.25;
const wordsShown = 10;
const neighboursShown = 3;

interface CodeModel {
  readonly code: CodeText;
  readonly vector: Vector;
  readonly excluded: Vector;
  readonly passages: readonly { readonly passage: CodedPassage; readonly vector: Vector }[];
}

/**
 * First form of code suggestions: ranking by shared words. Codes are documents, made of what the
 * codebook says of them and of the passages coded with them; a segment's score for a code is the
 * cosine of their TF-IDF vectors over word stems (G. Salton and C. Buckley, "Term-weighting approaches
 * in automatic text retrieval", Information Processing & Management 24(5), 1988), less a quarter of its
 * cosine with the exclude rule. A code's vector is the mean of its passages' (J. Rocchio, 1971) and
 * the codebook's, which weighs 4 / (4 + n) with n passages. Gives ranks and scores, no probabilities.
 *
 * Worked example: two codes named "Trust" and "Money", nothing else. Each stem occurs in one of two
 * documents, so all weights are alike, and "Trust costs money" (three stems, one of them in no code and so a
 * little heavier: ln 3 + 1 against ln 1.5 + 1) scores 1.405 / √(2 · 1.405² + 2.099²) = 0.486 for both;
 * the tie goes by path.
 */
export class CodeRanker {
  readonly #idf: (stem: string) => number;
  readonly #models: readonly CodeModel[];
  /** Different stems that codes are known by; with 0 nothing can be ranked. */
  readonly vocabulary: number;

  constructor(codes: readonly CodeText[], passages: readonly CodedPassage[]) {
    const passagesOf = new Map<Id, CodedPassage[]>(codes.map(({ id }) => [id, []]));
    for (const passage of passages) passagesOf.get(passage.code)?.push(passage);
    const drafts = codes.map((code) => {
      const own = passagesOf.get(code.id) ?? [];
      const words = codebookWords(code);
      return {
        code,
        words,
        own: own.map((passage) => ({ passage, counts: countStems([[passage.quote, 1]]) })),
      };
    });
    const documents = new Map<string, number>();
    for (const { words, own } of drafts)
      for (const stem of new Set([words, ...own.map(({ counts }) => counts)].flatMap((c) => [...c.keys()])))
        documents.set(stem, (documents.get(stem) ?? 0) + 1);
    this.vocabulary = documents.size;
    this.#idf = (stem) => Math.log((1 + codes.length) / (1 + (documents.get(stem) ?? 0))) + 1;
    this.#models = drafts.map(({ code, words, own }) => {
      const vectors = own.map(({ passage, counts }) => ({ passage, vector: this.#weigh(counts) }));
      return {
        code,
        vector: codeVector(
          this.#weigh(words),
          vectors.map(({ vector }) => vector),
        ),
        excluded: this.#weigh(excludedWords(code, words)),
        passages: vectors,
      };
    });
  }

  /** The codes that share words with a segment, best first; equal scores in the order of their paths. */
  rank(segment: string, { top, among }: RankOptions): RankedCode[] {
    const words = contentWords(segment);
    const counts = new Map<string, number>();
    for (const { stem } of words) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    const vector = this.#weigh(counts);
    return this.#models
      .filter(({ code }) => among === undefined || among.has(code.id))
      .map((model) => ({ model, score: score(vector, model) }))
      .filter(({ score: value }) => value > 0)
      .sort((a, b) => b.score - a.score || byPath(a.model.code, b.model.code))
      .slice(0, top)
      .map(({ model, score: value }, i) => ({
        code: model.code.id,
        rank: i + 1,
        score: value,
        why: explain(words, vector, model),
      }));
  }

  #weigh(counts: Counts): Vector {
    return unit(new Map([...counts].map(([stem, count]) => [stem, damped(count) * this.#idf(stem)])));
  }
}

function codeVector(codebook: Vector, passages: readonly Vector[]): Vector {
  const mean = unit(blend(passages.map((vector) => [vector, 1])));
  const share = even / (even + passages.length);
  return unit(
    blend([
      [codebook, share],
      [mean, 1 - share],
    ]),
  );
}

const score = (segment: Vector, { vector, excluded }: CodeModel): number =>
  rounded(cosine(segment, vector) - excludeWeight * cosine(segment, excluded));

/** To six decimals, so that the order of summing never decides a rank. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

const byPath = (a: CodeText, b: CodeText): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : a.id - b.id;

function explain(words: readonly ContentWord[], segment: Vector, model: CodeModel): Why {
  return {
    words: sharedWords(words, segment, model.vector),
    against: sharedWords(words, segment, model.excluded),
    neighbours: model.passages
      .map(({ passage: { coding, quote }, vector }) => ({
        coding,
        quote,
        similarity: rounded(cosine(segment, vector)),
      }))
      .filter(({ similarity }) => similarity > 0)
      .sort((a, b) => b.similarity - a.similarity || a.coding - b.coding)
      .slice(0, neighboursShown),
  };
}

/** Words of the segment whose stems the code has, the ones that add most to the score first. */
function sharedWords(words: readonly ContentWord[], segment: Vector, code: Vector): string[] {
  const strength = new Map<string, number>();
  const written = new Map<string, string>();
  for (const { word, stem } of words) {
    const weight = rounded((segment.get(stem) ?? 0) * (code.get(stem) ?? 0));
    if (weight <= 0 || strength.has(stem)) continue;
    strength.set(stem, weight);
    written.set(stem, word);
  }
  const order = [...strength].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return [...new Set(order.map(([stem]) => written.get(stem) ?? stem))].slice(0, wordsShown);
}
