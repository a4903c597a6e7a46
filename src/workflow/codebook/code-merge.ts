import { usageError } from "../../core/errors.js";
import type { Id } from "../../core/records.js";
import type { Draft, StudyStore } from "../../store/port.js";
import { moveCodings } from "../shared/move-codings.js";
import { moveMemos } from "../shared/move-memos.js";
import { parentsAfterMerge } from "../shared/parents-after-merge.js";
import type { NamedCode } from "../shared/resolve.js";
import { act, type Work } from "../shared/work.js";
import { livingParent } from "./code-add.js";
import { allCodes, checkTree, findLiving } from "./codebook-state.js";

export interface MergedCodes {
  readonly event: number | null;
  readonly into: { readonly id: string; readonly path: string };
  readonly merged: readonly { readonly id: string; readonly path: string }[];
  readonly codings: { readonly moved: number; readonly collapsed: number };
  readonly children: number;
  readonly themes: number;
  readonly memos: number;
}

/**
 * Merges codes into another: codings, children, links to themes and memos go to the target; what the
 * target has already collapses into one. One event, so that undo brings all of it back.
 */
export async function mergeCodes(work: Work, wanted: readonly string[], into: string): Promise<MergedCodes> {
  const args = { codes: wanted, into };
  const { seq, result } = await work.store.record(act(work, "code.merge", args), async (draft) => {
    const codes = await allCodes(work.store);
    const target = livingParent(into, codes);
    const merged = [...new Set(wanted.map((name) => findLiving(name, codes)))];
    if (merged.includes(target))
      throw usageError("merge-into-itself", `The code "${target.path}" cannot be merged into itself.`);
    const ids = new Set(merged.map(({ id }) => id));
    const children = moveChildren(draft, codes, ids, target);
    for (const { id } of merged) draft.change("code", id, { status: "merged", mergedInto: target.id });
    const codings = await work.store.current("coding", { codeId: [...ids] });
    return {
      into: { id: target.uid, path: target.path },
      merged: merged.map(({ uid, path }) => ({ id: uid, path })),
      codings: await moveCodings(work.store, draft, codings, target.id),
      children,
      themes: await moveThemeLinks(work.store, draft, [...ids], target.id),
      memos: await moveMemos(work.store, draft, [...ids], target.id),
    };
  });
  return { event: seq, ...result };
}

/** Children go under the target; the target itself, or what it stands under, goes up out of what is merged. */
function moveChildren(
  draft: Draft,
  codes: readonly NamedCode[],
  merged: ReadonlySet<Id>,
  target: NamedCode,
): number {
  const gone = new Set(codes.filter(({ status }) => status === "merged").map(({ id }) => id));
  const moves = new Map([...parentsAfterMerge(codes, merged, target)].filter(([id]) => !gone.has(id)));
  for (const [id, parentId] of moves) draft.change("code", id, { parentId });
  checkTree(
    codes.map((code) =>
      merged.has(code.id)
        ? { ...code, status: "merged" as const }
        : { ...code, parentId: moves.has(code.id) ? (moves.get(code.id) ?? null) : code.parentId },
    ),
  );
  return moves.size;
}

async function moveThemeLinks(
  store: StudyStore,
  draft: Draft,
  merged: readonly Id[],
  target: Id,
): Promise<number> {
  const linked = new Set(
    (await store.current("theme_code", { codeId: target })).map(({ themeId }) => themeId),
  );
  const links = await store.current("theme_code", { codeId: merged });
  for (const { id, themeId } of links) {
    if (linked.has(themeId)) draft.close("theme_code", id);
    else draft.change("theme_code", id, { codeId: target });
    linked.add(themeId);
  }
  return links.length;
}
