import { warning, when } from "../draft.js";
import type { Evidence } from "../evidence.js";
import type { ItemFinding } from "../item.js";
import { ofWhole, some } from "../phrase.js";
import { sampleOf } from "./people.js";

/** People who gave data and whose consent is not on record. */
export function consentFindings(evidence: Evidence): readonly ItemFinding[] {
  const sample = sampleOf(evidence);
  const without = sample.filter(({ consent }) => (consent?.length ?? 0) === 0);
  const recorded = sample.length - without.length;
  const names = recorded === 0 ? "" : `; not for ${some(without.map(({ label }) => label))}`;
  return when(without.length > 0, () =>
    warning(
      "consent-not-recorded",
      `Consent is recorded for ${ofWhole(recorded, sample.length)} participants${names}: 'themata participant set LABEL consent=…'.`,
    ),
  );
}
