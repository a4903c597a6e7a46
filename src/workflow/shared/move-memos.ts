import type { Id } from "../../core/records.js";
import type { Draft, StudyStore } from "../../store/port.js";

/** Memos on what was merged become memos on what it was merged into. Gives how many there were. */
export async function moveMemos(
  store: StudyStore,
  draft: Draft,
  merged: readonly Id[],
  target: Id,
): Promise<number> {
  const memos = await store.current("memo", { targetId: merged });
  for (const { id } of memos) draft.change("memo", id, { targetId: target });
  return memos.length;
}
