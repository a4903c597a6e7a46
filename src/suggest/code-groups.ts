import { FeatureIndex } from "./features.js";
import { type Vector, Weigher } from "./weigh.js";

/** A code as it is compared with others. */
export interface CodeUse {
  /** Its name and what the codebook says of it. */
  readonly text: string;
  /** Words coded with it. */
  readonly quotes: readonly string[];
  /** Sentence vectors of its passages, where there are any. */
  readonly vectors: readonly Float32Array[];
  /** Numbers of the passages it is used in. */
  readonly passages: ReadonlySet<number>;
}

/** Codes that might belong together. */
export interface CodeGroup {
  /** Places in the list of codes, the most typical first. */
  readonly members: readonly number[];
  /** Mean likeness of its members to each other; 0 is what two codes of this study have on average. */
  readonly likeness: number;
}

/** How much use in the same passages counts beside likeness in words: it is the weaker sign. */
const togetherWeight = 0.5;

/**
 * Likeness of all codes to each other, row after row: the mean over what can be compared (the codebook's words, the
 * words coded, their sentence vectors) of the cosine after taking off what all codes have in common; and half the
 * share of passages that two codes have together (Jaccard). 0 is what two codes have on average.
 */
export function codeLikeness(codes: readonly CodeUse[]): Float64Array {
  const n = codes.length;
  const blocks = [
    centred(textMeans(codes.map(({ text }) => [text]))),
    centred(textMeans(codes.map(({ quotes }) => quotes))),
    centred(codes.map(({ vectors }) => vectorMean(vectors))),
  ].filter((block) => block.some((value) => value !== 0));
  const likeness = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const alike = blocks.reduce((sum, block) => sum + block[i * n + j]!, 0);
      likeness[i * n + j] =
        alike / Math.max(1, blocks.length) + (i === j ? 0 : togetherWeight * jaccard(codes[i], codes[j]));
    }
  let sum = 0;
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) if (i !== j) sum += likeness[i * n + j]!;
  const mean = n < 2 ? 0 : sum / (n * (n - 1));
  return likeness.map((value) => value - mean);
}

/**
 * Joins codes into groups, always the two groups that are most alike on average (average linkage), until there are
 * `groups` of them or none are more alike than codes of the study are on average. The same codes give the same groups.
 */
export function groupCodes(likeness: Float64Array, n: number, groups: number): CodeGroup[] {
  const at = (i: number, j: number) => likeness[i * n + j]!;
  let joined = Array.from({ length: n }, (_, i) => [i]);
  const between = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, i) => sum + b.reduce((own, j) => own + at(i, j), 0), 0) / (a.length * b.length);
  // Means between groups are kept and corrected, not worked out anew.
  let means = joined.map((a) => joined.map((b) => between(a, b)));
  while (joined.length > Math.max(1, groups)) {
    let best: readonly [number, number] | null = null;
    let most = 0;
    for (let a = 0; a < joined.length; a++)
      for (let b = a + 1; b < joined.length; b++)
        if ((means[a]?.[b] ?? 0) > most + 1e-12) {
          most = means[a]?.[b] ?? 0;
          best = [a, b];
        }
    if (best === null) break;
    const [a, b] = best;
    const one = joined[a] ?? [];
    const other = joined[b] ?? [];
    const size = one.length + other.length;
    const row = joined.map(
      (_, k) => ((means[a]?.[k] ?? 0) * one.length + (means[b]?.[k] ?? 0) * other.length) / size,
    );
    for (const [k, value] of row.entries()) {
      means[a]![k] = value;
      means[k]![a] = value;
    }
    joined[a] = [...one, ...other];
    joined = joined.filter((_, k) => k !== b);
    means = means.filter((_, k) => k !== b).map((own) => own.filter((_, k) => k !== b));
  }
  return joined
    .filter((members) => members.length > 1)
    .map((members) => {
      const typical = (i: number) =>
        members.reduce((sum, j) => sum + (i === j ? 0 : at(i, j)), 0) / (members.length - 1);
      const sorted = [...members].sort((a, b) => typical(b) - typical(a) || a - b);
      return { members: sorted, likeness: sorted.reduce((sum, i) => sum + typical(i), 0) / sorted.length };
    })
    .sort((a, b) => b.likeness - a.likeness || (a.members[0] ?? 0) - (b.members[0] ?? 0));
}

function jaccard(a: CodeUse | undefined, b: CodeUse | undefined): number {
  if (a === undefined || b === undefined) return 0;
  const both = [...a.passages].filter((passage) => b.passages.has(passage)).length;
  return both === 0 ? 0 : both / (a.passages.size + b.passages.size - both);
}

type Sparse = ReadonlyMap<number, number>;

function textMeans(texts: readonly (readonly string[])[]): Sparse[] {
  const index = new FeatureIndex();
  const bags = texts.map((own) => own.map((text) => index.bag(text)));
  const weigher = new Weigher(bags.flat(), [], index.size);
  return bags.map((own) => {
    const mean = new Map<number, number>();
    for (const { ids, values } of own.map((bag): Vector => weigher.text(bag)))
      for (const [k, id] of ids.entries()) mean.set(id, (mean.get(id) ?? 0) + values[k]! / own.length);
    return mean;
  });
}

function vectorMean(vectors: readonly Float32Array[]): Sparse {
  const mean = new Map<number, number>();
  for (const vector of vectors)
    for (const [k, value] of vector.entries()) mean.set(k, (mean.get(k) ?? 0) + value / vectors.length);
  return mean;
}

/** Cosines of the means after the mean of all is taken from each; 0 for one without features. */
function centred(means: readonly Sparse[]): Float64Array {
  const n = means.length;
  const products = new Float64Array(n * n);
  for (const [i, a] of means.entries())
    for (let j = 0; j <= i; j++) {
      const b = means[j]!;
      const [small, large] = a.size < b.size ? [a, b] : [b, a];
      let sum = 0;
      for (const [id, value] of small) sum += value * (large.get(id) ?? 0);
      products[i * n + j] = sum;
      products[j * n + i] = sum;
    }
  const known = means.flatMap(({ size }, i) => (size > 0 ? [i] : []));
  const row = (i: number) =>
    known.reduce((sum, j) => sum + products[i * n + j]!, 0) / Math.max(1, known.length);
  const rows = means.map((_, i) => row(i));
  const all = known.reduce((sum, i) => sum + rows[i]!, 0) / Math.max(1, known.length);
  const off = (i: number, j: number) => products[i * n + j]! - rows[i]! - rows[j]! + all;
  const cosines = new Float64Array(n * n);
  for (const i of known)
    for (const j of known) {
      const length = Math.sqrt(Math.max(0, off(i, i)) * Math.max(0, off(j, j)));
      cosines[i * n + j] = length < 1e-9 ? 0 : off(i, j) / length;
    }
  return cosines;
}
