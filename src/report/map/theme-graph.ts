import type { Code, Id, Stored, Theme, ThemeCode, ThemeLink } from "../../core/records.js";

/** A thing on a thematic map. `id` is `t` or `c` with the record's id: stable, and free of names. */
export interface GraphNode {
  readonly id: string;
  readonly kind: "theme" | "subtheme" | "code";
  readonly label: string;
  /** A candidate theme is drawn with a dashed outline. */
  readonly candidate: boolean;
  /** Participants behind it; null where the map shows no counts. */
  readonly participants: number | null;
  /** Which top theme it belongs to (from 0), for its colour; null for a code of several themes. */
  readonly family: number | null;
  /** The researcher's own colour as `#rrggbb`, or null. */
  readonly color: string | null;
}

/** A line on a thematic map: a subtheme or code of a theme, or a relation the researcher named. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: "subtheme" | "code" | "relation";
  /** Name of the relation; empty for the others. */
  readonly label: string;
}

/** A thematic map as data, in a fixed order: families in the order of their themes, parents first. */
export interface Graph {
  readonly name: string;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** What joins themes to codes and to each other. */
export interface ThemeLinks {
  readonly codes: readonly ThemeCode[];
  readonly relations: readonly ThemeLink[];
}

/** Participants by theme id and by code id. */
export interface ThemeCounts {
  readonly themes: ReadonlyMap<Id, number>;
  readonly codes: ReadonlyMap<Id, number>;
}

/** A named map lists themes, with what `withSubthemes` brings; `themeIds` null shows all. */
export interface GraphOptions {
  readonly name: string;
  readonly themeIds: readonly Id[] | null;
}

type ThemeWithId = Theme & Pick<Stored, "id">;
type CodeWithId = Code & Pick<Stored, "id">;

/**
 * The thematic map of a study. Dropped themes and codes that are not active are left out; a subtheme
 * whose parent is not on the map stands on its own; a code appears once, however many themes it has.
 * `counts` is null where the report shows none (the reflexive default), so that size says nothing.
 */
export function themeGraph(
  themes: readonly ThemeWithId[],
  codes: readonly CodeWithId[],
  links: ThemeLinks,
  counts: ThemeCounts | null,
  options: GraphOptions = { name: "Thematic map", themeIds: null },
): Graph {
  const wanted = options.themeIds === null ? null : withSubthemes(options.themeIds, themes);
  const shown = themes.filter((t) => t.status !== "dropped" && (wanted === null || wanted.has(t.id)));
  const active = new Map(codes.filter((code) => code.status === "active").map((code) => [code.id, code]));
  const placed = placeThemes(shown);
  const family = new Map(placed.map(({ theme, family }) => [theme.id, family]));

  const nodes: GraphNode[] = [];
  const edges: GraphEdge[] = [];
  const families = familiesOfCodes(links.codes, family);
  const drawn = new Set<Id>();
  for (const { theme, parent, family } of placed) {
    nodes.push({
      id: `t${theme.id}`,
      kind: parent === null ? "theme" : "subtheme",
      label: theme.name,
      candidate: theme.status === "candidate",
      participants: counts === null ? null : (counts.themes.get(theme.id) ?? 0),
      family,
      color: hexColor(theme.color),
    });
    if (parent !== null) edges.push({ from: `t${parent}`, to: `t${theme.id}`, kind: "subtheme", label: "" });
    for (const code of codesOf(theme.id, links.codes, active)) {
      edges.push({ from: `t${theme.id}`, to: `c${code.id}`, kind: "code", label: "" });
      if (drawn.has(code.id)) continue;
      drawn.add(code.id);
      nodes.push({
        id: `c${code.id}`,
        kind: "code",
        label: code.name,
        candidate: false,
        participants: counts === null ? null : (counts.codes.get(code.id) ?? 0),
        family: families.get(code.id) ?? null,
        color: null,
      });
    }
  }
  for (const link of links.relations) {
    if (!family.has(link.fromId) || !family.has(link.toId)) continue;
    edges.push({ from: `t${link.fromId}`, to: `t${link.toId}`, kind: "relation", label: link.relation });
  }
  return { name: options.name, nodes, edges };
}

/**
 * The themes that a named map shows: those it lists, and all subthemes of a listed theme, unless some of them are
 * listed themselves, which is then the choice.
 */
export function withSubthemes(
  listed: readonly Id[],
  themes: readonly Pick<ThemeWithId, "id" | "parentId" | "status">[],
): ReadonlySet<Id> {
  const shown = new Set(listed);
  const below = (id: Id) => themes.filter(({ parentId, status }) => parentId === id && status !== "dropped");
  const chosen = (id: Id, seen: ReadonlySet<Id>): boolean =>
    below(id).some(
      (theme) =>
        !seen.has(theme.id) && (shown.has(theme.id) || chosen(theme.id, new Set([...seen, theme.id]))),
    );
  const picky = new Set(listed.filter((id) => chosen(id, new Set([id]))));
  // A set grows while it is walked, so every level below is reached, and a circle ends.
  for (const id of shown) if (!picky.has(id)) for (const theme of below(id)) shown.add(theme.id);
  return shown;
}

interface Placed {
  readonly theme: ThemeWithId;
  readonly parent: Id | null;
  readonly family: number;
}

/** Themes as a walk down the tree, each with its parent on the map and the number of its top theme. */
function placeThemes(shown: readonly ThemeWithId[]): readonly Placed[] {
  const here = new Set(shown.map((theme) => theme.id));
  const ordered = [...shown].sort((a, b) => a.position - b.position || a.id - b.id);
  const placed: Placed[] = [];
  const seen = new Set<Id>();
  const walk = (theme: ThemeWithId, parent: Id | null, family: number) => {
    if (seen.has(theme.id)) return;
    seen.add(theme.id);
    placed.push({ theme, parent, family });
    for (const child of ordered) if (child.parentId === theme.id) walk(child, theme.id, family);
  };
  const tops = ordered.filter((theme) => theme.parentId === null || !here.has(theme.parentId));
  tops.forEach((theme, family) => {
    walk(theme, null, family);
  });
  return placed;
}

function codesOf(
  themeId: Id,
  links: readonly ThemeCode[],
  active: ReadonlyMap<Id, CodeWithId>,
): CodeWithId[] {
  const ids = new Set(links.filter((link) => link.themeId === themeId).map((link) => link.codeId));
  const found = [...ids].map((id) => active.get(id)).filter((code) => code !== undefined);
  return found.sort((a, b) => a.position - b.position || a.id - b.id);
}

function familiesOfCodes(links: readonly ThemeCode[], family: ReadonlyMap<Id, number>) {
  const families = new Map<Id, number | null>();
  for (const { themeId, codeId } of links) {
    const of = family.get(themeId);
    if (of === undefined) continue;
    const known = families.get(codeId);
    families.set(codeId, known === undefined || known === of ? of : null);
  }
  return families;
}

function hexColor(color: string): string | null {
  return /^#[0-9a-f]{6}$/i.test(color) ? color.toLowerCase() : null;
}
