import { codingRows } from "../../analysis/coding-rows.js";
import { pickCodings } from "../../analysis/pick-codings.js";
import { selectSources } from "../../analysis/selection.js";
import type { Id } from "../../core/records.js";
import { definitionsCodedUnder } from "../shared/coded-under.js";
import { readCodingCounts } from "../shared/count-codings.js";
import type { NamedCode } from "../shared/resolve.js";
import { ShownExamples } from "../shared/shown/shown-examples.js";
import { loadSpoken } from "../shared/study-columns.js";
import type { Work } from "../shared/work.js";
import { type CodeVersion, versionsOf } from "./code-history.js";
import { codebookHeadings } from "./codebook-headings.js";
import { allCodes, childrenOf, findCode } from "./codebook-state.js";

/** A code as the codebook shows it. */
export interface ShownCode {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  /** Path of the parent. */
  readonly parent: string | null;
  /** 0 at the top. */
  readonly depth: number;
  readonly status: string;
  readonly origin: string;
  readonly color: string;
  readonly short: string;
  readonly definition: string;
  readonly include: string;
  readonly exclude: string;
  readonly examples: readonly string[];
  readonly definitionVersion: number;
  /** Whether it only heads a group of codes, and is not counted among them. */
  readonly heading: boolean;
  /** Where a merged code's codings went. */
  readonly mergedInto: string | null;
  /** Confirmed codings of all coders, the code's own alone. */
  readonly codings: number;
  /** Of its own, those that wait for a person. */
  readonly proposed: number;
  /** The confirmed ones with those of all codes below it. */
  readonly codingsBelow: number;
}

export interface CodeDetails extends ShownCode {
  readonly versions: readonly CodeVersion[];
  /** How many codings (as they stand) were made while which version of the definition was in force. */
  readonly codedWith: readonly { readonly version: number; readonly codings: number }[];
}

/** The codebook in its order, parents before children; merged codes only where all are asked for. */
export async function showCodebook(work: Work, all: boolean): Promise<readonly ShownCode[]> {
  const codes = await allCodes(work.store);
  const countOf = await readCodingCounts(work.store, "code");
  const headings = await codebookHeadings(work.store, codes);
  const shown = await ShownExamples.read(work.store, "shown");
  const listed = inOrder(all ? codes : codes.filter(({ status }) => status !== "merged"));
  const pathOf = new Map(codes.map((code) => [code.id, code.path]));
  const below = new Map<Id, number>();
  for (const { code } of [...listed].reverse()) {
    const sum = (below.get(code.id) ?? 0) + countOf(code.id).codings;
    below.set(code.id, sum);
    if (code.parentId !== null) below.set(code.parentId, (below.get(code.parentId) ?? 0) + sum);
  }
  return listed.map(({ code, depth }) => ({
    id: code.uid,
    name: code.name,
    path: code.path,
    parent: code.parentId === null ? null : (pathOf.get(code.parentId) ?? null),
    depth,
    status: code.status,
    origin: code.origin,
    color: code.color,
    short: code.short,
    definition: code.definition,
    include: code.include,
    exclude: code.exclude,
    examples: shown.of(code.examples),
    definitionVersion: code.definitionVersion,
    heading: headings.has(code.id),
    mergedInto: code.mergedInto === null ? null : (pathOf.get(code.mergedInto) ?? null),
    codings: countOf(code.id).codings,
    proposed: countOf(code.id).proposed,
    codingsBelow: below.get(code.id) ?? 0,
  }));
}

/** One code in full. */
export async function showCode(work: Work, wanted: string): Promise<CodeDetails> {
  const code = findCode(wanted, await allCodes(work.store));
  const shown = (await showCodebook(work, true)).find(({ id }) => id === code.uid);
  if (shown === undefined) throw new Error("a code of the codebook is shown in it");
  const columns = await work.store.codingColumns({ codeId: code.id });
  const rows = [...codingRows(columns, selectSources(await loadSpoken(work.store)))];
  const counted = pickCodings(
    columns,
    rows.flatMap(({ at, proposed }) => (proposed ? [] : at)),
  );
  const byVersion = new Map<number, number>();
  for (const version of (await definitionsCodedUnder(work.store, counted, new Set([code.id]))).values())
    byVersion.set(version, (byVersion.get(version) ?? 0) + 1);
  return {
    ...shown,
    versions: await versionsOf(work.store, code.id),
    codedWith: [...byVersion].sort(([a], [b]) => a - b).map(([version, codings]) => ({ version, codings })),
  };
}

/** Codes in the order of the codebook, with their depth. */
export function inOrder(codes: readonly NamedCode[]): { readonly code: NamedCode; readonly depth: number }[] {
  const children = childrenOf(codes);
  const list: { code: NamedCode; depth: number }[] = [];
  const walk = (parent: Id | null, depth: number): void => {
    for (const code of children.get(parent) ?? []) {
      list.push({ code, depth });
      walk(code.id, depth + 1);
    }
  };
  walk(null, 0);
  return list;
}
