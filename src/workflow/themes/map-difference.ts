import { addTo } from "../../core/group-by.js";
import type { Id, StoredRecord } from "../../core/records.js";

/** The themes, codes and relations of one state; dropped themes and inactive codes are among them. */
export interface MapRecords {
  readonly themes: readonly StoredRecord<"theme">[];
  readonly codes: readonly StoredRecord<"code">[];
  readonly themeCodes: readonly StoredRecord<"theme_code">[];
  readonly links: readonly StoredRecord<"theme_link">[];
  /** The themes a named map shows; null where the map shows all. */
  readonly shown: ReadonlySet<Id> | null;
}

/** What became of themes by merging and splitting, as the history tells it. */
export interface Descent {
  /** Theme → the theme it was merged into. */
  readonly mergedInto: ReadonlyMap<Id, Id>;
  /** Theme → the theme it was split from. */
  readonly splitFrom: ReadonlyMap<Id, Id>;
}

export interface MapDifference {
  readonly added: readonly { readonly theme: string; readonly splitFrom: string | null }[];
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
  readonly merged: readonly { readonly theme: string; readonly into: string; readonly reason: string }[];
  readonly dropped: readonly { readonly theme: string; readonly reason: string }[];
  /** Off a named map, though not dropped. */
  readonly left: readonly string[];
  /** Added and dropped between the two states. */
  readonly tried: readonly { readonly theme: string; readonly reason: string }[];
  readonly nested: readonly {
    readonly theme: string;
    readonly from: string | null;
    readonly to: string | null;
  }[];
  readonly redefined: readonly {
    readonly theme: string;
    readonly what: readonly ("concept" | "boundaries")[];
  }[];
  readonly status: readonly { readonly theme: string; readonly from: string; readonly to: string }[];
  /** A code whose themes changed by more than a rename or merge of themes. */
  readonly codes: readonly {
    readonly code: string;
    readonly from: readonly string[];
    readonly to: readonly string[];
  }[];
  readonly codesMerged: readonly { readonly code: string; readonly into: string }[];
  readonly codesRenamed: readonly { readonly from: string; readonly to: string }[];
  readonly relations: {
    readonly added: readonly Relation[];
    readonly gone: readonly Relation[];
  };
}

interface Relation {
  readonly from: string;
  readonly as: string;
  readonly to: string;
}

/**
 * What changed between two states of a map. Themes and codes are told apart by who they are, not by
 * their names; codes and relations of a merged theme are looked for with the theme it went into.
 */
export function mapDifference(a: MapRecords, b: MapRecords, descent: Descent): MapDifference {
  const [before, after] = [view(a), view(b)];
  const name = (id: Id) => after.theme.get(id)?.name ?? before.theme.get(id)?.name ?? "?";
  const follow = follower(descent.mergedInto);
  const stayed = [...before.onMap].filter((id) => after.onMap.has(id));
  const gone = [...before.onMap].filter((id) => !after.onMap.has(id));
  const come = [...after.onMap].filter((id) => !before.onMap.has(id));
  const themeBefore = (id: Id) => before.theme.get(id) as StoredRecord<"theme">;
  const themeAfter = (id: Id) => after.theme.get(id) as StoredRecord<"theme">;
  const isMerged = (id: Id) => after.theme.get(id)?.status === "dropped" && descent.mergedInto.has(id);
  const isDropped = (id: Id) => after.theme.get(id)?.status === "dropped" && !descent.mergedInto.has(id);
  const reason = (id: Id) => after.theme.get(id)?.reason ?? "";
  return {
    added: come.map((theme) => {
      const from = descent.splitFrom.get(theme);
      return {
        theme: name(theme),
        splitFrom: from === undefined ? null : (before.theme.get(from)?.name ?? name(from)),
      };
    }),
    renamed: stayed
      .filter((id) => themeBefore(id).name !== themeAfter(id).name)
      .map((id) => ({ from: themeBefore(id).name, to: themeAfter(id).name })),
    merged: gone.filter(isMerged).map((id) => ({
      theme: themeBefore(id).name,
      into: name(follow(id)),
      reason: reason(id),
    })),
    dropped: gone.filter(isDropped).map((id) => ({ theme: themeBefore(id).name, reason: reason(id) })),
    left: gone.filter((id) => !isMerged(id) && !isDropped(id)).map((id) => themeBefore(id).name),
    tried: b.themes
      .filter(({ id, status }) => status === "dropped" && !before.theme.has(id) && b.shown === null)
      .map(({ name: theme, reason: why }) => ({ theme, reason: why })),
    nested: stayed
      .filter((id) => before.parent(id, follow) !== after.parent(id, follow))
      .map((id) => {
        const [from, to] = [before.parent(id, follow), after.parent(id, follow)];
        return {
          theme: name(id),
          from: from === null ? null : name(from),
          to: to === null ? null : name(to),
        };
      }),
    redefined: stayed
      .map((id) => ({
        theme: name(id),
        what: (["concept", "boundaries"] as const).filter((f) => themeBefore(id)[f] !== themeAfter(id)[f]),
      }))
      .filter(({ what }) => what.length > 0),
    status: stayed
      .filter((id) => themeBefore(id).status !== themeAfter(id).status)
      .map((id) => ({ theme: name(id), from: themeBefore(id).status, to: themeAfter(id).status })),
    ...codeChanges(before, after, follow),
    relations: relationChanges(before, after, follow, name),
  };
}

