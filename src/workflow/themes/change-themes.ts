import { usageError } from "../../core/errors.js";
import type { Id, Theme, ThemeStatus } from "../../core/records.js";
import { fold } from "../../core/similar.js";
import { setAliases } from "../shared/aliases.js";
import {
  checkColor,
  checkThemeName,
  checkThemeOrigin,
  checkThemeStatus,
  type ThemeFields,
  type ThemeWorld,
  themeWorld,
} from "../shared/theme-records.js";
import { act, type Work } from "../shared/work.js";

export interface ThemeChange {
  readonly event: number | null;
  readonly theme: string;
  readonly added: number;
  readonly removed: number;
}

/** Adds a theme, as a candidate by default, with the codes it gathers. */
export async function addTheme(work: Work, name: string, fields: ThemeFields): Promise<ThemeChange> {
  const { seq, result } = await work.store.record(act(work, "theme.add", { name }), async (draft) => {
    const world = await themeWorld(work.store);
    const clean = checkThemeName(name, world.themes);
    const codes = codesNamed(world, fields.codes ?? []);
    const id = draft.add("theme", {
      parentId: fields.under === undefined ? null : world.theme(fields.under).id,
      position: world.themes.length,
      status: checkStanding(fields.status ?? "candidate"),
      origin: checkThemeOrigin(fields.origin ?? ""),
      color: checkColor(fields.color ?? ""),
      name: clean,
      concept: fields.concept?.trim() ?? "",
      boundaries: fields.boundaries?.trim() ?? "",
      reason: "",
    });
    for (const codeId of codes) draft.add("theme_code", { themeId: id, codeId });
    return { name: clean, added: codes.length };
  });
  return { event: seq, theme: result.name, added: result.added, removed: 0 };
}

/** Changes what is given: name, parent, concept, boundaries, status, colour. */
export async function editTheme(
  work: Work,
  wanted: string,
  fields: ThemeFields & { readonly name?: string | undefined; readonly top?: boolean | undefined },
): Promise<ThemeChange> {
  const { seq, result } = await work.store.record(
    act(work, "theme.edit", { theme: wanted }),
    async (draft) => {
      const world = await themeWorld(work.store);
      const theme = world.theme(wanted);
      const parentId = fields.under === undefined ? undefined : world.theme(fields.under).id;
      if (parentId !== undefined) checkNesting(world, theme.id, parentId);
      const changes: Partial<Theme> = {
        ...(fields.name !== undefined && { name: checkThemeName(fields.name, world.themes, theme.id) }),
        ...(parentId !== undefined && { parentId }),
        ...(fields.top && { parentId: null }),
        ...(fields.concept !== undefined && { concept: fields.concept.trim() }),
        ...(fields.boundaries !== undefined && { boundaries: fields.boundaries.trim() }),
        ...(fields.status !== undefined && { status: checkStanding(fields.status) }),
        ...(fields.origin !== undefined && { origin: checkThemeOrigin(fields.origin) }),
        ...(fields.color !== undefined && { color: checkColor(fields.color) }),
      };
      if (fields.codes !== undefined && fields.codes.length > 0)
        throw usageError("use-assign", "Codes are given to a theme with 'themata theme assign THEME CODE…'.");
      if (Object.keys(changes).length === 0 && fields.alias === undefined)
        throw usageError(
          "nothing-to-change",
          "Say what to change: --name, --under, --concept, --boundaries, --status, --alias …",
        );
      if (Object.keys(changes).length > 0) draft.change("theme", theme.id, changes);
      if (fields.alias !== undefined)
        setAliases(draft, await work.store.current("alias"), theme.id, fields.alias);
      return changes.name ?? theme.name;
    },
  );
  return { event: seq, theme: result, added: 0, removed: 0 };
}

/** Gives codes to a theme; a code may serve several themes. Codes it has already are passed over. */
export async function assignCodes(
  work: Work,
  wanted: string,
  names: readonly string[],
): Promise<ThemeChange> {
  const { seq, result } = await work.store.record(
    act(work, "theme.assign", { theme: wanted, codes: names }),
    async (draft) => {
      const world = await themeWorld(work.store);
      const theme = world.theme(wanted);
      const has = new Set(world.themeCodes.filter((l) => l.themeId === theme.id).map((l) => l.codeId));
      const added = codesNamed(world, names).filter((codeId) => !has.has(codeId));
      for (const codeId of added) draft.add("theme_code", { themeId: theme.id, codeId });
      return { theme: theme.name, added: added.length };
    },
  );
  return { event: seq, theme: result.theme, added: result.added, removed: 0 };
}

/** Takes codes from a theme. */
export async function unassignCodes(
  work: Work,
  wanted: string,
  names: readonly string[],
): Promise<ThemeChange> {
  const { seq, result } = await work.store.record(
    act(work, "theme.unassign", { theme: wanted, codes: names }),
    async (draft) => {
      const world = await themeWorld(work.store);
      const theme = world.theme(wanted);
      let removed = 0;
      for (const codeId of codesNamed(world, names)) {
        const link = world.themeCodes.find((l) => l.themeId === theme.id && l.codeId === codeId);
        if (link === undefined)
          throw usageError(
            "not-assigned",
            `The theme "${theme.name}" has no code "${world.codes.find((c) => c.id === codeId)?.path}".`,
          );
        draft.close("theme_code", link.id);
        removed++;
      }
      return { theme: theme.name, removed };
    },
  );
  return { event: seq, theme: result.theme, added: 0, removed: result.removed };
}

