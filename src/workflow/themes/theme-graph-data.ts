import { frequency } from "../../analysis/frequency.js";
import { supportNotes } from "../../analysis/theme-support.js";
import { usageError } from "../../core/errors.js";
import type { Id, StoredRecord } from "../../core/records.js";
import { fold, similarNames } from "../../core/similar.js";
import type { AsOf } from "../../store/port.js";
import { countedCoders, onlyCounted } from "../shared/counted-coders.js";
import { loadColumns } from "../shared/study-columns.js";
import type { Work } from "../shared/work.js";

/** What a thematic map is drawn from. */
export interface ThemeGraphData {
  readonly themes: readonly StoredRecord<"theme">[];
  readonly codes: readonly StoredRecord<"code">[];
  readonly links: {
    readonly codes: readonly StoredRecord<"theme_code">[];
    readonly relations: readonly StoredRecord<"theme_link">[];
  };
  readonly counts: { readonly themes: ReadonlyMap<Id, number>; readonly codes: ReadonlyMap<Id, number> };
  readonly maps: readonly StoredRecord<"theme_map">[];
  /** Active participants with a turn, and whose codings are counted. */
  readonly N: number;
  readonly description: string;
  /** What is to be said of the review of the themes' support. */
  readonly notes: readonly string[];
  readonly approach: string;
  readonly title: string;
}

/**
 * Themes, codes, relations and participants behind each, in the order in which they are shown; now, or
 * as all of it stood right after an event.
 */
export async function themeGraphData(work: Work, state: AsOf = {}): Promise<ThemeGraphData> {
  const { store } = work;
  const counted = await countedCoders(store, undefined, state);
  const columns = onlyCounted(await loadColumns(store, state), counted);
  const count = (of: "codes" | "themes") =>
    frequency(columns, { of, rollup: of === "themes", coders: counted.ids });
  const [themes, codes] = [count("themes"), count("codes")];
  const participants = ({ rows }: typeof themes) => new Map(rows.map((row) => [row.id, row.n]));
  const setting = async (key: string) => (await store.current("setting", { key }))[0]?.value ?? "";
  const byPosition = (a: { position: number; id: Id }, b: { position: number; id: Id }) =>
    a.position - b.position || a.id - b.id;
  return {
    themes: (await store.current("theme", {}, state)).sort(byPosition),
    codes: (await store.current("code", {}, state)).sort(byPosition),
    links: {
      codes: await store.current("theme_code", {}, state),
      relations: await store.current("theme_link", {}, state),
    },
    counts: { themes: participants(themes), codes: participants(codes) },
    N: themes.totals.N,
    description: counted.description,
    notes: supportNotes("themes", columns, columns, counted.ids).map(({ message }) => message),
    maps: await store.current("theme_map", {}, state),
    approach: await setting("approach"),
    title: await setting("title"),
  };
}

/** The map of a name. */
export function findMap(maps: readonly StoredRecord<"theme_map">[], name: string): StoredRecord<"theme_map"> {
  const found = maps.find((map) => fold(map.name) === fold(name));
  if (found === undefined) {
    const names = maps.map((map) => map.name);
    const near = similarNames(name, names);
    throw usageError(
      "unknown-map",
      `There is no map "${name}".`,
      names.length === 0
        ? "Make one with 'themata map set NAME THEME…', or leave the name out to see all themes."
        : `There are: ${(near.length > 0 ? near : names).join(", ")}.`,
    );
  }
  return found;
}
