import { countedRows, placeOf } from "../../analysis/counted-rows.js";
import type { Id } from "../../core/records.js";
import type { LoadedColumns } from "../shared/study-columns.js";

/** Where the passages of each theme (or top code, where there are no themes) lie. */
export interface Portrait {
  readonly families: readonly string[];
  readonly sources: readonly {
    readonly name: string;
    readonly length: number;
    readonly spoken: readonly (readonly [number, number])[];
    readonly coded: readonly (readonly [number, number, number])[];
  }[];
}

/** Where the passages of these coders lie, a family a theme or top code. */
export function portraitOf(
  columns: LoadedColumns,
  coders: readonly Id[],
  lengths: ReadonlyMap<Id, number>,
): Portrait {
  const { families, familiesOf } = treeFamilies(columns);
  const counted = new Set(coders);
  const coded = new Map(columns.sources.map(({ revision }) => [revision, [] as [number, number, number][]]));
  const { codings } = columns;
  for (let i = 0; i < codings.count; i++) {
    if (!counted.has(codings.coder[i]!) || (codings.flags[i]! & 1) !== 0) continue;
    for (const family of familiesOf(codings.id[i]!, codings.code[i]!))
      coded.get(codings.revision[i]!)?.push([codings.start[i]!, codings.end[i]!, family]);
  }
  return {
    families,
    sources: columns.sources.map((source) => ({
      name: source.name,
      length: lengths.get(source.revision) ?? 0,
      spoken: [...source.participant].flatMap((person, turn) =>
        person === 0 ? [] : [[source.bodyStart[turn]!, source.bodyEnd[turn]!] as const],
      ),
      coded: coded.get(source.revision) ?? [],
    })),
  };
}

/** Top themes, or top codes where there are no themes, and which of them each coding belongs to. */
function treeFamilies(columns: LoadedColumns) {
  const tree = countedRows(columns, columns.themes.length > 0 ? "themes" : "codes");
  const tops = tree.rows.flatMap(({ depth }, row) => (depth === 0 ? [row] : []));
  const place = new Map(tops.map((row, i) => [row, i]));
  return {
    families: tops.map((row) => tree.rows[row]?.name ?? ""),
    familiesOf: (coding: Id, code: Id) =>
      (tree.rolledUp[placeOf(tree, coding, code) ?? -1] ?? []).flatMap((row) => place.get(row) ?? []),
  };
}
