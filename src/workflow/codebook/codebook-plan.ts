import { usageError } from "../../core/errors.js";
import { addTo } from "../../core/group-by.js";
import { isHeldBack } from "../../core/held-back.js";
import type { Code, CodeOrigin, CodeStatus, Id } from "../../core/records.js";
import { type CodebookEntry, codebookLimits } from "../../exchange/codebook-entry.js";
import { newCode } from "../shared/codebook-records.js";
import { type NamedCode, withPaths } from "../shared/resolve.js";
import { differences, type FieldChange, withVersion } from "./code-fields.js";
import { type ImportMode, type Match, matchEntries } from "./codebook-match.js";
import { checkTree } from "./codebook-state.js";

/** What taking over a codebook file will do. Ids below zero are those of codes to add. */
export interface CodebookPlan {
  readonly add: ReadonlyMap<Id, Code>;
  readonly change: ReadonlyMap<Id, Partial<Code>>;
  /** Codes the file leaves out (only where it is the whole codebook). */
  readonly remove: readonly NamedCode[];
  /** What differs, for people: in the order of the file, then what goes. */
  readonly changes: readonly CodebookChange[];
  readonly unchanged: number;
  readonly warnings: readonly string[];
}

export interface CodebookChange {
  readonly kind: "added" | "changed" | "removed";
  readonly path: string;
  readonly fields: readonly FieldChange[];
}

const texts = ["short", "definition", "include", "exclude"] as const;

/**
 * Works out what a file changes in a codebook, and checks the codebook as it would be. A mark that stands for an example that was
 * held back from the file stays that example.
 * @param held examples that files of the codebook do not show
 */
export function planCodebook(
  entries: readonly CodebookEntry[],
  codes: readonly NamedCode[],
  mode: ImportMode,
  held: ReadonlySet<string>,
): CodebookPlan {
  const matches = matchEntries(entries, codes, mode);
  const plan = new Planner(matches, codes, mode, held);
  return plan.finish();
}

class Planner {
  readonly #matches: readonly Match[];
  readonly #codes: readonly NamedCode[];
  readonly #mode: ImportMode;
  readonly #held: ReadonlySet<string>;
  readonly #after: Map<Id, NamedCode>;
  readonly #idOf = new Map<Match, Id>();
  readonly #warnings: string[] = [];
  readonly #next = new Map<Id | null, number>();

