/**
 * Judgements of units by coders: which value of a scale each coder gave each unit.
 * Units of one source stand together in one cluster, because they are not independent of each other.
 */
export interface Ratings {
  readonly units: number;
  readonly coders: number;
  /** Number of values in the scale; values are their places in it, from 0. */
  readonly categories: number;
  /** Unit by unit, one cell a coder: the value's place, or `missing`. */
  readonly values: Int32Array;
  /** The source of each unit, from 0; null where nothing is known of sources. */
  readonly cluster: Int32Array | null;
  readonly clusters: number;
  /** How many equal units a row stands for; null where each stands for itself. */
  readonly weight: Float64Array | null;
}

/** A coder did not judge the unit. Not the same as judging that a code does not apply. */
export const missing = -1;
