import type { Coding, Id, Kept } from "../core/records.js";
import type { Draft, StudyStore } from "../store/port.js";

const placeOf = (c: Coding) => `${c.revisionId} ${c.start} ${c.end} ${c.coderId} ${c.roundId}`;

/**
 * Gives the codings of some codes to another code. Where it has (or just got) one on the same passage
 * by the same coder in the same round, the two collapse: the coding that stays is a key quotation,
 * to be revisited, or confirmed if either was, and keeps the other's memos, evidence and cells.
 */
export async function mergeCodings(
  store: StudyStore,
  draft: Draft,
  merged: readonly Id[],
  target: Id,
): Promise<{ moved: number; collapsed: number }> {
  const stays = new Map((await store.current("coding", { codeId: target })).map((c) => [placeOf(c), c]));
  const gone = new Map<Id, Id>();
  const codings = await store.current("coding", { codeId: merged });
  for (const coding of codings) {
    const other = stays.get(placeOf(coding));
    if (other === undefined) {
      draft.change("coding", coding.id, { codeId: target });
      stays.set(placeOf(coding), coding);
      continue;
    }
    const both = unite(other, coding);
    draft.change("coding", other.id, { key: both.key, revisit: both.revisit, state: both.state });
    stays.set(placeOf(coding), both);
    draft.close("coding", coding.id);
    gone.set(coding.id, other.id);
  }
  if (gone.size > 0) await moveWhatPointsAt(store, draft, gone);
  return { moved: codings.length - gone.size, collapsed: gone.size };
}

const unite = (a: Kept<"coding">, b: Kept<"coding">): Kept<"coding"> => ({
  ...a,
  key: a.key || b.key,
  revisit: a.revisit || b.revisit,
  state: a.state === "confirmed" || b.state === "confirmed" ? "confirmed" : "proposed",
});

async function moveWhatPointsAt(store: StudyStore, draft: Draft, gone: ReadonlyMap<Id, Id>): Promise<void> {
  for (const { id, targetId } of await store.current("memo")) {
    const stays = targetId === null ? undefined : gone.get(targetId);
    if (stays !== undefined) draft.change("memo", id, { targetId: stays });
  }
  const evidence = await store.current("theme_evidence");
  const key = (themeId: Id, codingId: Id, stance: string) => `${themeId} ${codingId} ${stance}`;
  const there = new Set(evidence.map((e) => key(e.themeId, e.codingId, e.stance)));
  for (const { id, themeId, codingId, stance, note } of evidence) {
    const stays = gone.get(codingId);
    if (stays === undefined) continue;
    if (note === "" && there.has(key(themeId, stays, stance))) draft.close("theme_evidence", id);
    else draft.change("theme_evidence", id, { codingId: stays });
    there.add(key(themeId, stays, stance));
  }
  for (const { id, codingIds } of await store.current("cell"))
    if (codingIds.some((codingId) => gone.has(codingId)))
      draft.change("cell", id, { codingIds: [...new Set(codingIds.map((c) => gone.get(c) ?? c))] });
}
