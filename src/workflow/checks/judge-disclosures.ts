import type { Evidence } from "../../checklist/evidence.js";
import { usageError } from "../../core/errors.js";
import type { Seq } from "../../core/records.js";
import { act, type Work } from "../shared/work.js";
import { checkDisclosure, type JudgedDisclosure } from "./check-disclosure.js";

/**
 * Keeps a person's decision on findings of disclosure as one event. A dismissed finding is asked about no more; a
 * confirmed one is an error until it is gone.
 * Findings are named by id, by its beginning, or by what they are about ("Ludovica").
 * @throws usage error `no-reason`, or `unknown-finding` where no present finding has such an id.
 */
export async function judgeDisclosures(
  work: Work,
  evidence: Evidence,
  ids: readonly string[],
  decision: "confirmed" | "dismissed",
): Promise<{ readonly event: Seq | null; readonly judged: readonly JudgedDisclosure[] }> {
  const reason = work.reason?.trim() ?? "";
  if (reason === "")
    throw usageError("no-reason", "Give a reason: --reason TEXT. It is kept with the finding.");
  const { findings } = await checkDisclosure(work.store, evidence, { transcripts: true });
  const judged = [...new Set(ids)].map((id) => {
    const wanted = id.trim().toLowerCase();
    const byId = wanted.length < 4 ? [] : findings.filter((finding) => finding.id.startsWith(wanted));
    const found = byId.length > 0 ? byId : findings.filter(({ subject }) => subject.toLowerCase() === wanted);
    const [one] = found;
    if (one !== undefined && new Set(found.map((finding) => finding.id)).size === 1) return one;
    throw usageError(
      "unknown-finding",
      `There is no finding "${id}".`,
      "Ids are those of 'themata check disclosure'.",
    );
  });
  const { seq } = await work.store.record(
    act(work, "answer.set", { checklist: "disclosure", items: judged.map(({ id }) => id), decision }),
    async (draft) => {
      for (const { id } of judged) {
        const [old] = await work.store.current("answer", { checklist: "disclosure", item: id });
        const fields = { status: "", text: decision, location: "", rationale: reason } as const;
        if (old === undefined) draft.add("answer", { checklist: "disclosure", item: id, ...fields });
        else draft.change("answer", old.id, fields);
      }
    },
  );
  return { event: seq, judged };
}
