import type { Surroundings } from "./features.js";

/** A passage to rank codes for. */
export interface Passage extends Surroundings {
  readonly text: string;
  /** The question of the guide it answers. */
  readonly question: string | null;
  /** Its sentence vector, of length 1. */
  readonly vector?: Float32Array | undefined;
}

/** A coded passage to learn from. */
export interface Example extends Passage {
  /** The document it is from: passages of one document are never on both sides of a trial. */
  readonly group: string;
  /** Places in the list of codes. */
  readonly codes: readonly number[];
  /** Codes of which nobody has said yet whether the passage has them. */
  readonly unsure?: readonly number[] | undefined;
}
