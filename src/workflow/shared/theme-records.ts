import { usageError } from "../../core/errors.js";
import type { Id, StoredRecord, Theme, ThemeStatus } from "../../core/records.js";
import { fold } from "../../core/similar.js";
import type { StudyStore } from "../../store/port.js";
import { type Named, type NamedCode, type NamedTheme, resolveAmong, resolver, withPaths } from "./resolve.js";

export const themeStatuses: readonly ThemeStatus[] = ["candidate", "reviewed", "defined", "dropped"];

export interface ThemeWorld {
  readonly themes: readonly NamedTheme[];
  readonly codes: readonly NamedCode[];
  readonly themeCodes: readonly StoredRecord<"theme_code">[];
  readonly links: readonly StoredRecord<"theme_link">[];
  readonly theme: (name: string) => NamedTheme;
  readonly code: (name: string) => NamedCode;
}

/** Themes and codes with their names and relations, as they stand. */
export async function themeWorld(store: StudyStore): Promise<ThemeWorld> {
  const themes = withPaths<"theme">(await store.current("theme"));
  const codes = withPaths<"code">(await store.current("code"));
  return {
    themes,
    codes,
    themeCodes: await store.current("theme_code"),
    links: await store.current("theme_link"),
    theme: livingFirst(themes),
    code: resolver(codes, "code"),
  };
}

/** A name means a theme that stands; a dropped one only where none is called so. */
export function livingFirst<T extends Named & { readonly status: ThemeStatus }>(
  themes: readonly T[],
): (name: string) => T {
  const living = themes.filter(({ status }) => status !== "dropped");
  const dropped = themes.filter(({ status }) => status === "dropped");
  return (name) => resolveAmong(name, [living, dropped], "theme");
}

/** The theme of a name, which must not be dropped. */
export function livingTheme(world: ThemeWorld, name: string): NamedTheme {
  const theme = world.theme(name);
  if (theme.status === "dropped")
    throw usageError(
      "theme-dropped",
      `The theme "${theme.name}" was dropped.`,
      `Bring it back with: themata theme status "${theme.name}" candidate`,
    );
  return theme;
}

export interface ThemeFields {
  readonly under?: string | undefined;
  readonly concept?: string | undefined;
  readonly boundaries?: string | undefined;
  readonly status?: string | undefined;
  readonly origin?: string | undefined;
  readonly color?: string | undefined;
  readonly codes?: readonly string[] | undefined;
  /** Other names by which papers call it. */
  readonly alias?: readonly string[] | undefined;
}

/** A theme's name is free text, one line, unique among themes that were not dropped. */
export function checkThemeName(
  name: string,
  themes: readonly StoredRecord<"theme">[],
  except: Id | null = null,
): string {
  const clean = name.trim();
  if (clean === "" || clean.length > 200 || /\p{Cc}/u.test(clean))
    throw usageError("bad-theme-name", `A theme's name is 1 to 200 characters on one line, not "${name}".`);
  const same = themes.find(
    (theme) => theme.id !== except && theme.status !== "dropped" && fold(theme.name) === fold(clean),
  );
  if (same !== undefined) throw usageError("theme-exists", `There is a theme "${same.name}" already.`);
  return clean;
}

export function checkThemeStatus(status: string): ThemeStatus {
  if (!themeStatuses.includes(status as ThemeStatus))
    throw usageError(
      "bad-status",
      `A theme's status is one of ${themeStatuses.join(", ")}, not "${status}".`,
    );
  return status as ThemeStatus;
}

export function checkThemeOrigin(origin: string): Theme["origin"] {
  if (origin !== "" && origin !== "inductive" && origin !== "deductive" && origin !== "suggested")
    throw usageError("bad-origin", `A theme's origin is inductive, deductive or suggested, not "${origin}".`);
  return origin;
}

export function checkColor(color: string): string {
  if (color !== "" && !/^#[0-9a-f]{6}$/i.test(color))
    throw usageError("bad-color", `A colour is written #RRGGBB, not "${color}".`);
  return color.toLowerCase();
}
