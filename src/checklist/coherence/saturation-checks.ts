import { type Claim, claimsIn } from "../claims.js";
import { approachOf, type Evidence } from "../evidence.js";
import { type CoherenceCheck, fact, fromClaims } from "./trigger.js";

/** Saturation said to have been a reason or to have been reached; not the bare word. */
const claimed =
  /\bsaturat(ion|ed)\b[^.;]{0,40}\b(reached|achieved|attained|obtained|determined|guided|indicated)\b|\b(reached|achieved|attained|until|towards?|at|to|of|ensure)\b[^.;]{0,30}\bsaturation\b|\bsaturated\b/i;

/** The sentences that claim saturation. */
export const saturationClaims = (evidence: Evidence): readonly Claim[] =>
  claimsIn(evidence.conduct.texts, claimed);

/** COH-02. */
export const saturationInReflexive: CoherenceCheck = (evidence) =>
  approachOf(evidence) === "reflexive" ? fromClaims(saturationClaims(evidence)) : [];

/** COH-19: a claim that the tool's default rule (base 4, run 2, 5%, by date) does not bear out. */
export const saturationNotShown: CoherenceCheck = (evidence) => {
  const claims = saturationClaims(evidence);
  if (claims.length === 0) return [];
  const found = evidence.conduct.saturation.filter(({ n }) => n > 0);
  if (found.length === 0)
    return { unknown: "Saturation is claimed, but nothing is coded to check it against." };
  const unsupported = found.filter(({ reached }) => reached === null);
  if (unsupported.length === 0) return [];
  const facts = unsupported.map(({ group, n, abstains }) => {
    const who = group === null ? "All interviews" : `Role “${group}”`;
    if (abstains === "too-few") return `${who}: ${n} are too few to judge (base 4 and run 2 take 6)`;
    if (abstains === "undated") return `${who}: written answers without a date have no order to judge by`;
    if (abstains === "empty-base") return `${who}: no code in the first four of ${n}`;
    return `${who}: not reached in ${n} (base 4, run 2, threshold 5%, by date)`;
  });
  return [...fromClaims(claims), ...facts.map((text) => fact("codings", text))];
};
