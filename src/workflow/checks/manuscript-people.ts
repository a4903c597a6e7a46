import type { Evidence } from "../../checklist/evidence.js";
import { heldBack } from "../../core/held-back.js";
import type { QuotedPerson } from "../../manuscript/judge-attribution.js";

/** The participants as a paper may name and quote them. */
export function quotedPeople(evidence: Evidence): QuotedPerson[] {
  const names = new Map<number, Set<string>>();
  for (const { speakers } of evidence.sources)
    for (const { participant, name } of speakers)
      if (participant !== null) names.set(participant, (names.get(participant) ?? new Set()).add(name));
  return evidence.participants.map(({ id, label, role, status, consent, attributes }) => ({
    id,
    label,
    role,
    attributes,
    names: [...(names.get(id) ?? [])].filter((name) => name !== label),
    quotable: heldBack({ status, consent }, "quoted") === null,
  }));
}
