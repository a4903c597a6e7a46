import { type ThemataError, usageError } from "../../core/errors.js";
import { addTo } from "../../core/group-by.js";
import type { CodeStatus, Id } from "../../core/records.js";
import { fold } from "../../core/similar.js";
import { badCodeName, codebookLimits, shown, tidyText } from "../../exchange/codebook-entry.js";
import type { StudyStore } from "../../store/port.js";
import { type NamedCode, resolveAmong, withPaths } from "../shared/resolve.js";

/** Every code of the study with its path, retired and merged ones too. */
export const allCodes = async (store: StudyStore): Promise<readonly NamedCode[]> =>
  withPaths<"code">(await store.current("code"));

/** Finds a code: an active one before a retired one, that before a merged one. */
export function findCode(wanted: string, codes: readonly NamedCode[]): NamedCode {
  const groups = (["active", "retired", "merged"] as const).map((status) =>
    codes.filter((code) => code.status === status),
  );
  return resolveAmong(wanted, groups, "code");
}

/** Finds a code that may be changed or coded under: one that was merged away is refused. */
export function findLiving(wanted: string, codes: readonly NamedCode[]): NamedCode {
  const code = findCode(wanted, codes);
  if (code.status !== "merged") return code;
  const target = codes.find(({ id }) => id === code.mergedInto);
  throw usageError(
    "code-merged",
    `The code "${code.path}" was merged${target === undefined ? "" : ` into "${target.path}"`}.`,
    "'themata undo' reverses a merge.",
  );
}

/** Codes by parent, in the order of the codebook. */
export function childrenOf(codes: readonly NamedCode[]): ReadonlyMap<Id | null, readonly NamedCode[]> {
  const known = new Set(codes.map(({ id }) => id));
  const map = new Map<Id | null, NamedCode[]>();
  for (const code of [...codes].sort((a, b) => a.position - b.position || a.id - b.id)) {
    const parent = code.parentId !== null && known.has(code.parentId) ? code.parentId : null;
    addTo(map, parent, code);
  }
  return map;
}

/** A position behind all that stand under a parent. */
export const lastPosition = (
  codes: Iterable<TreeCode & { readonly position: number }>,
  parentId: Id | null,
) => {
  let last = -1;
  for (const code of codes) if (code.parentId === parentId) last = Math.max(last, code.position);
  return last + 1;
};

/** A code's name as it is kept. Fails with `bad-code-name`. */
export function codeName(name: string): string {
  const clean = tidyText(name).trim();
  const bad = badCodeName(clean);
  if (bad !== null) throw usageError("bad-code-name", `The name "${shown(name)}" ${bad}.`);
  return clean;
}

/** What of a code its place in the tree depends on. */
export interface TreeCode {
  readonly id: Id;
  readonly parentId: Id | null;
  readonly name: string;
  readonly status: CodeStatus;
}

/**
 * Checks a codebook as it would be after a change: no code under itself (`codebook-cycle`), none
 * deeper than 64 (`too-deep`), active codes' names unlike their siblings' (`duplicate-code`).
 */
export function checkTree(codes: readonly TreeCode[]): void {
  const byId = new Map(codes.map((code) => [code.id, code]));
  const depths = new Map<Id, number>();
  const depthOf = (code: TreeCode): number => {
    const trail: TreeCode[] = [];
    const met = new Set<Id>();
    let at: TreeCode | undefined = code;
    while (at !== undefined && !depths.has(at.id)) {
      if (met.has(at.id))
        throw usageError(
          "codebook-cycle",
          `The code "${at.name}" would stand under itself.`,
          "Choose another parent.",
        );
      met.add(at.id);
      trail.push(at);
      at = at.parentId === null ? undefined : byId.get(at.parentId);
    }
    let depth = at === undefined ? 0 : (depths.get(at.id) ?? 0);
    for (const each of trail.reverse()) depths.set(each.id, ++depth);
    return depth;
  };
  const names = new Set<string>();
  for (const code of codes) {
    if (depthOf(code) > codebookLimits.depth)
      throw usageError("too-deep", `Codes may be nested ${codebookLimits.depth} deep ("${code.name}").`);
    if (code.status !== "active") continue;
    const key = `${code.parentId} ${fold(code.name)}`;
    if (names.has(key)) throw duplicate(code, byId);
    names.add(key);
  }
}

function duplicate({ name, parentId }: TreeCode, byId: ReadonlyMap<Id, TreeCode>): ThemataError {
  const parent = parentId === null ? undefined : byId.get(parentId);
  const where = parent === undefined ? "at the top of the codebook" : `under "${parent.name}"`;
  return usageError(
    "duplicate-code",
    `There is a code "${name}" already ${where}.`,
    "Choose another name or parent, or merge the two.",
  );
}
