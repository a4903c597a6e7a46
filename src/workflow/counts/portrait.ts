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
    for (const family of familiesOf.get(codings.code[i]!) ?? [])
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

/** Top themes, or top codes where there are no themes, and which of them each code belongs to. */
function treeFamilies({ codes, themes }: LoadedColumns) {
  const tree = themes.length > 0 ? themes : codes;
  const parent = new Map(tree.map(({ id, parentId }) => [id, parentId]));
  const tops = tree.filter(({ parentId }) => parentId === null || !parent.has(parentId));
  const place = new Map(tops.map(({ id }, i) => [id, i]));
  const topOf = (id: Id): number => {
    const seen = new Set<Id>();
    let at: Id = id;
    while (!place.has(at) && !seen.has(at)) {
      seen.add(at);
      at = parent.get(at) ?? at;
    }
    return place.get(at) ?? -1;
  };
  const familiesOf = new Map<Id, Set<number>>();
  const join = (code: Id, family: number) => {
    if (family >= 0) familiesOf.set(code, (familiesOf.get(code) ?? new Set()).add(family));
  };
  if (themes.length > 0)
    for (const { id, codeIds } of themes) for (const code of codeIds) join(code, topOf(id));
  else for (const { id } of codes) join(id, topOf(id));
  return { families: tops.map(({ name }) => name), familiesOf };
}
