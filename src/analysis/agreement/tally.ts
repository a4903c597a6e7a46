import { missing, type Ratings } from "./ratings.js";

/**
 * Where a tally keeps what. All cells are sums over units, so the tally of two sources together is the
 * sum of theirs; every coefficient here is a function of a tally.
 */
export class Layout {
  readonly categories: number;
  readonly coders: number;
  /** Pairs of values that two coders gave one unit, the smaller first. */
  readonly pairFirst: Int32Array;
  readonly pairSecond: Int32Array;
  readonly pairs: number;
  /** First cell of: each value's share of its unit's judgements, summed over units. */
  readonly share = 2;
  /** First cell of: pairs of judgements, each unit counting 1 (both directions together). */
  readonly split: number;
  /** First cell of: Krippendorff's coincidences, each unit counting its judgements (both directions together). */
  readonly coincidence: number;
  /** First cell of: the values of each coder, coder by coder. */
  readonly given: number;
  /** First cell of the same over units that both of two coders judged; for two coders only. */
  readonly both: number;
  readonly size: number;
  readonly #place: ReadonlyMap<number, number> | null;

  /** @param ratings whose pairs of values are to be kept; with few values every pair is */
  constructor({ categories, coders, ...ratings }: Ratings) {
    this.categories = categories;
    this.coders = coders;
    const every = categories <= fewValues;
    const keys = every ? allPairs(categories) : pairsIn({ categories, coders, ...ratings });
    this.pairs = keys.length;
    this.pairFirst = Int32Array.from(keys, (key) => Math.floor(key / categories));
    this.pairSecond = Int32Array.from(keys, (key) => key % categories);
    this.#place = every ? null : new Map(Array.from(keys, (key, i) => [key, i]));
    this.split = this.share + categories;
    this.coincidence = this.split + this.pairs;
    this.given = this.coincidence + this.pairs;
    this.both = this.given + coders * categories;
    this.size = this.both + (coders === 2 ? 2 * categories : 0);
  }

  /** Place of a pair of values among the pairs. */
  pair(a: number, b: number): number {
    const [first, second] = a < b ? [a, b] : [b, a];
    if (this.#place === null) return (second * (second + 1)) / 2 + first;
    return this.#place.get(first * this.categories + second) ?? 0;
  }
}

/** Up to this many values every pair has a cell, used or not. */
const fewValues = 64;

function allPairs(categories: number): number[] {
  const keys: number[] = [];
  for (let second = 0; second < categories; second++)
    for (let first = 0; first <= second; first++) keys.push(first * categories + second);
  return keys;
}

function pairsIn({ units, coders, categories, values }: Ratings): number[] {
  const keys = new Set<number>();
  for (let at = 0; at < units * coders; at += coders)
    for (let i = 0; i < coders; i++)
      for (let j = i + 1; j < coders; j++) {
        const a = values[at + i]!;
        const b = values[at + j]!;
        if (a !== missing && b !== missing) keys.add(Math.min(a, b) * categories + Math.max(a, b));
      }
  return [...keys];
}

/** Sums over units. Cell 0: units judged by anybody; cell 1: units judged by two coders or more. */
export interface Tally {
  readonly layout: Layout;
  readonly cells: Float64Array;
}

/** The tally of all units. */
export function tallyOf(ratings: Ratings, layout = new Layout(ratings)): Tally {
  const tally = { layout, cells: new Float64Array(layout.size) };
  const { units, coders, values, weight } = ratings;
  for (let unit = 0; unit < units; unit++)
    addUnit(tally, 0, values, unit * coders, weight === null ? 1 : weight[unit]!);
  return tally;
}

/** The tallies of the clusters, one after the other. */
export function tallyClusters(ratings: Ratings, layout: Layout): Float64Array {
  const tallies = { layout, cells: new Float64Array(layout.size * ratings.clusters) };
  const { units, coders, values, weight, cluster } = ratings;
  for (let unit = 0; unit < units; unit++) {
    const at = (cluster === null ? unit : cluster[unit]!) * layout.size;
    addUnit(tallies, at, values, unit * coders, weight === null ? 1 : weight[unit]!);
  }
  return tallies.cells;
}

/** Adds the judgements of one unit, which begin at `from`, to the tally whose cells begin at `at`. */
export function addUnit(
  { layout, cells }: Tally,
  at: number,
  values: Int32Array,
  from: number,
  weight: number,
): void {
  const { coders, categories } = layout;
  let judged = 0;
  for (let i = 0; i < coders; i++) if (values[from + i] !== missing) judged++;
  if (judged === 0) return;
  add(cells, at, weight);
  for (let i = 0; i < coders; i++) {
    const value = values[from + i]!;
    if (value === missing) continue;
    add(cells, at + layout.share + value, weight / judged);
    add(cells, at + layout.given + i * categories + value, weight);
  }
  if (judged < 2) return;
  add(cells, at + 1, weight);
  const coincidence = (2 * weight) / (judged - 1);
  for (let i = 0; i < coders; i++) {
    const value = values[from + i]!;
    if (value === missing) continue;
    if (coders === 2) add(cells, at + layout.both + i * categories + value, weight);
    for (let j = i + 1; j < coders; j++) {
      const other = values[from + j]!;
      if (other === missing) continue;
      const pair = layout.pair(value, other);
      add(cells, at + layout.split + pair, coincidence / judged);
      add(cells, at + layout.coincidence + pair, coincidence);
    }
  }
}

function add(cells: Float64Array, at: number, amount: number): void {
  cells[at]! += amount;
}

/** Units judged by at least one coder. */
export const judgedUnits = ({ cells }: Tally): number => cells[0]!;
/** Units judged by at least two coders: those on which there can be agreement. */
export const pairedUnits = ({ cells }: Tally): number => cells[1]!;

/** How often each value was given to units that two coders or more judged (Krippendorff's n sub c). */
export function pairableValues({ layout, cells }: Tally): Float64Array {
  const counts = new Float64Array(layout.categories);
  for (let pair = 0; pair < layout.pairs; pair++) {
    const half = cells[layout.coincidence + pair]! / 2;
    add(counts, layout.pairFirst[pair]!, half);
    add(counts, layout.pairSecond[pair]!, half);
  }
  return counts;
}
