import type { Counted } from "../../analysis/counted-rows.js";
import { usageError } from "../../core/errors.js";

/** What a table has rows for, and what belongs to a row. */
export interface RowsQuestion {
  /** `codes` or `themes`. */
  readonly of: string;
  /** Codes with the codes below them. */
  readonly rollup?: boolean | undefined;
  /** Themes with only their own codes. */
  readonly own?: boolean | undefined;
}

/** `codes` or `themes`. */
export function countedOf(of: string): Counted {
  if (of === "codes" || of === "themes") return of;
  throw usageError("bad-of", `--of is codes or themes, not "${of}".`);
}

/**
 * Whether rows hold the rows below them: a theme counts its subthemes unless only its own codes are asked for,
 * a code its own codings unless it is rolled up.
 */
export function rollsUp({ of, rollup = false, own = false }: RowsQuestion): boolean {
  if (own && rollup) throw usageError("own-and-rollup", "Give --own or --rollup, not both.");
  return countedOf(of) === "themes" ? !own : rollup;
}

/** In words, for the line under a table; empty where there is nothing to say. */
export function describeRows(of: Counted, rollup: boolean): string {
  if (of === "themes")
    return rollup ? "; a theme counts its subthemes" : "; a theme counts only its own codes";
  return rollup ? "; a code counts the codes below it" : "";
}
