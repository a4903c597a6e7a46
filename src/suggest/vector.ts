/** Weights by stem. Vectors of length 1 unless said otherwise; the empty one stays empty. */
export type Vector = ReadonlyMap<string, number>;

/**
 * Weight of a stem that occurs `count` times (fractions allowed): log2(1 + count), so that a word
 * said three times weighs twice, not three times, what a word said once does.
 */
export const damped = (count: number): number => Math.log2(1 + count);

/** A vector scaled to length 1. */
export function unit(vector: Vector): Vector {
  let sum = 0;
  for (const weight of vector.values()) sum += weight * weight;
  const length = Math.sqrt(sum);
  return length === 0 ? vector : new Map([...vector].map(([stem, weight]) => [stem, weight / length]));
}

/** The cosine of two vectors of length 1: 0 (nothing shared) to 1; 0 where one is empty. */
export function cosine(a: Vector, b: Vector): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [stem, weight] of few) sum += weight * (many.get(stem) ?? 0);
  return sum;
}

/** The weighted sum of vectors, not scaled. */
export function blend(parts: readonly (readonly [vector: Vector, weight: number])[]): Vector {
  const sum = new Map<string, number>();
  for (const [vector, share] of parts)
    if (share !== 0)
      for (const [stem, weight] of vector) sum.set(stem, (sum.get(stem) ?? 0) + share * weight);
  return sum;
}
