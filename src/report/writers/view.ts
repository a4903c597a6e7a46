import type { CodebookEntry } from "../model/codebook.js";
import type { ReportModel } from "../model/report-model.js";
import type { DataSection, DataTable } from "../model/section.js";
import { cellText } from "../wording/counts.js";
import { approachNames, countsNote, suggestionsText, themesLead } from "../wording/phrases.js";
import { checklistView } from "./checklist-view.js";
import { contentsOf, type SectionHead } from "./contents.js";
import { filtersOf } from "./filters.js";
import { flatThemes } from "./theme-view.js";

/** What the templates of every format see: the model, its trees as lists, and the numbers of its figures and tables. */
export function reportView(model: ReportModel) {
  const filters = filtersOf(model);
  const themes = model.sections.includes("themes") ? flatThemes(model.themes, "", [], filters) : [];
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
    suggestionTables: model.software.suggestions?.tables ?? null,
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
    filterCodes: filters.codes,
    filterRoles: filters.roles.length > 1 ? filters.roles : [],
    frequencyColumns: [
      { end: false, weight: 3 },
      ...["participants", ...(model.frequency?.groups ?? []), "sources", "segments", "words"].map(() => ({
        end: true,
        weight: 1,
      })),
    ],
    frequencyRows: (model.frequency?.rows ?? []).map((row) => ({
      ...row,
      codeId: filters.codeIds([row.path.at(-1) ?? "", row.path.join("/")]),
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
    figures: part.figures.map((figure) => ({ ...figure, figure: count.figure() })),
    tables: part.tables.map((table) => tableView(table, count)),
  };
}

/** A table with its cells as they are printed. */
function tableView(table: DataTable, count: ReturnType<typeof numbering>) {
  return {
    ...table,
    table: count.table(true),
    columns: table.columns.map(({ title, align }, i) => ({
      title,
      end: align === "end",
      weight: columnWeight(table, i),
    })),
    rows: table.rows.map(({ cells, depth }) => ({
      depth: Math.min(4, depth),
      cells: cells.map((cell, i) => ({ text: cellText(cell), end: table.columns[i]?.align === "end" })),
    })),
  };
}

/** How wide a column wants to be beside the others: by the mean length of what stands in it, damped. */
function columnWeight(table: DataTable, column: number): number {
  const lengths = table.rows.map(({ cells }) => Math.min(300, cellText(cells[column] ?? null).length));
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  const word = (table.columns[column]?.title ?? "")
    .split(/\s/)
    .reduce((most, w) => Math.max(most, w.length), 0);
  return Math.max(word, mean) ** 0.7;
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