/** Names a relation between two themes: A RELATION B ("enables"). */
export async function linkThemes(
  work: Work,
  from: string,
  to: string,
  relation: string,
): Promise<ThemeChange> {
  const name = relation.trim();
  if (name === "" || name.length > 60)
    throw usageError("bad-relation", `A relation is a word or two ("enables"), not "${relation}".`);
  const { seq } = await work.store.record(act(work, "theme.link", { from, to, as: name }), async (draft) => {
    const world = await themeWorld(work.store);
    const [a, b] = [world.theme(from), world.theme(to)];
    if (a.id === b.id) throw usageError("same-theme", `"${a.name}" cannot be linked to itself.`);
    const there = world.links.some(
      (l) => l.fromId === a.id && l.toId === b.id && fold(l.relation) === fold(name),
    );
    if (!there) draft.add("theme_link", { fromId: a.id, toId: b.id, relation: name });
  });
  return { event: seq, theme: from, added: seq === null ? 0 : 1, removed: 0 };
}

/** Takes away the relations from one theme to another. */
export async function unlinkThemes(work: Work, from: string, to: string): Promise<ThemeChange> {
  const { seq, result } = await work.store.record(act(work, "theme.unlink", { from, to }), async (draft) => {
    const world = await themeWorld(work.store);
    const [a, b] = [world.theme(from), world.theme(to)];
    const found = world.links.filter((l) => l.fromId === a.id && l.toId === b.id);
    if (found.length === 0) throw usageError("not-linked", `"${a.name}" is not linked to "${b.name}".`);
    for (const link of found) draft.close("theme_link", link.id);
    return found.length;
  });
  return { event: seq, theme: from, added: 0, removed: result };
}

/** Sets a theme's status. Dropping asks for the reason, which reports print. */
export async function setThemeStatus(work: Work, wanted: string, status: string): Promise<ThemeChange> {
  const clean = checkThemeStatus(status);
  const reason = clean === "dropped" ? (work.reason ?? "").trim() : "";
  const command = clean === "dropped" ? "theme.drop" : "theme.status";
  const { seq, result } = await work.store.record(
    act(work, command, { theme: wanted, status: clean }),
    async (draft) => {
      const world = await themeWorld(work.store);
      const theme = world.theme(wanted);
      if (clean === "dropped" && theme.status !== "dropped" && reason === "")
        throw usageError(
          "reason-needed",
          `Give the reason for dropping the theme "${theme.name}": --reason TEXT.`,
        );
      if (theme.status === "dropped" && clean !== "dropped")
        checkThemeName(theme.name, world.themes, theme.id);
      const kept = clean === "dropped" && reason === "" ? theme.reason : reason;
      draft.change("theme", theme.id, { status: clean, reason: kept });
      return theme.name;
    },
  );
  return { event: seq, theme: result, added: 0, removed: 0 };
}

/** Names a map and the themes it shows; without themes the map goes, and its snapshots with it. */
export async function setMap(work: Work, name: string, names: readonly string[]): Promise<ThemeChange> {
  const clean = name.trim();
  if (clean === "" || clean.length > 80)
    throw usageError("bad-map-name", `A map's name is 1 to 80 characters, not "${name}".`);
  const { seq } = await work.store.record(
    act(work, "map.set", { map: clean, themes: names }),
    async (draft) => {
      const world = await themeWorld(work.store);
      const themeIds = names.map((theme) => world.theme(theme).id);
      const there = (await work.store.current("theme_map")).find((map) => fold(map.name) === fold(clean));
      if (there === undefined && themeIds.length > 0) draft.add("theme_map", { themeIds, name: clean });
      else if (there !== undefined && themeIds.length > 0) draft.change("theme_map", there.id, { themeIds });
      else if (there !== undefined) {
        for (const { id } of await work.store.current("map_snapshot", { mapId: there.id }))
          draft.close("map_snapshot", id);
        draft.close("theme_map", there.id);
      } else throw usageError("unknown-map", `There is no map "${clean}".`);
    },
  );
  return { event: seq, theme: clean, added: names.length, removed: 0 };
}

function codesNamed(world: ThemeWorld, names: readonly string[]): readonly Id[] {
  return [...new Set(names.map((name) => world.code(name).id))];
}

/** A status other than dropped: dropping is an act of its own, with a reason. */
function checkStanding(status: string): ThemeStatus {
  const clean = checkThemeStatus(status);
  if (clean === "dropped")
    throw usageError("use-drop", "A theme is dropped with 'themata theme drop THEME --reason TEXT'.");
  return clean;
}

function checkNesting(world: ThemeWorld, id: Id, parentId: Id): void {
  const byId = new Map(world.themes.map((theme) => [theme.id, theme]));
  for (let at: Id | null = parentId; at !== null; at = byId.get(at)?.parentId ?? null)
    if (at === id)
      throw usageError("theme-cycle", "A theme cannot be placed under itself or its own subthemes.");
}
