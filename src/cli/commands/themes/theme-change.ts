import { countText } from "../../../core/count-text.js";
import type { Work } from "../../../workflow/shared/work.js";
import {
  addTheme,
  assignCodes,
  editTheme,
  linkThemes,
  setMap,
  setThemeStatus,
  type ThemeChange,
  unassignCodes,
  unlinkThemes,
} from "../../../workflow/themes/change-themes.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import type * as maps from "./declare-maps.js";
import type * as declared from "./declare-themes.js";

type Input =
  | InputOf<typeof declared.themeAdd>
  | InputOf<typeof declared.themeEdit>
  | InputOf<typeof declared.themeAssign>
  | InputOf<typeof declared.themeUnassign>
  | InputOf<typeof declared.themeLink>
  | InputOf<typeof declared.themeUnlink>
  | InputOf<typeof declared.themeStatus>
  | InputOf<typeof declared.themeDrop>
  | InputOf<typeof maps.mapSet>;

/** Changes themes, their codes and relations. */
export async function run(input: Input, context: Context): Promise<Result> {
  const work = await context.writing(input);
  const change = await perform(work, input);
  return {
    schema: input.act === "map" ? "map" : "theme",
    json: { act: input.act, dryRun: work.dryRun, ...change },
    text: sentence(input, change, work.dryRun),
  };
}

function perform(work: Work, input: Input): Promise<ThemeChange> {
  switch (input.act) {
    case "add":
      return addTheme(work, input.name, input);
    case "edit":
      return editTheme(work, input.theme, input);
    case "assign":
      return assignCodes(work, input.theme, input.codes);
    case "unassign":
      return unassignCodes(work, input.theme, input.codes);
    case "link":
      return linkThemes(work, input.from, input.to, input.as);
    case "unlink":
      return unlinkThemes(work, input.from, input.to);
    case "status":
      return setThemeStatus(work, input.theme, input.status);
    case "map":
      return setMap(work, input.name, input.themes);
  }
}

function sentence(input: Input, change: ThemeChange, dryRun: boolean): string {
  if (dryRun) return "Dry run: nothing was written.";
  if (change.event === null) return "Nothing to change: it already is.";
  const codes = (n: number) => countText(n, "code");
  switch (input.act) {
    case "add":
      return `Added the theme "${change.theme}"${change.added > 0 ? ` with ${codes(change.added)}` : ""}.`;
    case "edit":
      return `Changed the theme "${change.theme}".`;
    case "assign":
      return `Gave ${codes(change.added)} to "${change.theme}".`;
    case "unassign":
      return `Took ${codes(change.removed)} from "${change.theme}".`;
    case "link":
      return `Linked: ${input.from} – ${input.as} – ${input.to}.`;
    case "unlink":
      return `Unlinked: ${input.from}, ${input.to}.`;
    case "status":
      return input.status === "dropped"
        ? `Dropped "${change.theme}".`
        : `"${change.theme}" is now ${input.status}.`;
    case "map":
      return input.themes.length === 0
        ? `The map "${change.theme}" is gone.`
        : `The map "${change.theme}" shows ${countText(input.themes.length, "theme")}.`;
  }
}
