import type { CodebookEntry } from "../model/codebook.js";
import type { ReportModel } from "../model/report-model.js";
import type { DataSection, DataTable } from "../model/section.js";
import { cellText } from "../wording/counts.js";
import { approachNames, countsNote, suggestionsText, themesLead } from "../wording/phrases.js";
import { checklistView } from "./checklist-view.js";
import { type Contents, contentsOf, type SectionHead } from "./contents.js";
import { filtersOf } from "./filters.js";
import { frontPage } from "./front.js";
import { flatThemes, type ThemeView } from "./theme-view.js";

/** What the templates of every format see: the model, its trees as lists, and the numbers of its figures and tables. */
export function reportView(model: ReportModel) {
  const filters = filtersOf(model);
  const contents = contentsOf(model);
  const all = model.sections.includes("themes") ? flatThemes(model.themes, "", [], filters) : [];
  const themes = contents.themes === null ? [] : all;
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
    front: frontPage(model, contents, themes, count),
    figures: (contents.themes === null ? [] : model.maps).map((map) => ({ ...map, figure: count.figure() })),
    frameworkPart: part("framework"),
    participantsTable: count.table(contents.data !== null && model.participants.rows.length > 0),
    sample: part("sample"),
    phasesTable: count.table(contents.analysis !== null),
    rigourPart: part("rigour"),
    agreementPart: part("agreement"),
    codebookLead: contents.tree === null ? model.codingTree.paragraphs : [],
    codebookTable: count.table(contents.codebook !== null && model.codebook.length > 0),
    tree: part("tree"),
    frequencyChart:
      contents.frequency === null || model.frequency === null || model.frequency.chart === null
        ? null
        : { ...model.frequency.chart, figure: count.figure() },
    frequencyTable: count.table(contents.frequency !== null),
    quotationsPart: part("quotations"),
    guidePart: part("guide"),
    checklists: contents.checklists.flatMap((head, i) => {
      const list = model.checklists[i];
      if (list === undefined) return [];
      const view = checklistView(list, saidElsewhere(model, contents));
      return [{ ...view, head, table: count.table(true), notes: i === 0 ? model.notes : [] }];
    }),
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
    codes: flatCodes(model.codebook, [], numbersOf(all)),
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
  // What is wide has pages of its own, so that it stands last.
  const tables = [...part.tables.filter(({ wide }) => !wide), ...part.tables.filter(({ wide }) => wide)];
  return {
    ...part,
    head,
    figures: part.figures.map((figure) => ({ ...figure, figure: count.figure() })),
    tables: tables.map((table) => tableView(table, count)),
  };
}

/** A table with its cells as they are printed. */
function tableView(table: DataTable, count: ReturnType<typeof numbering>) {
  const short = table.columns.map((_, i) =>
    table.rows.every(({ cells }) => cellText(cells[i] ?? null).length <= shortest),
  );
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
      cells: cells.map((cell, i) => ({
        text: cellText(cell),
        end: table.columns[i]?.align === "end",
        short: short[i] === true,
      })),
    })),
  };
}

/** A column of cells up to this many letters, such as dates, is not broken into lines. */
const shortest = 12;

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
  readonly depth: number;
  /** Its themes by number where the report has them, else by name. */
  readonly feeds: string;
}

function flatCodes(
  codes: readonly CodebookEntry[],
  above: readonly string[],
  numbers: ReadonlyMap<string, string>,
): CodeView[] {
  return codes.flatMap((code) => {
    const path = [...above, code.name];
    const depth = Math.min(4, above.length);
    const feeds = code.themes.map((name) => numbers.get(name) ?? name).join("; ");
    return [{ ...code, path: path.join("/"), depth, feeds }, ...flatCodes(code.children, path, numbers)];
  });
}

/** Numbers of themes by name, but for names that several have. */
function numbersOf(themes: readonly ThemeView[]): ReadonlyMap<string, string> {
  const names = themes.map(({ name }) => name);
  const once = themes.filter(({ name }) => names.indexOf(name) === names.lastIndexOf(name));
  return new Map(once.map(({ name, number }) => [name, number]));
}

/** Where the report says in its own words what a checklist would say again, by the text. */
function saidElsewhere(model: ReportModel, { study, data }: Contents): ReadonlyMap<string, string> {
  const place = (head: SectionHead, label: string) => `Section ${head.number}, under ${label}`;
  return new Map([
    ...(study === null
      ? []
      : model.study.settings.map(({ label, text }) => [text.trim(), place(study, label)] as const)),
    ...(data === null ? [] : model.sessions.map((text) => [text.trim(), place(data, "Interviews")] as const)),
  ]);
}
