import type { Work } from "../shared/work.js";

/**
 * Notes that offers were shown and passed over: outcome *left*, for those without an outcome. It is not a decision: the
 * same offer can still be accepted or rejected.
 * @param uids ids of recorded offers; empty ones, which were never recorded, are passed by
 */
export async function noteLeft(work: Work, uids: readonly string[]): Promise<void> {
  const { store } = work;
  const wanted = new Set(uids.filter((uid) => uid !== ""));
  if (wanted.size === 0 || store.readOnly || work.dryRun) return;
  const answered = new Set((await store.outcomes()).map(({ offerId }) => offerId));
  for (const { id, uid } of await store.offers())
    if (wanted.has(uid) && !answered.has(id)) await store.outcome(id, "left", work.now());
}
