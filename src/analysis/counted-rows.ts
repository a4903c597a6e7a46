import type { CodingColumns } from "../core/columns.js";
import { addTo } from "../core/group-by.js";
import type { CodeStatus, Id } from "../core/records.js";
import type { CountingInput } from "./study-columns.js";
import { codingsSetAside, supportOf, type ThemeTree } from "./support-of.js";

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
  /** Places of their own, after those of the codes, of codings that are set aside for a theme of their code; else none. */
  readonly placeOfCoding: ReadonlyMap<Id, number>;
  /** For each code, by place, the rows that its own codings belong to. */
  readonly own: readonly (readonly number[])[];
  /** The same with the ancestors of those rows: each row once, however many ways lead to it. */
  readonly rolledUp: readonly (readonly number[])[];
  /** The row that each row stands under; -1 at the root. */
  readonly parentOf: readonly number[];
  /** Each code is one row, at its own place. */
  readonly oneToOne: boolean;
}

/** Where a coding stands in `own` and `rolledUp`; undefined for one of a code that the study does not have. */
export const placeOf = (
  { placeOfCode, placeOfCoding }: Pick<CountedRows, "placeOfCode" | "placeOfCoding">,
  coding: Id,
  code: Id,
): number | undefined => placeOfCoding.get(coding) ?? placeOfCode.get(code);

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
    placeOfCoding: new Map(),
    own,
    rolledUp: own.map((rows) => withAncestors(rows, parentOf)),
    parentOf,
    oneToOne: true,
  };
}

function themeRows({ codes, themes, codings }: CountingInput): CountedRows {
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
  const nodes = { rows: branches.map(({ node }) => node), parentOf };
  const aside = withoutSetAside(codings, nodes, { placeOfCode, own, rolledUp });
  return { rows, placeOfCode, ...aside, parentOf, oneToOne: false };
}

/**
 * The rows of codings that somebody set aside for a theme: a place for each set of rows that occurs, so that what
 * counts codes by their places counts these too.
 */
function withoutSetAside(
  codings: CodingColumns,
  tree: ThemeTree,
  { placeOfCode, own, rolledUp }: Pick<CountedRows, "placeOfCode" | "own" | "rolledUp">,
): Pick<CountedRows, "placeOfCoding" | "own" | "rolledUp"> {
  const placeOfCoding = new Map<Id, number>();
  const aside = codingsSetAside(tree.rows);
  if (aside.size === 0) return { placeOfCoding, own, rolledUp };
  const [allOwn, allRolledUp] = [[...own], [...rolledUp]];
  const known = new Map<string, number>();
  for (let i = 0; i < codings.count; i++) {
    const id = codings.id[i]!;
    const code = placeOfCode.get(codings.code[i]!);
    if (code === undefined || !aside.has(id)) continue;
    const [direct, reached] = [own[code] ?? [], rolledUp[code] ?? []];
    const counts = (row: number) => tree.rows[row]?.decided?.get(id) !== "set-aside";
    const states = supportOf(tree, id, direct, reached);
    const rows = [direct.filter(counts), reached.filter((row) => states.get(row) !== "set-aside")] as const;
    const key = JSON.stringify(rows);
    const place = known.get(key) ?? allOwn.push(rows[0]) - 1;
    allRolledUp[place] = rows[1];
    known.set(key, place);
    placeOfCoding.set(id, place);
  }
  return { placeOfCoding, own: allOwn, rolledUp: allRolledUp };
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
