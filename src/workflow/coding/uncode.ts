import { CodingDependents } from "../shared/coding-dependents.js";
import { noteFate } from "../shared/suggest-fate.js";
import { act, coderOf, type Work } from "../shared/work.js";
import { type CodingTargets, findTargets, type Targets } from "./coding-targets.js";

export interface Uncoded {
  readonly event: number | null;
  /** Ids of the codings that were removed. */
  readonly removed: readonly string[];
  readonly memos: number;
  readonly left: Targets["left"];
}

/** Removes codings with their memos and the evidence they were, as one event. */
export async function uncode(work: Work, wanted: CodingTargets): Promise<Uncoded> {
  const args = { codings: wanted.ids, filters: wanted.filters, others: wanted.others };
  const { seq, result } = await work.store.record(act(work, "coding.remove", args), async (draft) => {
    const { codings, left } = await findTargets(work.store, wanted, draft.coder);
    const dependents = await CodingDependents.open(work.store, draft);
    const memos = dependents.close(new Set(codings.map(({ id }) => id)));
    for (const { id } of codings) draft.close("coding", id);
    return { removed: codings.map(({ uid }) => uid), memos, left };
  });
  await noteFate(work, seq);
  return { event: seq, ...result };
}

/** How many codings would be removed. */
export async function countTargets(work: Work, wanted: CodingTargets): Promise<number> {
  return (await findTargets(work.store, wanted, coderOf(work).id)).codings.length;
}
