/** A passage one coder gave a code to: position and length on the continuum, in code points. */
export interface Section {
  readonly start: number;
  readonly length: number;
}

/** Observed and expected disagreement about where a code applies. */
export interface UnitizingParts {
  readonly observed: number;
  readonly expected: number;
}

/**
 * Krippendorff's alpha for unitizing, the version of 2004 (Content Analysis, 2nd ed., ch. 11.6; first
 * proposed 1995, Sociol Methodol 25:47-76; not the revised family of 2016): do coders mark the same
 * stretches of a continuum, ends included? For one code; alpha is 1 - observed/expected, and of several
 * codes 1 - sum of observed / sum of expected. 1 is agreement without exception, 0 is chance.
 * Worked example (his p. 254): continuum of 300, code c of one coder at 225 (70) and 370 (30), of the
 * other at 220 (80), 355 (20) and 400 (20): observed 0.0144, expected 0.0532, alpha 0.73.
 * @param coders each coder's passages, in order, within the continuum, not overlapping
 * @param begin where the continuum begins
 * @param length of the continuum
 */
export function unitizingParts(
  coders: readonly (readonly Section[])[],
  begin: number,
  length: number,
): UnitizingParts {
  const m = coders.length;
  let observed = 0;
  for (const [i, one] of coders.entries())
    for (const [j, other] of coders.entries())
      if (i < j) observed += 2 * difference(one, other, begin, length);
  const gaps = coders
    .flatMap((sections) => gapsOf(sections, begin, length))
    .sort((a, b) => a.length - b.length)
    .map((gap) => gap.length);
  const longer = new Float64Array(gaps.length + 1);
  for (let i = gaps.length - 1; i >= 0; i--) longer[i] = longer[i + 1]! + gaps[i]!;
  const units = coders.flat();
  let sum = 0;
  let within = 0;
  for (const { length: l } of units) {
    const from = firstAtLeast(gaps, l);
    const room = longer[from]! - (gaps.length - from) * (l - 1);
    sum += ((units.length - 1) / 3) * (2 * l ** 3 - 3 * l ** 2 + l) + l ** 2 * room;
    within += l * (l - 1);
  }
  const all = m * length;
  return {
    observed: m < 2 ? 0 : observed / (m * (m - 1) * length ** 2),
    expected: units.length === 0 ? 0 : ((2 / length) * sum) / (all * (all - 1) - within),
  };
}

/** Sum of squared differences of two coders' sections, each pair of sections once. */
function difference(
  one: readonly Section[],
  other: readonly Section[],
  begin: number,
  length: number,
): number {
  let sum = 0;
  let near = 0;
  for (const a of one) {
    while (near < other.length && endOf(other[near]!) <= a.start) near++;
    for (let k = near; k < other.length; k++) {
      const b = other[k]!;
      if (b.start >= endOf(a)) break;
      sum += (a.start - b.start) ** 2 + (endOf(a) - endOf(b)) ** 2;
    }
  }
  return sum + lost(one, other, begin, length) + lost(other, one, begin, length);
}

/** Squared lengths of one coder's passages that lie wholly where the other marked nothing. */
function lost(one: readonly Section[], other: readonly Section[], begin: number, length: number): number {
  const gaps = gapsOf(other, begin, length);
  let sum = 0;
  let at = 0;
  for (const a of one) {
    while (at < gaps.length && endOf(gaps[at]!) < endOf(a)) at++;
    const gap = gaps[at];
    if (gap !== undefined && gap.start <= a.start) sum += a.length ** 2;
  }
  return sum;
}

/** The stretches between a coder's passages. */
function gapsOf(sections: readonly Section[], begin: number, length: number): Section[] {
  const gaps: Section[] = [];
  let at = begin;
  for (const section of sections) {
    if (section.start > at) gaps.push({ start: at, length: section.start - at });
    at = endOf(section);
  }
  if (at < begin + length) gaps.push({ start: at, length: begin + length - at });
  return gaps;
}

const endOf = ({ start, length }: Section): number => start + length;

function firstAtLeast(sorted: readonly number[], wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! >= wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}
