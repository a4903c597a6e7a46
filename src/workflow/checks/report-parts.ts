import { agreementRationale } from "../agreement/agreement-rationale.js";
import { roundName } from "../agreement/rounds.js";
import { turnAgreement } from "../agreement/turn-agreement.js";
import { findSaturation, type SaturationFound } from "../counts/find-saturation.js";
import { undatedAnswers } from "../counts/undated-answers.js";
import { currentSources } from "../shared/study-sources.js";
import type { Work } from "../shared/work.js";

/** The rule a report uses unless another is asked for: the defaults of Guest, Namey and Chen. */
const rule = { base: 4, run: 2, threshold: 0.05, permutations: 1000, seed: 1 };

/** Saturation of codes over all sources and by role; null for a reflexive study. */
export async function reportSaturation(
  work: Work,
  byRole: boolean,
): Promise<SaturationFound | "undated" | null> {
  const found = await findSaturation(
    work,
    { ...rule, of: "codes", newBy: "order", order: "date", by: byRole ? "role" : undefined },
    false,
  );
  if (found.kind !== "saturation") return null;
  const ids = (await currentSources(work.store)).map(({ source }) => source.id);
  return (await undatedAnswers(work.store, ids)) > 0 ? "undated" : found;
}

/**
 * Agreement on turns, where the approach asks for it (or a reason was given) and two coders finished the
 * same source; else null.
 */
export async function reportAgreement(work: Work) {
  const { reflexive, rationale } = await agreementRationale(work.store);
  if (reflexive && rationale === null) return null;
  const found = await turnAgreement(work);
  if (found === null) return null;
  const { round } = found.data;
  return {
    coders: found.data.coders.map(({ name }) => name),
    sources: found.data.sources.length,
    unit: found.unit,
    units: found.units,
    round:
      round === null
        ? ""
        : `, in ${roundName(round)}, ${round.kind === "independent" ? "independently" : "after discussion, which is not reliability"}`,
    codes: found.codes,
    codings: found.data.codings,
    humanOnly: found.humanOnly?.codes.summary.get("krippendorffAlpha") ?? null,
    rationale: reflexive ? rationale : null,
  };
}
