import { frequency } from "../../analysis/frequency.js";
import { type SupportCounts, supportNotes, themeSupport } from "../../analysis/theme-support.js";
import type { ThemeStatus } from "../../core/records.js";
import { type CountedCoders, countedCoders, onlyCounted } from "../shared/counted-coders.js";
import { loadColumns } from "../shared/study-columns.js";
import { themeWorld } from "../shared/theme-records.js";
import type { Work } from "../shared/work.js";

/** A theme with its reach; a theme's numbers include its subthemes'. */
export interface ListedTheme {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly depth: number;
  readonly parent: string | null;
  readonly status: ThemeStatus;
  readonly origin: string;
  readonly concept: string;
  readonly boundaries: string;
  readonly reason: string;
  readonly codes: readonly string[];
  readonly participants: number;
  readonly N: number;
  readonly segments: number;
  /** How far its passages were looked at; null for a dropped theme. */
  readonly support: SupportCounts | null;
  readonly relations: readonly { readonly as: string; readonly to: string }[];
}

export interface ThemeList {
  readonly themes: readonly ListedTheme[];
  readonly counted: CountedCoders;
  /** What is to be said of the review of their support. */
  readonly notes: readonly string[];
}

/** All themes in the order of their tree; dropped ones last. */
export async function listThemes(work: Work): Promise<ThemeList> {
  const { store } = work;
  const world = await themeWorld(store);
  const counted = await countedCoders(store, undefined);
  const columns = onlyCounted(await loadColumns(store), counted);
  // A dropped theme is not part of the analysis; here it still says what its own codes hold.
  const dropped = world.themes
    .filter(({ status }) => status === "dropped")
    .map(({ id, name }) => ({
      id,
      name,
      parentId: null,
      codeIds: world.themeCodes.filter((link) => link.themeId === id).map(({ codeId }) => codeId),
    }));
  const table = frequency(
    { ...columns, themes: [...columns.themes, ...dropped] },
    { of: "themes", rollup: true, coders: counted.ids },
  );
  const support = new Map(themeSupport(columns, counted.ids).map(({ id, counts }) => [id, counts]));
  const order = new Map(table.rows.map((row, place) => [row.id, place]));
  const rowOf = new Map(table.rows.map((row) => [row.id, row]));
  const nameOf = new Map(world.themes.map(({ id, name }) => [id, name]));
  const codeOf = new Map(world.codes.map(({ id, path }) => [id, path]));
  const themes = [...world.themes]
    .sort((a, b) => (order.get(a.id) ?? Infinity) - (order.get(b.id) ?? Infinity) || a.id - b.id)
    .map((theme) => {
      const row = rowOf.get(theme.id);
      return {
        id: theme.uid,
        name: theme.name,
        path: theme.path,
        depth: row?.depth ?? 0,
        parent: theme.parentId === null ? null : (nameOf.get(theme.parentId) ?? null),
        status: theme.status,
        origin: theme.origin,
        concept: theme.concept,
        boundaries: theme.boundaries,
        reason: theme.reason,
        codes: world.themeCodes.filter((l) => l.themeId === theme.id).map((l) => codeOf.get(l.codeId) ?? ""),
        participants: row?.n ?? 0,
        N: row?.N ?? table.totals.N,
        segments: row?.segments ?? 0,
        support: support.get(theme.id) ?? null,
        relations: world.links
          .filter((l) => l.fromId === theme.id)
          .map((l) => ({ as: l.relation, to: nameOf.get(l.toId) ?? "" })),
      };
    });
  const notes = supportNotes("themes", columns, columns, counted.ids).map(({ message }) => message);
  return { themes, counted, notes };
}
