import type { Id } from "../../core/records.js";

interface InTree {
  readonly id: Id;
  readonly parentId: Id | null;
}

/**
 * Where things of a tree stand once some of them are merged into `target`: a child of one that goes comes
 * under the target; the target itself, and what it stands under, come up out of what is merged. Gives the new
 * parent of everything that has to move.
 */
export function parentsAfterMerge(
  things: readonly InTree[],
  merged: ReadonlySet<Id>,
  target: InTree,
): ReadonlyMap<Id, Id | null> {
  const byId = new Map(things.map((thing) => [thing.id, thing]));
  const above = new Set<Id>();
  for (let at: InTree | undefined = target; at !== undefined && !above.has(at.id); ) {
    above.add(at.id);
    at = at.parentId === null ? undefined : byId.get(at.parentId);
  }
  const outside = (from: InTree): Id | null => {
    let parent = from.parentId;
    const seen = new Set<Id>();
    while (parent !== null && merged.has(parent) && !seen.has(parent)) {
      seen.add(parent);
      parent = byId.get(parent)?.parentId ?? null;
    }
    return parent;
  };
  const moves = new Map<Id, Id | null>();
  for (const thing of things)
    if (!merged.has(thing.id) && thing.parentId !== null && merged.has(thing.parentId))
      moves.set(thing.id, above.has(thing.id) ? outside(thing) : target.id);
  return moves;
}