  constructor(
    matches: readonly Match[],
    codes: readonly NamedCode[],
    mode: ImportMode,
    held: ReadonlySet<string>,
  ) {
    this.#held = held;
    this.#matches = matches;
    this.#codes = codes;
    this.#mode = mode;
    this.#after = new Map(codes.map((code) => [code.id, code]));
    for (const { parentId, position } of codes)
      this.#next.set(parentId, Math.max(this.#next.get(parentId) ?? 0, position + 1));
    matches.forEach((match, i) => {
      const id = match.code?.id ?? -1 - i;
      this.#idOf.set(match, id);
      const parentId = match.parent === null ? null : (this.#idOf.get(match.parent) ?? null);
      if (match.merged !== null) this.#warnMerged(match, match.merged);
      else if (match.code === null) this.#add(id, match.entry, parentId);
      else this.#change(match, match.code, parentId);
    });
    if (mode === "edit") this.#inFileOrder();
  }

  finish(): CodebookPlan {
    const kept = new Set(this.#idOf.values());
    const remove =
      this.#mode === "edit" ? this.#codes.filter((c) => c.status !== "merged" && !kept.has(c.id)) : [];
    for (const { id } of remove) this.#after.delete(id);
    const after = withPaths<"code">([...this.#after.values()]);
    if (after.length > codebookLimits.codes)
      throw usageError(
        "too-large",
        `A codebook may have ${codebookLimits.codes} codes, not ${after.length}.`,
      );
    checkTree(after);
    const afterById = new Map(after.map((code) => [code.id, code]));
    const beforeById = new Map(this.#codes.map((code) => [code.id, code]));
    const nameOf = (id: Id | null) =>
      id === null ? "" : ((afterById.get(id) ?? beforeById.get(id))?.path ?? "");
    const add = new Map<Id, Code>();
    const change = new Map<Id, Partial<Code>>();
    const changes: CodebookChange[] = [];
    let unchanged = 0;
    for (const match of this.#matches) {
      const id = this.#idOf.get(match) ?? 0;
      const code = afterById.get(id);
      const before = beforeById.get(id);
      if (code === undefined) continue;
      if (before === undefined) {
        add.set(id, bare(code));
        changes.push({ kind: "added", path: code.path, fields: [] });
        continue;
      }
      change.set(id, bare(code));
      const fields = differences(before, code, nameOf);
      if (fields.length > 0) changes.push({ kind: "changed", path: before.path, fields });
      else unchanged++;
    }
    for (const { path } of remove) changes.push({ kind: "removed", path, fields: [] });
    return { add, change, remove, changes, unchanged, warnings: this.#warnings };
  }

  #add(id: Id, entry: CodebookEntry, parentId: Id | null): void {
    const code = newCode({
      name: entry.name,
      parentId,
      position: this.#last(parentId),
      origin: entry.origin as CodeOrigin,
      color: entry.color,
      status: (entry.status || "active") as CodeStatus,
      short: entry.short,
      definition: entry.definition,
      include: entry.include,
      exclude: entry.exclude,
      examples: this.#examplesOf(entry, []),
    });
    this.#after.set(id, { ...code, id, uid: "", fromSeq: 0, actSeq: 0, madeSeq: 0, path: entry.name });
  }

  #change({ entry, by }: Match, code: NamedCode, parentId: Id | null): void {
    const edit = this.#mode === "edit";
    const fields: { -readonly [F in keyof Code]?: Code[F] } = {};
    for (const field of texts) if (edit || entry[field] !== "") fields[field] = entry[field];
    if (edit || entry.examples.length > 0) fields.examples = this.#examplesOf(entry, code.examples);
    if (entry.origin !== "") fields.origin = entry.origin as CodeOrigin;
    if (edit || entry.color !== "") fields.color = entry.color;
    if (edit || by === "id") fields.name = entry.name;
    if (edit) fields.status = (entry.status || "active") as CodeStatus;
    else if (entry.status === "retired") fields.status = "retired";
    else if (code.status === "retired")
      this.#warnings.push(
        `"${code.path}" is retired in this study and stays so; 'themata codebook retire "${code.path}" --revive' brings it back.`,
      );
    if (parentId !== code.parentId) {
      if (edit || by === "id") Object.assign(fields, { parentId, position: this.#last(parentId) });
      else
        this.#warnings.push(
          `"${code.path}" stands elsewhere in the file and was left where it is; 'themata codebook move' moves it.`,
        );
    }
    this.#after.set(code.id, { ...code, ...withVersion(code, fields) });
  }

  #examplesOf({ examples }: CodebookEntry, before: readonly string[]): readonly string[] {
    const kept = before.filter((example) => this.#held.has(example) && !examples.includes(example));
    return examples.flatMap((example) => (isHeldBack(example) ? (kept.shift() ?? []) : example));
  }

  #warnMerged({ code, entry }: Match, merged: NamedCode): void {
    this.#warnings.push(
      `"${merged.path}" was merged into "${code?.path ?? ""}" in this study; "${entry.name}" is ignored.`,
    );
  }

  #last(parentId: Id | null): number {
    const position = this.#next.get(parentId) ?? 0;
    this.#next.set(parentId, position + 1);
    return position;
  }

  /** Numbers siblings anew where the file has them in another order. */
  #inFileOrder(): void {
    const siblings = new Map<Id | null, Id[]>();
    for (const match of this.#matches) {
      const id = this.#idOf.get(match) ?? 0;
      const parentId = this.#after.get(id)?.parentId ?? null;
      addTo(siblings, parentId, id);
    }
    for (const ids of siblings.values()) {
      const positions = ids.map((id) => this.#after.get(id)?.position ?? 0);
      if (positions.every((position, i) => i === 0 || position > (positions[i - 1] ?? 0))) continue;
      ids.forEach((id, position) => {
        const code = this.#after.get(id);
        if (code !== undefined) this.#after.set(id, { ...code, position });
      });
    }
  }
}

/** A code's own fields, without what the store adds. */
function bare({
  id: _id,
  uid: _uid,
  fromSeq: _from,
  actSeq: _act,
  madeSeq: _made,
  path: _path,
  ...code
}: NamedCode): Code {
  return code;
}
