import type { Message } from "../core/message.js";
import { fold } from "../core/similar.js";
import { type CodebookEntry, type CodebookFile, codebookLimits, problem, shown } from "./codebook-entry.js";
import type { FlatEntry } from "./codebook-flat.js";

interface TreeNode {
  readonly flat: FlatEntry;
  readonly index: number;
  /** Entry it stands under; undefined until known. */
  parent: TreeNode | null | undefined;
  /** Folded path and level; empty and 0 until every entry above is known. */
  path: string;
  depth: number;
  readonly children: CodebookEntry[];
}

const mostMessages = 200;

/**
 * Puts the codes of a file into their tree, in the file's order. A parent is told by nesting, by
 * path, or by a name that one code of the file has; of several codes with that path the nearest one
 * above counts. Errors: `unknown-parent`, `codebook-cycle`, `duplicate-code`, `too-deep`,
 * `too-large`; warning `same-name`. With an error no entry is given.
 */
export function buildTree(flat: readonly FlatEntry[], messages: readonly Message[]): CodebookFile {
  const all: Message[] = [...messages];
  const stop = () => ({ entries: [], messages: some(all) });
  if (flat.length > codebookLimits.codes) {
    all.push(
      problem("error", "too-large", `A codebook may have ${codebookLimits.codes} codes, not ${flat.length}.`),
    );
    return stop();
  }
  const places = flat.map(
    (entry, index): TreeNode => ({ flat: entry, index, parent: undefined, path: "", depth: 0, children: [] }),
  );
  place(places, all);
  checkNames(places, all);
  if (all.some(({ level }) => level === "error")) return stop();
  const top: CodebookEntry[] = [];
  for (const { flat: entry, parent, children } of places)
    (parent?.children ?? top).push({ ...entry.fields, children });
  return { entries: top, messages: some(all) };
}

function some(messages: readonly Message[]): readonly Message[] {
  if (messages.length <= mostMessages) return messages;
  const more = messages.length - mostMessages;
  const level = messages.slice(mostMessages).some((m) => m.level === "error") ? "error" : "warning";
  return [...messages.slice(0, mostMessages), problem(level, "more-problems", `And ${more} more problems.`)];
}

/** Finds every entry's parent, level by level: a round places at least the next level of the tree. */
function place(places: readonly TreeNode[], messages: Message[]): void {
  const byName = new Map<string, TreeNode[]>();
  for (const entry of places) {
    const key = fold(entry.flat.fields.name);
    byName.set(key, [...(byName.get(key)?.slice(-1) ?? []), entry]);
  }
  const byPath = new Map<string, TreeNode>();
  let waiting = places;
  for (let round = 0; waiting.length > 0; round++) {
    const still: TreeNode[] = [];
    for (const entry of waiting) {
      entry.parent ??= parentOf(entry, places, byPath, byName);
      if (entry.parent === undefined || (entry.parent !== null && entry.parent.depth === 0))
        still.push(entry);
      else settle(entry, entry.parent, byPath);
    }
    if (still.length === waiting.length) {
      complain(still, byName, messages);
      return;
    }
    waiting = still;
    if (round > codebookLimits.depth) break;
  }
  const deep = places.find(({ depth }) => depth > codebookLimits.depth) ?? waiting[0];
  if (deep !== undefined)
    messages.push(
      problem(
        "error",
        "too-deep",
        `Codes may be nested ${codebookLimits.depth} deep, not deeper.`,
        deep.flat.line,
      ),
    );
}

function parentOf(
  { flat }: TreeNode,
  places: readonly TreeNode[],
  byPath: ReadonlyMap<string, TreeNode>,
  byName: ReadonlyMap<string, readonly TreeNode[]>,
): TreeNode | null | undefined {
  if (flat.above !== null) return places[flat.above];
  if (flat.parent === "") return null;
  const known = byPath.get(pathKey(flat.parent));
  if (known !== undefined) return known;
  const named = byName.get(fold(flat.parent));
  return named?.length === 1 ? named[0] : undefined;
}

function settle(entry: TreeNode, parent: TreeNode | null, byPath: Map<string, TreeNode>): void {
  const key = fold(entry.flat.fields.name);
  entry.depth = (parent?.depth ?? 0) + 1;
  entry.path = parent === null ? key : `${parent.path}/${key}`;
  byPath.set(entry.path, entry);
}

/** A path as paths are compared: each name folded. */
export const pathKey = (path: string): string => path.split("/").map(fold).join("/");

/** Says of entries that cannot be placed whether their parent is unknown or they form a circle. */
function complain(
  stuck: readonly TreeNode[],
  byName: ReadonlyMap<string, readonly TreeNode[]>,
  messages: Message[],
): void {
  const seen = new Map<TreeNode, TreeNode>();
  for (const start of stuck) {
    let at: TreeNode | null | undefined = start;
    while (at?.parent && at.parent.depth === 0 && !seen.has(at)) {
      seen.set(at, start);
      at = at.parent;
    }
    if (at?.parent && seen.get(at) === start)
      messages.push(
        problem(
          "error",
          "codebook-cycle",
          `"${shown(at.flat.fields.name)}" stands under itself.`,
          at.flat.line,
        ),
      );
    if (start.parent !== undefined) continue;
    const { parent, line, fields } = start.flat;
    const several = (byName.get(fold(parent))?.length ?? 0) > 1;
    const why = several
      ? `more than one code is called "${shown(parent)}"; give the parent's path (a/b)`
      : `there is no code "${shown(parent)}" in the file`;
    messages.push(problem("error", "unknown-parent", `The parent of "${shown(fields.name)}": ${why}.`, line));
  }
}

function checkNames(places: readonly TreeNode[], messages: Message[]): void {
  const under = new Map<TreeNode | null, Map<string, TreeNode>>();
  const first = new Map<string, TreeNode>();
  const warned = new Set<string>();
  for (const entry of places) {
    const { fields, line } = entry.flat;
    if (entry.parent === undefined || fields.name === "" || fields.status === "retired") continue;
    const key = fold(fields.name);
    const siblings = under.get(entry.parent) ?? new Map<string, TreeNode>();
    under.set(entry.parent, siblings);
    const twin = siblings.get(key);
    const other = first.get(key);
    if (twin !== undefined) {
      const where = twin.flat.line === null ? "" : ` (the other is on line ${twin.flat.line})`;
      messages.push(
        problem(
          "error",
          "duplicate-code",
          `"${shown(fields.name)}" occurs twice in one place${where}.`,
          line,
        ),
      );
    } else if (other !== undefined && !warned.has(key)) {
      warned.add(key);
      messages.push(
        problem(
          "warning",
          "same-name",
          `"${shown(fields.name)}" stands under two parents; name these codes by their paths.`,
          line,
        ),
      );
    }
    if (twin === undefined) siblings.set(key, entry);
    if (other === undefined) first.set(key, entry);
  }
}
