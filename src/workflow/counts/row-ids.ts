import type { Counted } from "../../analysis/counted-rows.js";
import type { Id } from "../../core/records.js";
import { resolveName, withPaths } from "../shared/resolve.js";
import type { LoadedColumns } from "../shared/study-columns.js";
import type { Work } from "../shared/work.js";

/** Ids of codes or themes by their names; undefined, for all, where none are named. */
export async function rowIds(
  { store }: Work,
  columns: LoadedColumns,
  of: Counted,
  names: readonly string[] | undefined,
): Promise<Id[] | undefined> {
  if (names === undefined) return undefined;
  if (of === "codes") return names.map((name) => resolveName(name, columns.codes, "code").id);
  const standing = new Set(columns.themes.map(({ id }) => id));
  const themes = withPaths<"theme">((await store.current("theme")).filter(({ id }) => standing.has(id)));
  return names.map((name) => resolveName(name, themes, "theme").id);
}

/** Ids of all codes or themes that stand below one, without itself. */
export function idsBelow({ codes, themes }: LoadedColumns, of: Counted, above: Id): ReadonlySet<Id> {
  const nodes: readonly { readonly id: Id; readonly parentId: Id | null }[] = of === "codes" ? codes : themes;
  const below = new Set<Id>();
  const reached = [above];
  for (let at = reached.pop(); at !== undefined; at = reached.pop())
    for (const { id, parentId } of nodes)
      if (parentId === at && id !== above && !below.has(id)) {
        below.add(id);
        reached.push(id);
      }
  return below;
}
