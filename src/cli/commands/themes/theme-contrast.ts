import { contrastTheme, type ThemeContrast } from "../../../workflow/themes/contrast-theme.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import { table } from "../../terminal/table.js";
import { countOf } from "../coding/codings-filters.js";
import type * as declared from "./declare-theme-life.js";

type Input = InputOf<typeof declared.themeContrast>;

/** Sets groups of participants side by side within a theme. */
export async function run(input: Input, context: Context): Promise<Result> {
  const quotes = countOf(input.quotes, "--quotes") ?? 3;
  const contrast = await contrastTheme(await context.reading(), input.theme, input.by, quotes);
  const names = contrast.groups.map(({ group }) => group);
  return {
    schema: "theme-contrast",
    json: contrast,
    text: [
      paint("bold", contrast.theme),
      countTable(contrast),
      ...names.flatMap((group) => ["", paint("bold", group), ...passagesOf(contrast, group)]),
      "",
      ...contrast.notes.map((note) => paint("dim", note)),
      paint(
        "dim",
        `Counted: ${contrast.told}. Participants who mention it, out of those in the group with a turn; then segments.`,
      ),
    ].join("\n"),
    plain: {
      header: ["kind", "name", "group", "n", "N", "segments", "words"],
      rows: contrast.rows.flatMap(({ kind, name, groups }) =>
        names.map((group) => {
          const reach = groups[group];
          return [kind, name, group, reach?.n ?? 0, reach?.N ?? 0, reach?.segments ?? 0, reach?.words ?? 0];
        }),
      ),
    },
  };
}

function countTable({ rows, groups }: ThemeContrast): string {
  const indent = { theme: "", subtheme: "  ", code: "  · " };
  return table(
    [
      { title: "", max: 56 },
      ...groups.flatMap(({ group }) => [
        { title: group, align: "right" as const },
        { title: "segments", align: "right" as const },
      ]),
    ],
    rows.map(({ kind, name, groups: own }) => [
      `${indent[kind]}${kind === "theme" ? "the theme" : name}`,
      ...groups.flatMap(({ group, N }) => [
        `${own[group]?.n ?? 0} of ${own[group]?.N ?? N}`,
        own[group]?.segments ?? 0,
      ]),
    ]),
  );
}

function passagesOf({ passages }: ThemeContrast, group: string): string[] {
  const own = passages[group] ?? [];
  if (own.length === 0) return ["(nothing in this group's words)"];
  return own.map(({ quote, participant, source }) => {
    const words = quote.replace(/\s+/g, " ").trim();
    return `  “${words}” ${paint("dim", `(${participant}; ${source})`)}`;
  });
}
