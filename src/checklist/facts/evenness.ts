import { warning, when } from "../draft.js";
import type { ParticipantEvidence, QuotationEvidence } from "../evidence.js";
import type { ItemFinding } from "../item.js";
import { ofWhole } from "../phrase.js";
import { NO_ROLE, rolesOf } from "./people.js";

/** Quoting fewer than this share of the participants asks for a look. Ours. */
const LEAST_QUOTED = 0.5;
/** One person with more than this share of the quotations asks for a look. Ours. */
const LARGEST_SHARE = 0.3;

/** Whether the quotations speak for the sample: how many are quoted, how often, and from which roles. */
export function evennessFindings(
  sample: readonly ParticipantEvidence[],
  quotations: readonly QuotationEvidence[],
): readonly ItemFinding[] {
  const times = (person: ParticipantEvidence) => quotations.filter((q) => q.participant === person.id).length;
  const [N, total] = [sample.length, quotations.length];
  const quoted = sample.filter((person) => times(person) > 0);
  // In a very small sample even shares are large: only more than an even share counts, and never a single quotation.
  const limit = Math.max(LARGEST_SHARE, 1 / N) * total;
  const heard = new Set(rolesOf(quoted).map(([role]) => role));
  const unheard = rolesOf(sample).filter(([role]) => role !== NO_ROLE && !heard.has(role));
  return [
    ...when(quoted.length < LEAST_QUOTED * N, () =>
      warning("few-participants-quoted", `Only ${ofWhole(quoted.length, N)} participants are quoted.`),
    ),
    ...sample
      .filter((person) => times(person) > Math.max(1, limit))
      .map((person) =>
        warning("one-voice-dominates", `${person.label} has ${ofWhole(times(person), total)} quotations.`),
      ),
    ...unheard.map(([role, n]) =>
      warning("role-never-quoted", `Nobody of the role “${role}” (${n} of ${N}) is quoted.`),
    ),
  ];
}
