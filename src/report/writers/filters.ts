import type { ReportModel } from "../model/report-model.js";
import type { ThemeEntry } from "../model/themes.js";

/** What a reader may filter by: codes that quotations have, and roles of those who are quoted. */
export interface Filters {
  readonly codes: readonly { readonly id: string; readonly name: string }[];
  readonly roles: readonly { readonly id: string; readonly name: string }[];
  codeIds(names: readonly string[]): string;
  roleId(name: string): string;
}

export function filtersOf(model: ReportModel): Filters {
  const quotations = model.themes
    .flatMap((theme) => [theme, ...descendants(theme)])
    .flatMap((theme) => theme.quotations);
  const choices = (letter: string, names: readonly string[]) =>
    [...new Set(names)]
      .sort((a, b) => a.localeCompare(b, "en", { numeric: true }))
      .map((name, i) => ({ id: `${letter}${i + 1}`, name: name === "" ? "not stated" : name, key: name }));
  const codes = choices(
    "c",
    quotations.flatMap((quotation) => quotation.codes),
  );
  const roles = choices(
    "r",
    quotations.map(({ role }) => role),
  );
  const codeId = new Map(codes.map(({ id, key }) => [key, id]));
  const roleId = new Map(roles.map(({ id, key }) => [key, id]));
  return {
    codes,
    roles,
    codeIds: (names) => [...new Set(names.flatMap((name) => codeId.get(name) ?? []))].join(" "),
    roleId: (name) => roleId.get(name) ?? "",
  };
}

/** The subthemes of a theme, and theirs. */
export const descendants = (theme: ThemeEntry): ThemeEntry[] =>
  theme.children.flatMap((child) => [child, ...descendants(child)]);
