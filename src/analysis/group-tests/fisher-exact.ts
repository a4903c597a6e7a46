/** Above this many tables the exact test is not worked out. */
const mostTables = 200_000;

/**
 * Fisher's exact test, two-sided, of reached and not reached in groups; for more than two groups in the extension of
 * Freeman and Halton: the probability, with all totals fixed, of the tables that are no more probable than this one.
 * `reached` of `sizes` in each group. Null where there are more than 200,000 such tables.
 *
 * Sources: Fisher 1935, The design of experiments; Freeman and Halton 1951, Note on an exact treatment of contingency.
 * Worked example (Agresti 2007, section 2.6, the tea tasting): 3 of 4 and 1 of 4; tables 0 to 4 have the probabilities
 * 1/70, 16/70, 36/70, 16/70, 1/70, so that p = 34/70 = 0.486.
 */
export function fisherExact(reached: readonly number[], sizes: readonly number[]): number | null {
  const all = sum(sizes);
  const total = sum(reached);
  if (countTables(sizes, total) > mostTables) return null;
  const logFactorial = logFactorials(all);
  const ways = (n: number, k: number) => logFactorial[n]! - logFactorial[k]! - logFactorial[n - k]!;
  const whole = ways(all, total);
  const seen = sum(reached.map((n, group) => ways(sizes[group]!, n)));
  // Tables of the same probability may differ in the last digits.
  const most = seen + 1e-7;
  const room = roomAfter(sizes);
  let p = 0;
  const visit = (group: number, left: number, log: number): void => {
    const size = sizes[group]!;
    if (group === sizes.length - 1) {
      const here = log + ways(size, left);
      if (here <= most) p += Math.exp(here - whole);
      return;
    }
    const least = Math.max(0, left - room[group]!);
    for (let n = least; n <= Math.min(size, left); n++) visit(group + 1, left - n, log + ways(size, n));
  };
  visit(0, total, 0);
  return Math.min(1, p);
}

/** In how many ways `total` can be shared among groups of these sizes; no higher than it matters. */
function countTables(sizes: readonly number[], total: number): number {
  let counts = new Float64Array(total + 1);
  counts[0] = 1;
  for (const size of sizes) {
    const next = new Float64Array(total + 1);
    // A sliding sum over the last `size` + 1 counts.
    let within = 0;
    for (let left = 0; left <= total; left++) {
      within += counts[left]!;
      if (left > size) within -= counts[left - size - 1]!;
      next[left] = within;
    }
    counts = next;
  }
  return counts[total]!;
}

/** Of each group, the people in all groups after it. */
function roomAfter(sizes: readonly number[]): number[] {
  const room = sizes.map(() => 0);
  for (let group = sizes.length - 2; group >= 0; group--) room[group] = room[group + 1]! + sizes[group + 1]!;
  return room;
}

function logFactorials(most: number): Float64Array {
  const logs = new Float64Array(most + 1);
  for (let n = 2; n <= most; n++) logs[n] = logs[n - 1]! + Math.log(n);
  return logs;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
