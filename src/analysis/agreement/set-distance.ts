/** Sets of codes given to one unit, each as sorted numbers of codes. */
export type CodeSet = readonly number[];

/** Distance of two sets, 0 (the same) to 1 (nothing in common). Two empty sets are the same. */
export type SetDistance = (a: CodeSet, b: CodeSet) => number;

function shared(a: CodeSet, b: CodeSet): number {
  let count = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const x = a[i]!;
    const y = b[j]!;
    if (x === y) count++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return count;
}

/**
 * Jaccard distance: 1 - shared/all. Source: Jaccard 1912, New Phytol 11:37-50.
 * Worked example: {A, B} and {A, C}: 1 - 1/3.
 */
export const jaccardDistance: SetDistance = (a, b) => {
  const common = shared(a, b);
  const all = a.length + b.length - common;
  return all === 0 ? 0 : 1 - common / all;
};

/**
 * Partial matching: 0 for equal sets, 1/3 where one holds the other (any set holds the empty one), 2/3
 * where they overlap, 1 where they are disjoint. Source: Passonneau 2004, LREC, Computing reliability
 * for coreference annotation. Worked example: {A} and {A, B}: 1/3.
 */
export const partialDistance: SetDistance = (a, b) => partial(a, b, shared(a, b));

function partial(a: CodeSet, b: CodeSet, common: number): number {
  if (common === a.length && common === b.length) return 0;
  if (common === a.length || common === b.length) return 1 / 3;
  return common === 0 ? 1 : 2 / 3;
}

/**
 * MASI distance: 1 - J x M, where J is Jaccard's share and M is 1, 2/3, 1/3 or 0 for equal sets, one
 * within the other, overlap, and disjoint. Source: Passonneau 2006, LREC, Measuring agreement on set-valued
 * items. Worked example: {A} and {A, B}: 1 - 1/2 x 2/3 = 2/3; {A, B} and {A, C}: 1 - 1/3 x 1/3 = 8/9.
 */
export const masiDistance: SetDistance = (a, b) => {
  const common = shared(a, b);
  const all = a.length + b.length - common;
  return all === 0 ? 0 : 1 - (common / all) * (1 - partial(a, b, common));
};

export const setDistances = Object.freeze({
  masi: masiDistance,
  jaccard: jaccardDistance,
  partial: partialDistance,
});
