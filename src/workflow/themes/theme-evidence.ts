import { conflictError } from "../../core/errors.js";
import type { Id, Seq, ThemeEvidence } from "../../core/records.js";
import { act, type Work } from "../shared/work.js";

/**
 * Counts a coding for or against a theme; counted so already, it is counted no more. A coding is
 * evidence for a theme in one direction only: the other one is replaced.
 */
export async function toggleEvidence(
  work: Work,
  themeId: Id,
  codingId: Id,
  stance: ThemeEvidence["stance"],
): Promise<{ readonly event: Seq | null; readonly counted: boolean }> {
  const { store } = work;
  const uids = await store.uids([themeId, codingId]);
  const args = { theme: uids.get(themeId), coding: uids.get(codingId), stance };
  const { seq, result } = await store.record(act(work, "theme.evidence", args), async (draft) => {
    if ((await store.byId("coding", codingId)) === null || (await store.byId("theme", themeId)) === null)
      throw conflictError("evidence-gone", "This coding or theme no longer exists.");
    const [there] = await store.current("theme_evidence", { themeId, codingId });
    if (there?.stance === stance) {
      draft.close("theme_evidence", there.id);
      return false;
    }
    if (there === undefined) draft.add("theme_evidence", { themeId, codingId, stance, note: "" });
    else draft.change("theme_evidence", there.id, { stance });
    return true;
  });
  return { event: seq, counted: result };
}
