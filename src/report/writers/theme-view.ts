import type { Quotation, ThemeEntry } from "../model/themes.js";
import { themeStatusNames } from "../wording/phrases.js";
import { descendants, type Filters } from "./filters.js";

/** A theme in its place: `number` is "2" or "2.1", `level` the level of its heading (3 to 6). */
export function flatThemes(
  themes: readonly ThemeEntry[],
  prefix: string,
  above: readonly string[],
  filters: Filters,
): ThemeView[] {
  return themes.flatMap((theme, i) => {
    const number = `${prefix}${i + 1}`;
    const id = `theme-${number.replaceAll(".", "-")}`;
    const depth = above.length;
    const quotations = theme.quotations.map((quotation) => ({
      ...quotation,
      codeIds: filters.codeIds(quotation.codes),
      roleId: filters.roleId(quotation.role),
    }));
    const view: ThemeView = {
      ...theme,
      number,
      id,
      themeIds: [...above, id].join(" "),
      codeIds: filters.codeIds([theme, ...descendants(theme)].flatMap(({ codes }) => codes)),
      level: Math.min(6, depth + 3),
      depth: Math.min(4, depth),
      kind: depth === 0 ? "Theme" : "Subtheme",
      statusName: theme.status === "defined" ? "" : themeStatusNames[theme.status],
      supporting: quotations.filter((quotation) => quotation.stance === "for"),
      against: quotations.filter((quotation) => quotation.stance === "against"),
    };
    return [view, ...flatThemes(theme.children, `${number}.`, [...above, id], filters)];
  });
}

interface QuotationView extends Quotation {
  /** Codes and role as the filters name them. */
  readonly codeIds: string;
  readonly roleId: string;
}

export interface ThemeView extends ThemeEntry {
  readonly number: string;
  readonly id: string;
  /** Its own id and those of the themes above it. */
  readonly themeIds: string;
  /** Its own codes and those of its subthemes, as the filters name them. */
  readonly codeIds: string;
  readonly level: number;
  readonly depth: number;
  readonly kind: "Theme" | "Subtheme";
  readonly statusName: string;
  readonly supporting: readonly QuotationView[];
  readonly against: readonly QuotationView[];
}
