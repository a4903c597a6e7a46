import type { CodebookEntry } from "../model/codebook.js";
import type { ReportModel } from "../model/report-model.js";
import type { ThemeEntry } from "../model/themes.js";
import {
  approachNames,
  countsNote,
  suggestionsText,
  themeStatusNames,
  themesLead,
} from "../wording/phrases.js";
import { checklistView } from "./checklist-view.js";
import { contentsOf } from "./contents.js";

/** What the templates of every format see: the model, its trees as lists, and the numbers of its exhibits. */
export function reportView(model: ReportModel) {
  const themes = flatThemes(model.themes, "", 0);
  const contents = contentsOf(model);
  let tables = 0;
  let figures = 0;
  const table = (present: boolean) => (present ? ++tables : 0);
  return {
    ...model,
    title: model.study.title === "" ? "Untitled study" : model.study.title,
    approachName: approachNames[model.approach],
    themesLead: themesLead[model.approach],
    countsNote: countsNote(model.approach, model.showCounts),
    suggestionsText: suggestionsText(model.software.suggestions),
    suggestionTables: model.software.suggestions?.tables ?? null,
    contents,
    participantsTable: table(model.participants.rows.length > 0),
    phasesTable: table(true),
    themesTable: table(themes.length > 0),
    frequencyTable: table(contents.frequency !== null),
    exhibits: model.exhibits.map((exhibit) => ({ ...exhibit, table: table(true) })),
    checklists: model.checklists.map((list, i) => ({
      ...checklistView(list),
      head: contents.checklists[i] ?? null,
      table: table(true),
    })),
    trailTable: table(model.trail.commands.length > 0),
    figures: model.maps.map((map) => ({ ...map, figure: ++figures })),
    themes,
    frequencyRows: (model.frequency?.rows ?? []).map((row) => ({
      ...row,
      name: row.path.at(-1) ?? "",
      fullName: row.path.join("/"),
      depth: Math.max(0, row.path.length - 1),
      participants: { n: row.n, of: model.frequency?.participants ?? 0 },
      inSources: { n: row.sources, of: model.frequency?.sources ?? 0 },
      groups: row.byGroup.map((n, i) => ({ n, of: model.frequency?.groups[i]?.participants ?? 0 })),
    })),
    codes: flatCodes(model.codebook, []),
  };
}

/** A theme in its place: `number` is "2" or "2.1", `level` the level of its heading (3 to 6). */
function flatThemes(themes: readonly ThemeEntry[], prefix: string, depth: number): ThemeView[] {
  return themes.flatMap((theme, i) => {
    const number = `${prefix}${i + 1}`;
    const view: ThemeView = {
      ...theme,
      number,
      id: `theme-${number.replaceAll(".", "-")}`,
      level: Math.min(6, depth + 3),
      depth: Math.min(4, depth),
      kind: depth === 0 ? "Theme" : "Subtheme",
      statusName: theme.status === "defined" ? "" : themeStatusNames[theme.status],
      supporting: theme.quotations.filter((quotation) => quotation.stance === "for"),
      against: theme.quotations.filter((quotation) => quotation.stance === "against"),
    };
    return [view, ...flatThemes(theme.children, `${number}.`, depth + 1)];
  });
}

interface ThemeView extends ThemeEntry {
  readonly number: string;
  readonly id: string;
  readonly level: number;
  readonly depth: number;
  readonly kind: "Theme" | "Subtheme";
  readonly statusName: string;
  readonly supporting: ThemeEntry["quotations"];
  readonly against: ThemeEntry["quotations"];
}

interface CodeView extends CodebookEntry {
  readonly path: string;
  readonly level: number;
  readonly depth: number;
}

function flatCodes(codes: readonly CodebookEntry[], above: readonly string[]): CodeView[] {
  return codes.flatMap((code) => {
    const path = [...above, code.name];
    const depth = above.length;
    const view = { ...code, path: path.join("/"), level: Math.min(6, depth + 3), depth: Math.min(4, depth) };
    return [view, ...flatCodes(code.children, path)];
  });
}
