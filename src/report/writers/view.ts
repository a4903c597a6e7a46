import type { CodebookEntry } from "../model/codebook.js";
import type { ReportModel } from "../model/report-model.js";
import type { DataSection, DataTable } from "../model/section.js";
import type { ThemeEntry } from "../model/themes.js";
import { cellText } from "../wording/counts.js";
import {
  approachNames,
  countsNote,
  suggestionsText,
  themeStatusNames,
  themesLead,
} from "../wording/phrases.js";
import { checklistView } from "./checklist-view.js";
import { contentsOf, type SectionHead } from "./contents.js";

/** What the templates of every format see: the model, its trees as lists, and the numbers of its exhibits. */
export function reportView(model: ReportModel) {
  const themes = model.sections.includes("themes") ? flatThemes(model.themes, "", 0) : [];
  const contents = contentsOf(model);
  const count = numbering();
  const part = (id: PartId) => dataPart(contents[id], model[partOf[id]], count);
  // Tables and figures are numbered as they come, so their order here is that of the report.
  return {
    ...model,
    title: model.study.title === "" ? "Untitled study" : model.study.title,
    approachName: approachNames[model.approach],
    themesLead: themesLead[model.approach],
    countsNote: countsNote(model.approach, model.showCounts),
    suggestionsText: suggestionsText(model.software.suggestions),
    contents,
    participantsTable: count.table(contents.data !== null && model.participants.rows.length > 0),
    sample: part("sample"),
    phasesTable: count.table(contents.analysis !== null),
    rigourPart: part("rigour"),
    figures: (contents.themes === null ? [] : model.maps).map((map) => ({ ...map, figure: count.figure() })),
    themesTable: count.table(themes.length > 0),
    quotationsPart: part("quotations"),
    frequencyChart:
      contents.frequency === null || model.frequency === null || model.frequency.chart === null
        ? null
        : { ...model.frequency.chart, figure: count.figure() },
    frequencyTable: count.table(contents.frequency !== null),
    frameworkPart: part("framework"),
    agreementPart: part("agreement"),
    tree: part("tree"),
    guidePart: part("guide"),
    checklists: contents.checklists.flatMap((head, i) => {
      const list = model.checklists[i];
      return list === undefined ? [] : [{ ...checklistView(list), head, table: count.table(true) }];
    }),
    trailTable: count.table(contents.trail !== null && model.trail.commands.length > 0),
    themeHistory:
      contents.trail === null || model.trail.themes === null ? null : tableView(model.trail.themes, count),
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

/** Sections that are paragraphs, figures and tables, with the part of the model that fills them. */
const partOf = {
  sample: "sampleSize",
  rigour: "rigour",
  quotations: "quotationUse",
  framework: "framework",
  agreement: "agreement",
  tree: "codingTree",
  guide: "guide",
} as const;

type PartId = keyof typeof partOf;

function numbering() {
  let tables = 0;
  let figures = 0;
  return { table: (present: boolean) => (present ? ++tables : 0), figure: () => ++figures };
}

/** A section as data with its head, and with numbers for its figures and tables; null where it is left out. */
function dataPart(head: SectionHead | null, part: DataSection | null, count: ReturnType<typeof numbering>) {
  if (head === null || part === null) return null;
  return {
    ...part,
    head,
    appendix: /^[A-Z]/.test(head.number),
    figures: part.figures.map((figure) => ({ ...figure, figure: count.figure() })),
    tables: part.tables.map((table) => tableView(table, count)),
  };
}

/** A table with its cells as they are printed. */
function tableView(table: DataTable, count: ReturnType<typeof numbering>) {
  return {
    ...table,
    table: count.table(true),
    columns: table.columns.map(({ title, align }) => ({ title, end: align === "end" })),
    rows: table.rows.map(({ cells, depth }) => ({
      depth: Math.min(4, depth),
      cells: cells.map((cell, i) => ({ text: cellText(cell), end: table.columns[i]?.align === "end" })),
    })),
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
