import type { Coding, Id, StoredRecord } from "../../core/records.js";
import type { Draft, StudyStore } from "../../store/port.js";
import { CodingDependents } from "./coding-dependents.js";

const placeOf = (c: Coding) => `${c.revisionId} ${c.start} ${c.end} ${c.coderId} ${c.roundId ?? 0}`;

/** What two codings that become one say together: confirmed, key or to revisit if either was. */
const united = (a: Coding, b: Coding): Pick<Coding, "state" | "key" | "revisit"> => ({
  state: a.state === "confirmed" || b.state === "confirmed" ? "confirmed" : "proposed",
  key: a.key || b.key,
  revisit: a.revisit || b.revisit,
});

/**
 * Gives codings of other codes to a code. Where it has (or just got) one on the same passage by the same coder in
 * the same round, the two collapse: the coding that stays is a key quotation, to be revisited, or confirmed if
 * either was, and gets the other's memos, evidence and cells. What was decided about them under themes ends.
 */
export async function moveCodings(
  store: StudyStore,
  draft: Draft,
  codings: readonly StoredRecord<"coding">[],
  target: Id,
): Promise<{ readonly moved: number; readonly collapsed: number }> {
  const there = new Map((await store.current("coding", { codeId: target })).map((c) => [placeOf(c), c]));
  const onto = new Map<Id, Id>();
  for (const coding of codings) {
    const same = there.get(placeOf(coding));
    if (same === undefined) {
      draft.change("coding", coding.id, { codeId: target });
      there.set(placeOf(coding), { ...coding, codeId: target });
      continue;
    }
    draft.close("coding", coding.id);
    onto.set(coding.id, same.id);
    const both = united(same, coding);
    draft.change("coding", same.id, both);
    there.set(placeOf(coding), { ...same, ...both });
  }
  const dependents = await CodingDependents.open(store, draft);
  dependents.endSupport(new Set(codings.map(({ id }) => id)));
  dependents.move(onto);
  return { moved: codings.length - onto.size, collapsed: onto.size };
}
