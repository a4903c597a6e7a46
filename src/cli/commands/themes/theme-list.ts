import { listThemes } from "../../../workflow/themes/list-themes.js";
import type { Context } from "../../context.js";
import type { Result } from "../../result.js";
import { table } from "../../terminal/table.js";

/** Lists the themes with their status and reach. */
export async function run(_input: object, context: Context): Promise<Result> {
  const { themes, counted, notes } = await listThemes(await context.reading());
  const rows = themes.map((theme) => [
    theme.status === "dropped" ? `${theme.name} (dropped)` : `${"  ".repeat(theme.depth)}${theme.name}`,
    theme.status,
    theme.codes.length,
    `${theme.participants} of ${theme.N}`,
    theme.segments,
  ]);
  return {
    schema: "theme-list",
    json: { coders: counted.names, themes },
    text:
      themes.length === 0
        ? "The study has no themes yet."
        : `${table(
            [
              { title: "theme", max: 70 },
              { title: "status" },
              { title: "codes", align: "right" },
              { title: "participants", align: "right" },
              { title: "segments", align: "right" },
            ],
            rows,
          )}\n\nCounted: ${counted.description}; a theme counts its subthemes too.${notes.map((note) => `\n${note}`).join("")}`,
    plain: {
      header: ["theme", "status", "codes", "participants", "N", "segments"],
      rows: themes.map((t) => [t.path, t.status, t.codes.length, t.participants, t.N, t.segments]),
    },
    hint: themes.length === 0 ? "Next: themata theme add NAME --code CODE" : undefined,
  };
}
