import { addTo } from "../core/group-by.js";
import type { CodeStatus, Id } from "../core/records.js";
import type { CountingInput } from "./study-columns.js";

/** What a table has rows for. */
export type Counted = "codes" | "themes";

/** A code or theme as a row, before counting. Rows stand in the order of the tree: parent, then children. */
export interface CountedRow {
  readonly id: Id;
  readonly name: string;
  /** Names from the root, joined by "/". */
  readonly path: string;
  /** 0 at the root. */
  readonly depth: number;
  /** A code's status; null for a theme. */
  readonly status: CodeStatus | null;
}

export interface CountedRows {
  readonly rows: readonly CountedRow[];
  /** Place of each code, by id. */
  readonly placeOfCode: ReadonlyMap<Id, number>;
  /** For each code, by place, the rows that its own codings belong to. */
  readonly own: readonly (readonly number[])[];
  /** The same with the ancestors of those rows: each row once, however many ways lead to it. */
  readonly rolledUp: readonly (readonly number[])[];
  /** Each code is one row, at its own place. */
  readonly oneToOne: boolean;
}

/** The rows for codes or for themes, and which codes feed them. */
export function countedRows(input: CountingInput, of: Counted): CountedRows {
  return of === "codes" ? codeRows(input) : themeRows(input);
}

function codeRows({ codes }: CountingInput): CountedRows {
  const { branches, rowOf, parentOf } = tree(codes);
  const own = branches.map((_, row) => [row]);
  return {
    rows: branches.map(({ node: { id, name, path, status }, depth }) => ({ id, name, path, depth, status })),
    placeOfCode: rowOf,
    own,
    rolledUp: own.map((rows) => withAncestors(rows, parentOf)),
    oneToOne: true,
  };
}

function themeRows({ codes, themes }: CountingInput): CountedRows {
  const { branches, rowOf, parentOf } = tree(themes);
  const paths: string[] = [];
  const rows = branches.map(({ node: { id, name }, depth }, row): CountedRow => {
    const above = paths[parentOf[row] ?? -1];
    const path = above === undefined ? name : `${above}/${name}`;
    paths.push(path);
    return { id, name, path, depth, status: null };
  });
  const placeOfCode = new Map(codes.map((code, place) => [code.id, place]));
  const themesOf = codes.map(() => new Set<number>());
  for (const theme of themes)
    for (const code of theme.codeIds)
      themesOf[placeOfCode.get(code) ?? -1]?.add(rowOf.get(theme.id) as number);
  const own = themesOf.map((found) => [...found]);
  const rolledUp = own.map((direct) => withAncestors(direct, parentOf));
  return { rows, placeOfCode, own, rolledUp, oneToOne: false };
}

interface Node {
  readonly id: Id;
  readonly parentId: Id | null;
}

/** Depth-first order. A node whose parent is missing, or which is its own ancestor, is taken as a root. */
function tree<T extends Node>(nodes: readonly T[]) {
  const children = new Map<Id | null, T[]>();
  for (const node of nodes) {
    addTo(children, node.parentId, node);
  }
  const known = new Set(nodes.map((node) => node.id));
  const branches: { readonly node: T; readonly depth: number }[] = [];
  const rowOf = new Map<Id, number>();
  const parentOf: number[] = [];
  const visit = (node: T, parent: number, depth: number) => {
    if (rowOf.has(node.id)) return;
    const row = branches.push({ node, depth }) - 1;
    rowOf.set(node.id, row);
    parentOf.push(parent);
    for (const child of children.get(node.id) ?? []) visit(child, row, depth + 1);
  };
  for (const node of nodes) if (node.parentId === null || !known.has(node.parentId)) visit(node, -1, 0);
  for (const node of nodes) visit(node, -1, 0);
  return { branches, rowOf, parentOf };
}

function withAncestors(direct: readonly number[], parentOf: readonly number[]): number[] {
  const reached = new Set<number>();
  for (const row of direct) for (let at = row; at >= 0; at = parentOf[at] ?? -1) reached.add(at);
  return [...reached];
}

/** Whether a row stands below another, in rows of which each parent comes right before its children. */
export function isBelow(rows: CountedRows["rows"], row: number, above: number): boolean {
  const depth = rows[above]?.depth ?? 0;
  for (let at = above + 1; at <= row; at++) if ((rows[at]?.depth ?? 0) <= depth) return false;
  return row > above;
}
