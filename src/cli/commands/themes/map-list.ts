import { themeWorld } from "../../../workflow/shared/theme-records.js";
import { listSnapshots } from "../../../workflow/themes/map-snapshots.js";
import type { Context } from "../../context.js";
import type { Result } from "../../result.js";
import { table } from "../../terminal/table.js";

/** Lists the named maps, and the snapshots taken. */
export async function run(_input: object, context: Context): Promise<Result> {
  const { store } = await context.reading();
  const nameOf = new Map((await themeWorld(store)).themes.map(({ id, name }) => [id, name]));
  const maps = (await store.current("theme_map")).map((map) => ({
    name: map.name,
    themes: map.themeIds.flatMap((id) => nameOf.get(id) ?? []),
  }));
  const snapshots = (await listSnapshots(store)).map(({ mapId: _, ...snapshot }) => snapshot);
  const mapTable =
    maps.length === 0
      ? "There are no named maps; 'themata map' draws all themes."
      : table(
          [{ title: "map" }, { title: "themes", max: 90 }],
          maps.map(({ name, themes }) => [name, themes.join(", ")]),
        );
  const snapshotTable = table(
    [
      { title: "snapshot" },
      { title: "of" },
      { title: "event", align: "right" },
      { title: "date" },
      { title: "note", max: 60 },
    ],
    snapshots.map(({ stage, map, event, date, note }) => [stage, map ?? "all themes", event, date, note]),
  );
  return {
    schema: "map-list",
    json: { maps, snapshots },
    text: snapshots.length === 0 ? mapTable : `${mapTable}\n\n${snapshotTable}`,
    plain: { header: ["map", "themes"], rows: maps.map(({ name, themes }) => [name, themes.join(", ")]) },
  };
}
