import { usageError } from "../../core/errors.js";
import type { Id, Seq, StoredRecord } from "../../core/records.js";
import { fold } from "../../core/similar.js";
import type { Draft } from "../../store/port.js";
import { newCode } from "../shared/codebook-records.js";
import { moveCodings } from "../shared/move-codings.js";
import type { NamedCode } from "../shared/resolve.js";
import { act, type Work } from "../shared/work.js";
import { allCodes, checkTree, codeName, findLiving, lastPosition } from "./codebook-state.js";

export interface SplitPlan {
  /** The code to split. */
  readonly code: string;
  /** Names of the codes its passages go to; those that are missing are made beside it. */
  readonly into: readonly string[];
  /** Where each coding goes, by its id; what is not named stays. */
  readonly give: ReadonlyMap<string, string>;
  /** Retire the code if nothing stays with it. */
  readonly retire: boolean;
}

export interface SplitCode {
  readonly event: Seq | null;
  readonly code: string;
  readonly into: readonly { readonly path: string; readonly made: boolean; readonly codings: number }[];
  /** Codings that ended because their passage had the other code already (same coder, same round). */
  readonly collapsed: number;
  readonly stayed: number;
  readonly retired: boolean;
}

/** Sends passages of a code to other codes, as one event. Who coded what stays, and so do memos and evidence. */
export async function splitCode(work: Work, plan: SplitPlan): Promise<SplitCode> {
  const args = { code: plan.code, into: plan.into, give: Object.fromEntries(plan.give) };
  const { seq, result } = await work.store.record(act(work, "code.split", args), async (draft) => {
    const { store } = work;
    const codes = [...(await allCodes(store))];
    const from = findLiving(plan.code, codes);
    const targets = partsOf(draft, plan, from, codes);
    const codings = await store.current("coding", { codeId: from.id });
    const given = giveCodings(plan, from, codings, targets);
    let collapsed = 0;
    for (const { id, codings: own } of targets.values())
      collapsed += (await moveCodings(store, draft, own, id)).collapsed;
    const stayed = codings.length - given.size;
    const retired = plan.retire && stayed === 0;
    if (retired) draft.change("code", from.id, { status: "retired" });
    return {
      code: from.path,
      into: [...targets.values()].map(({ path, made, codings: own }) => ({
        path,
        made,
        codings: own.length,
      })),
      collapsed,
      stayed,
      retired,
    };
  });
  return { event: seq, ...result };
}

interface SplitPart {
  readonly id: Id;
  readonly path: string;
  readonly made: boolean;
  readonly codings: StoredRecord<"coding">[];
}

/** The codes to split into, by their folded names; those that are not there are made. */
function partsOf(
  draft: Draft,
  plan: SplitPlan,
  from: NamedCode,
  codes: readonly NamedCode[],
): Map<string, SplitPart> {
  const slash = from.path.lastIndexOf("/");
  const targets = new Map<string, SplitPart>();
  let position = lastPosition(codes, from.parentId);
  const tree: { id: Id; parentId: Id | null; name: string; status: "active" | "retired" | "merged" }[] = [
    ...codes,
  ];
  for (const wanted of plan.into) {
    const name = codeName(wanted);
    if (targets.has(fold(wanted))) continue;
    const there = codes.find(
      (code) => code.status === "active" && code.parentId === from.parentId && fold(code.name) === fold(name),
    );
    if (there?.id === from.id)
      throw usageError("split-into-itself", `"${from.path}" cannot be split into itself.`);
    const made = newCode({ name, parentId: from.parentId, position: position++ });
    const id = there?.id ?? draft.add("code", made);
    if (there === undefined) tree.push({ ...made, id: -tree.length });
    const path = there?.path ?? (slash < 0 ? name : `${from.path.slice(0, slash)}/${name}`);
    targets.set(fold(wanted), { id, path, made: there === undefined, codings: [] });
  }
  checkTree(tree);
  return targets;
}

/** Gives codings to the parts they are meant for. */
function giveCodings(
  plan: SplitPlan,
  from: NamedCode,
  codings: readonly StoredRecord<"coding">[],
  targets: ReadonlyMap<string, SplitPart>,
): Set<Id> {
  const given = new Set<Id>();
  for (const [wanted, to] of plan.give) {
    const fitting = codings.filter(({ uid }) => uid.startsWith(wanted.toLowerCase()));
    const [coding] = fitting;
    if (coding === undefined || fitting.length > 1)
      throw usageError(
        "unknown-coding",
        `"${wanted}" is not one coding of "${from.path}".`,
        "'themata codings --code' lists them.",
      );
    const target = targets.get(fold(to));
    if (target === undefined)
      throw usageError("unknown-part", `"${to}" is not among the codes to split into.`);
    if (given.has(coding.id))
      throw usageError("given-twice", `Coding ${wanted.slice(0, 8)} is given to two codes.`);
    given.add(coding.id);
    target.codings.push(coding);
  }
  return given;
}
