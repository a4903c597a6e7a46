import type { Standing } from "./model.js";

/**
 * How much coding a passage would teach: the sum over codes of p (1 - p), best first; before anything is calibrated, how
 * close the first two codes are.
 */
export function doubtOf(standings: readonly Standing[]): number {
  const [first, second] = standings;
  if (first === undefined) return 0;
  if (first.probability === null) return -(first.score - (second?.score ?? first.score - 1));
  return standings.reduce((sum, { probability }) => sum + (probability ?? 0) * (1 - (probability ?? 0)), 0);
}
