import type { Coding, Id, Kept } from "../core/records.js";
import type { Draft, StudyStore } from "../store/port.js";
import { codeForCoding } from "./coding-codes.js";
import { CodingDependents } from "./coding-dependents.js";
import { type CodingTargets, findTargets, type Targets } from "./coding-targets.js";
import { type NamedCode, withPaths } from "./resolve.js";
import { noteFate } from "./suggest-fate.js";
import { act, coderOf, type Work } from "./work.js";

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
    const { codings, left } = await findTargets(work.store, wanted, coderOf(work).id);
    const counts = await changeCodes(work.store, draft, codings, code);
    return { to: { code: code.name, path: code.path }, ...counts, left };
  });
  await noteFate(work, seq, "recoded");
  return { event: seq, ...result };
}

async function changeCodes(
  store: StudyStore,
  draft: Draft,
  codings: readonly Kept<"coding">[],
  code: NamedCode,
) {
  const moving = codings.filter(({ codeId }) => codeId !== code.id);
  const there = new Map((await store.current("coding", { codeId: code.id })).map((c) => [placeOf(c), c]));
  const onto = new Map<Id, Id>();
  for (const coding of moving) {
    const same = there.get(placeOf(coding));
    if (same === undefined) {
      draft.change("coding", coding.id, { codeId: code.id });
      there.set(placeOf(coding), { ...coding, codeId: code.id });
      continue;
    }
    draft.close("coding", coding.id);
    onto.set(coding.id, same.id);
    const both = united(same, coding);
    draft.change("coding", same.id, both);
    there.set(placeOf(coding), { ...same, ...both });
  }
  if (onto.size > 0) (await CodingDependents.open(store, draft)).move(onto);
  return {
    recoded: moving.length - onto.size,
    collapsed: onto.size,
    unchanged: codings.length - moving.length,
  };
}

const placeOf = (c: Coding) => `${c.revisionId} ${c.start} ${c.end} ${c.coderId} ${c.roundId ?? 0}`;

/** What two codings that become one say together: confirmed, key or to revisit if either was. */
function united(a: Coding, b: Coding): Pick<Coding, "state" | "key" | "revisit"> {
  return {
    state: a.state === "confirmed" || b.state === "confirmed" ? "confirmed" : "proposed",
    key: a.key || b.key,
    revisit: a.revisit || b.revisit,
  };
}
