import { ThemataError } from "../../core/errors.js";
import { agreementRationale } from "../agreement/agreement-rationale.js";
import { studyAgreement } from "../agreement/agreement-study.js";
import { roundName } from "../agreement/rounds.js";
import { findSaturation } from "../counts/find-saturation.js";
import type { Work } from "../shared/work.js";

/** The rule a report uses unless another is asked for: the defaults of Guest, Namey and Chen. */
const rule = { base: 4, run: 2, threshold: 0.05, permutations: 1000, seed: 1 };

/** Saturation of codes over all sources and by role; null for a reflexive study. */
export async function reportSaturation(work: Work, byRole: boolean) {
  const found = await findSaturation(
    work,
    { ...rule, of: "codes", newBy: "order", order: "date", by: byRole ? "role" : undefined },
    false,
  );
  return found.kind === "saturation" ? found : null;
}

/**
 * Agreement on turns, where the approach asks for it (or a reason was given) and two coders finished the
 * same source; else null.
 */
export async function reportAgreement(work: Work) {
  const { reflexive, rationale } = await agreementRationale(work.store);
  if (reflexive && rationale === null) return null;
  try {
    const found = await studyAgreement(work, { everybody: false, humanOnly: false });
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
  } catch (error) {
    if (
      error instanceof ThemataError &&
      (error.code === "not-double-coded" || error.code === "nothing-coded")
    )
      return null;
    throw error;
  }
}
