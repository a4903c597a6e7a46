import { codeForCoding } from "../shared/coding-codes.js";
import { moveCodings } from "../shared/move-codings.js";
import { withPaths } from "../shared/resolve.js";
import { noteFate } from "../shared/suggest-fate.js";
import { act, type Work } from "../shared/work.js";
import { type CodingTargets, findTargets, type Targets } from "./coding-targets.js";

export interface Recoded {
  readonly event: number | null;
  readonly to: { readonly code: string; readonly path: string };
  /** Codings that now have the other code. */
  readonly recoded: number;
  /** Codings that ended because the same passage had the code already (same coder, same round). */
  readonly collapsed: number;
  /** Codings that had the code already. */
  readonly unchanged: number;
  readonly left: Targets["left"];
}

/** Gives codings another code, as one event. Memos and evidence stay with the passage. */
export async function recode(work: Work, wanted: CodingTargets, to: string): Promise<Recoded> {
  const args = { codings: wanted.ids, filters: wanted.filters, others: wanted.others, to };
  const { seq, result } = await work.store.record(act(work, "coding.recode", args), async (draft) => {
    const find = codeForCoding(withPaths<"code">(await work.store.current("code")));
    const code = find(to);
    const { codings, left } = await findTargets(work.store, wanted, draft.coder);
    const moving = codings.filter(({ codeId }) => codeId !== code.id);
    const { moved, collapsed } = await moveCodings(work.store, draft, moving, code.id);
    return {
      to: { code: code.name, path: code.path },
      recoded: moved,
      collapsed,
      unchanged: codings.length - moving.length,
      left,
    };
  });
  await noteFate(work, seq, "recoded");
  return { event: seq, ...result };
}
