import { describeSupport } from "../../../analysis/theme-support.js";
import { livingFirst } from "../../../workflow/shared/theme-records.js";
import { listThemes } from "../../../workflow/themes/list-themes.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import type * as declared from "./declare-themes.js";

type Input = InputOf<typeof declared.themeShow>;

/** One theme whole. */
export async function run(input: Input, context: Context): Promise<Result> {
  const { themes, counted } = await listThemes(await context.reading());
  const named = themes.map((theme, place) => ({ ...theme, uid: theme.id, id: place }));
  const found = themes[livingFirst(named)(input.theme).id]!;
  const line = (label: string, text: string) => (text === "" ? [] : [`${paint("dim", label)} ${text}`]);
  return {
    schema: "theme",
    json: { coders: counted.names, theme: found },
    text: [
      paint("bold", found.name),
      `${found.status}, ${found.participants} of ${found.N} participants, ${found.segments} segments (counted: ${counted.description}; a theme counts its subthemes)`,
      ...line("Under:", found.parent ?? ""),
      ...line("Concept:", found.concept),
      ...line("Boundaries:", found.boundaries),
      ...line(
        "Support:",
        found.support === null || found.support.passages === 0 ? "" : describeSupport(found.support),
      ),
      ...line("Dropped because:", found.reason),
      ...line("Codes:", found.codes.join(", ")),
      ...found.relations.map(({ as, to }) => `${as} ${paint("bold", to)}`),
    ].join("\n"),
  };
}
