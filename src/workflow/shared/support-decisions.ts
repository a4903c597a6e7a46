import type { SupportState } from "../../analysis/study-columns.js";
import type { CodingColumns } from "../../core/columns.js";
import type { Id, Seq, StoredRecord } from "../../core/records.js";
import type { AsOf, StudyStore } from "../../store/port.js";

/** How a decision is put in words. */
export const supportWords = Object.freeze({
  accepted: "accepted",
  "set-aside": "set aside",
  undecided: "left open",
});

/**
 * What was decided about passages under themes, by theme and coding. Recoding, moving and removing a coding end its
 * decisions; one that comes to stand beside a changed coding all the same, by an undo, does not hold.
 */
export async function supportDecisions(
  store: StudyStore,
  state: AsOf,
  codings: CodingColumns,
): Promise<ReadonlyMap<Id, ReadonlyMap<Id, SupportState>>> {
  const found = new Map<Id, Map<Id, SupportState>>();
  for (const { themeId, codingId, state: decision } of await standingSupport(store, state, codings))
    found.set(themeId, (found.get(themeId) ?? new Map<Id, SupportState>()).set(codingId, decision));
  return found;
}

/** From so many codings on, all decisions are read at once. */
const many = 500;

/** The decisions that hold, as they are recorded. */
export async function standingSupport(
  store: StudyStore,
  state: AsOf,
  codings: CodingColumns,
): Promise<StoredRecord<"theme_support">[]> {
  if (codings.count === 0) return [];
  const where = codings.count < many ? { codingId: [...codings.id] } : {};
  const records = await store.current("theme_support", where, state);
  if (records.length === 0) return [];
  const placeOf = new Map<Id, number>();
  for (let i = 0; i < codings.count; i++) placeOf.set(codings.id[i]!, i);
  const standing: StoredRecord<"theme_support">[] = [];
  for (const record of records) {
    const at = placeOf.get(record.codingId);
    if (at !== undefined && !(await isChangedSince(store, codings, at, record.actSeq))) standing.push(record);
  }
  return standing;
}

/** Whether a coding has another code or other ends than after an event. A mark on it is no change. */
async function isChangedSince(
  store: StudyStore,
  { id, code, revision, start, end, fromSeq }: CodingColumns,
  at: number,
  seq: Seq,
): Promise<boolean> {
  if (fromSeq[at]! <= seq) return false;
  const then = (await store.versions("coding", id[at]!)).findLast((version) => version.fromSeq <= seq);
  return (
    then === undefined ||
    then.codeId !== code[at] ||
    then.revisionId !== revision[at] ||
    then.start !== start[at] ||
    then.end !== end[at]
  );
}
