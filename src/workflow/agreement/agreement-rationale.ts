import { usageError } from "../../core/errors.js";
import type { StudyStore } from "../../store/port.js";
import { act, type Work } from "../shared/work.js";

const place = { checklist: "coherence", item: "agreement" } as const;

/** Whether the study's approach is reflexive, and why agreement is asked for all the same, if that was said. */
export async function agreementRationale(
  store: StudyStore,
): Promise<{ readonly reflexive: boolean; readonly rationale: string | null }> {
  const [approach] = await store.current("setting", { key: "approach" });
  const [answer] = await store.current("answer", place);
  return { reflexive: approach?.value === "reflexive", rationale: answer?.rationale.trim() || null };
}

/** Why agreement does not fit a reflexive study, in one sentence. */
export const whyNotReflexive =
  "Reflexive thematic analysis takes coding as interpretation by a situated researcher, so agreement between two coders shows that they were trained alike, not that the analysis is right (Braun and Clarke 2021).";

/** Refuses in a reflexive study for which no rationale was given. */
export function requireRationale(reflexive: boolean, rationale: string | null): void {
  if (reflexive && rationale === null)
    throw usageError(
      "reflexive-agreement",
      `The study is reflexive. ${whyNotReflexive}`,
      'If you have a reason to report it anyway, give it: --rationale "…". It is kept and printed with the figures.',
    );
}

/** Keeps the rationale as the answer to the checklist of coherence. */
export async function keepRationale(work: Work, rationale: string): Promise<void> {
  const text = rationale.trim();
  if (text === "") throw usageError("empty-rationale", "--rationale says why agreement is reported.");
  await work.store.record(act(work, "answer.set", { ...place }), async (draft) => {
    const [answer] = await work.store.current("answer", place);
    if (answer !== undefined) draft.change("answer", answer.id, { rationale: text });
    else draft.add("answer", { ...place, status: "", text: "", location: "", rationale: text });
  });
}
