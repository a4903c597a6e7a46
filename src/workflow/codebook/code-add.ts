import { usageError } from "../../core/errors.js";
import { fold } from "../../core/similar.js";
import { newCode } from "../shared/codebook-records.js";
import type { NamedCode } from "../shared/resolve.js";
import { act, type Work } from "../shared/work.js";
import { type CodeInput, codeFields } from "./code-fields.js";
import { allCodes, checkTree, codeName, findLiving, lastPosition } from "./codebook-state.js";

export interface AddedCode {
  readonly event: number | null;
  /** Null in a dry run. */
  readonly id: string | null;
  readonly name: string;
  readonly path: string;
  /** Path of the parent. */
  readonly parent: string | null;
}

/** Adds a code; `wanted` may be a path whose parents are there. */
export async function addCode(
  work: Work,
  wanted: string,
  input: CodeInput & { readonly under?: string | undefined },
): Promise<AddedCode> {
  const cutAt = wanted.lastIndexOf("/");
  const above = cutAt > 0 ? wanted.slice(0, cutAt) : undefined;
  if (above !== undefined && input.under !== undefined)
    throw usageError("two-parents", `"${wanted}" names a parent, and --under "${input.under}" another.`);
  const under = input.under ?? above;
  const name = codeName(cutAt > 0 ? wanted.slice(cutAt + 1) : wanted);
  const fields = codeFields(input);
  const args = { name, ...(under !== undefined && { under }) };
  const { seq, result } = await work.store.record(act(work, "code.add", args), async (draft) => {
    const codes = await allCodes(work.store);
    const parent = under === undefined ? null : livingParent(under, codes);
    const parentId = parent?.id ?? null;
    const code = newCode({ ...fields, name, parentId, position: lastPosition(codes, parentId) });
    checkTree([...codes, { ...code, id: -1 }]);
    const idle = codes.find(
      (c) => c.status === "retired" && c.parentId === parentId && fold(c.name) === fold(name),
    );
    if (idle !== undefined)
      work.note(
        `There is a retired code "${idle.path}" as well; 'themata codebook retire --revive' brings it back.`,
      );
    return { id: draft.add("code", code), parent: parent?.path ?? null };
  });
  const uid = seq === null ? null : ((await work.store.uids([result.id])).get(result.id) ?? null);
  const path = result.parent === null ? name : `${result.parent}/${name}`;
  return { event: seq, id: uid, name, path, parent: result.parent };
}

/** The code that others are to stand under; a retired one is refused. */
export function livingParent(wanted: string, codes: readonly NamedCode[]): NamedCode {
  const parent = findLiving(wanted, codes);
  if (parent.status === "retired")
    throw usageError(
      "code-retired",
      `The code "${parent.path}" is retired, so nothing new goes under it.`,
      `Bring it back with 'themata codebook retire "${parent.path}" --revive'.`,
    );
  return parent;
}
