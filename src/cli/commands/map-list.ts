import { themeGraphData } from "../../workflow/theme-graph-data.js";
import type { Context } from "../context.js";
import type { Result } from "../result.js";
import { table } from "../table.js";

/** Lists the named maps. */
export async function run(_input: object, context: Context): Promise<Result> {
  const data = await themeGraphData(await context.reading());
  const nameOf = new Map(data.themes.map(({ id, name }) => [id, name]));
  const maps = data.maps.map((map) => ({
    name: map.name,
    themes: map.themeIds.flatMap((id) => nameOf.get(id) ?? []),
  }));
  return {
    schema: "map-list",
    json: { maps },
    text:
      maps.length === 0
        ? "There are no named maps; 'themata map' draws all themes."
        : table(
            [{ title: "map" }, { title: "themes", max: 90 }],
            maps.map(({ name, themes }) => [name, themes.join(", ")]),
          ),
    plain: { header: ["map", "themes"], rows: maps.map(({ name, themes }) => [name, themes.join(", ")]) },
  };
}
