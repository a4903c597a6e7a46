import { FeatureIndex } from "./features.js";
import { Postings } from "./postings.js";
import { Weigher } from "./weigh.js";

/** Passages that are alike. */
export interface Group {
  /** Places in the list of texts, the most typical first. */
  readonly members: readonly number[];
  /** Mean likeness of its members to each other, 0 to 1. */
  readonly likeness: number;
}

const rounds = 20;

/**
 * Groups texts by likeness: k-means on inner products (each text goes where its mean likeness is greatest), begun from
 * texts far from each other, so the same texts give the same groups. Groups of one are left out.
 */
export function groupTexts(texts: readonly string[], groups: number): Group[] {
  const n = texts.length;
  const index = new FeatureIndex();
  const bags = texts.map((text) => index.bag(text));
  const weigher = new Weigher(bags, [], index.size);
  const vectors = bags.map((bag) => weigher.text(bag));
  const postings = new Postings(vectors, index.size);
  const likeness = new Float32Array(n * n);
  for (const [i, vector] of vectors.entries()) {
    const row = likeness.subarray(i * n, (i + 1) * n);
    postings.products(vector, row);
    for (let j = 0; j < n; j++) row[j] = row[j]! / (Math.sqrt(vector.norm * (vectors[j]?.norm ?? 0)) || 1);
  }
  const at = (i: number, j: number) => likeness[i * n + j]!;
  let dealt = deal(seeds(n, groups, at), n, at);
  for (let round = 0; round < rounds; round++) {
    const members = membersOf(dealt, groups);
    const next = dealt.map((own, i) => {
      let best = own;
      let most = -1;
      for (const [k, group] of members.entries()) {
        const others = group.filter((j) => j !== i);
        if (others.length === 0) continue;
        const mean = others.reduce((sum, j) => sum + at(i, j), 0) / others.length;
        if (mean > most + 1e-9) {
          most = mean;
          best = k;
        }
      }
      return best;
    });
    if (next.every((group, i) => group === dealt[i])) break;
    dealt = next;
  }
  return membersOf(dealt, groups)
    .filter((members) => members.length > 1)
    .map((members) => {
      const typical = (i: number) =>
        members.reduce((sum, j) => sum + (i === j ? 0 : at(i, j)), 0) / (members.length - 1);
      const sorted = [...members].sort((a, b) => typical(b) - typical(a) || a - b);
      return { members: sorted, likeness: sorted.reduce((sum, i) => sum + typical(i), 0) / sorted.length };
    })
    .sort((a, b) => b.likeness - a.likeness);
}

function seeds(n: number, groups: number, at: (i: number, j: number) => number): number[] {
  const chosen = n > 0 ? [0] : [];
  while (chosen.length < Math.min(groups, n)) {
    let far = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < n; i++) {
      if (chosen.includes(i)) continue;
      const near = Math.max(...chosen.map((j) => at(i, j)));
      if (near < least) {
        least = near;
        far = i;
      }
    }
    chosen.push(far);
  }
  return chosen;
}

const deal = (chosen: readonly number[], n: number, at: (i: number, j: number) => number): number[] =>
  Array.from({ length: n }, (_, i) =>
    chosen.reduce((best, seed, k) => (at(i, seed) > at(i, chosen[best] ?? 0) + 1e-9 ? k : best), 0),
  );

function membersOf(dealt: readonly number[], groups: number): number[][] {
  const members = Array.from({ length: groups }, (): number[] => []);
  for (const [i, group] of dealt.entries()) members[group]?.push(i);
  return members;
}
