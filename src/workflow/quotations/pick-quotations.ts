import type { Seq } from "../../core/records.js";
import { findTargets } from "../coding/coding-targets.js";
import { act, type Work } from "../shared/work.js";

export interface Picked {
  readonly event: Seq | null;
  /** Codings that were marked, and that are marked no more. */
  readonly picked: number;
  readonly unpicked: number;
}

/**
 * Marks codings as key quotations, and takes the mark from others, as one event. The mark is taken from every
 * coding on that very passage, so that it is not a key quotation under another code. Others' codings stay by default.
 */
export async function pickQuotations(
  work: Work,
  {
    pick,
    unpick,
    others,
  }: { readonly pick: readonly string[]; readonly unpick: readonly string[]; readonly others: boolean },
): Promise<Picked> {
  const { store } = work;
  const { seq, result } = await store.record(act(work, "quote.set", { pick, unpick }), async (draft) => {
    const me = draft.coder;
    const named = async (ids: readonly string[]) =>
      ids.length === 0 ? [] : (await findTargets(store, { ids, filters: {}, others }, me)).codings;
    const marked = (await named(pick)).filter(({ key }) => !key);
    const off = await named(unpick);
    const same = await store.current("coding", {
      revisionId: [...new Set(off.map(({ revisionId }) => revisionId))],
    });
    const freed = same.filter(
      (coding) =>
        coding.key &&
        (others || coding.coderId === me) &&
        off.some(
          (one) =>
            one.revisionId === coding.revisionId && one.start === coding.start && one.end === coding.end,
        ),
    );
    for (const { id } of marked) draft.change("coding", id, { key: true });
    for (const { id } of freed) draft.change("coding", id, { key: false });
    return { picked: marked.length, unpicked: freed.length };
  });
  return { event: seq, ...result };
}