type Follow = (id: Id) => Id;

interface View {
  readonly theme: ReadonlyMap<Id, StoredRecord<"theme">>;
  readonly code: ReadonlyMap<Id, StoredRecord<"code">>;
  /** Themes that the map shows, in their order. */
  readonly onMap: ReadonlySet<Id>;
  readonly themesOf: ReadonlyMap<Id, readonly Id[]>;
  readonly links: readonly StoredRecord<"theme_link">[];
  parent(id: Id, follow: Follow): Id | null;
}

function view({ themes, codes, themeCodes, links, shown }: MapRecords): View {
  const theme = new Map(themes.map((record) => [record.id, record]));
  const onMap = new Set(
    themes
      .filter(({ id, status }) => status !== "dropped" && (shown === null || shown.has(id)))
      .sort((a, b) => a.position - b.position || a.id - b.id)
      .map(({ id }) => id),
  );
  const themesOf = new Map<Id, Id[]>();
  for (const { themeId, codeId } of themeCodes) if (onMap.has(themeId)) addTo(themesOf, codeId, themeId);
  return {
    theme,
    code: new Map(codes.map((record) => [record.id, record])),
    onMap,
    themesOf,
    links: links.filter(({ fromId, toId }) => onMap.has(fromId) && onMap.has(toId)),
    parent: (id, follow) => {
      const parentId = theme.get(id)?.parentId ?? null;
      if (parentId === null || !onMap.has(parentId)) return null;
      return follow(parentId) === id ? null : follow(parentId);
    },
  };
}

/** Follows merges to their end; a circle, which undo could leave, ends where it closes. */
function follower(into: ReadonlyMap<Id, Id>): Follow {
  return (start) => {
    const seen = new Set<Id>();
    let id = start;
    for (let next = into.get(id); next !== undefined && !seen.has(id); next = into.get(id)) {
      seen.add(id);
      id = next;
    }
    return id;
  };
}

function codeChanges(before: View, after: View, follow: Follow) {
  const codeInto = follower(
    new Map(
      [...after.code.values()]
        .filter(({ status, mergedInto }) => status === "merged" && mergedInto !== null)
        .map(({ id, mergedInto }) => [id, mergedInto as Id]),
    ),
  );
  const isActive = (code: StoredRecord<"code"> | undefined) => code?.status === "active";
  const codesMerged: { code: string; into: string }[] = [];
  const codesRenamed: { from: string; to: string }[] = [];
  const codes: { code: string; from: readonly string[]; to: readonly string[] }[] = [];
  const inherited = new Map<Id, Set<Id>>();
  for (const [codeId, themes] of before.themesOf) {
    const was = before.code.get(codeId);
    if (was === undefined || !isActive(was)) continue;
    const target = codeInto(codeId);
    const is = after.code.get(target);
    if (target !== codeId) codesMerged.push({ code: was.name, into: is?.name ?? "?" });
    else if (is !== undefined && is.name !== was.name) codesRenamed.push({ from: was.name, to: is.name });
    const own = inherited.get(target) ?? new Set<Id>();
    for (const theme of themes) own.add(follow(theme));
    inherited.set(target, own);
  }
  const names = (ids: Iterable<Id>) => [...ids].map((id) => after.theme.get(id)?.name ?? "?");
  const all = new Set([...inherited.keys(), ...after.themesOf.keys()]);
  for (const codeId of all) {
    const code = after.code.get(codeId) ?? before.code.get(codeId);
    if (code === undefined) continue;
    const from = inherited.get(codeId) ?? new Set<Id>();
    const to = new Set(isActive(after.code.get(codeId)) ? (after.themesOf.get(codeId) ?? []) : []);
    if (from.size === to.size && [...from].every((id) => to.has(id))) continue;
    codes.push({ code: code.name, from: names(from), to: names(to) });
  }
  return { codes, codesMerged, codesRenamed };
}

function relationChanges(before: View, after: View, follow: Follow, name: (id: Id) => string) {
  const key = (from: Id, as: string, to: Id) => JSON.stringify([from, as, to]);
  const relationOf = ({ fromId, relation, toId }: StoredRecord<"theme_link">): Relation => ({
    from: name(follow(fromId)),
    as: relation,
    to: name(follow(toId)),
  });
  const keyOf = ({ fromId, relation, toId }: StoredRecord<"theme_link">) =>
    key(follow(fromId), relation, follow(toId));
  const [was, is] = [new Set(before.links.map(keyOf)), new Set(after.links.map(keyOf))];
  return {
    added: after.links.filter((link) => !was.has(keyOf(link))).map(relationOf),
    gone: before.links.filter((link) => !is.has(keyOf(link))).map(relationOf),
  };
}
