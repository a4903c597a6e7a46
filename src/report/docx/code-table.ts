import type { Paragraph, ParagraphChild, Table } from "docx";
import { paragraphs } from "../writers/helpers.js";
import { textWidth } from "./page.js";
import { paragraph } from "./paragraph.js";
import { bold, words } from "./runs.js";
import { type Row, table } from "./table.js";

/** A code as a row of the table. */
export interface CodeRow {
  readonly name: string;
  /** Names of its parents, outermost first. */
  readonly parents: readonly string[];
  readonly status: string;
  readonly short: string;
  readonly definition: string;
  readonly include: string;
  readonly exclude: string;
  readonly examples: readonly string[];
  /** Lines of the last column; empty ones are left out. */
  readonly last: readonly (string | readonly ParagraphChild[])[];
}

/** Definitions longer than this (in UTF-16 units, about half a page) may go over the end of a page. */
const longEntry = 2500;

/** Codes with their definitions on landscape pages, a code a row, its level by indentation and in words. */
export function codeTable(lastTitle: string, codes: readonly CodeRow[]): Table {
  return table({
    width: textWidth.landscape,
    columns: [
      { title: "Code", share: 20 },
      { title: "Definition", share: 26 },
      { title: "When to use it", share: 17 },
      { title: "When not to use it", share: 17 },
      { title: "Examples", share: 20 },
      { title: lastTitle, share: 14 },
    ],
    rows: codes.map(codeRow),
  });
}

function codeRow({
  name,
  parents,
  status,
  short,
  definition,
  include,
  exclude,
  examples,
  last,
}: CodeRow): Row {
  const indent = { left: 170 * Math.min(6, parents.length) };
  const written = [definition, include, exclude, ...examples].reduce((sum, text) => sum + text.length, 0);
  return {
    splits: written > longEntry,
    cells: [
      [
        paragraph(bold(name), "TableText", { indent, reading: name }),
        ...(parents.length === 0 ? [] : [aside(`under ${parents.join(" / ")}`, indent)]),
        ...(status === "active" ? [] : [aside(status, indent)]),
      ],
      [
        ...(short === ""
          ? []
          : [paragraph(words(short, { style: "Emphasis" }), "TableText", { reading: short })]),
        ...texts(definition),
        ...(short === "" && definition === "" ? [aside("not written yet")] : []),
      ],
      cell(texts(include)),
      cell(texts(exclude)),
      cell(examples.flatMap(texts)),
      cell(
        last.flatMap((line) =>
          line.length === 0 ? [] : typeof line === "string" ? [aside(line)] : [paragraph(line, "TableText")],
        ),
      ),
    ],
  };
}

const aside = (text: string, indent?: { readonly left: number }) =>
  paragraph(words(text, { style: "Aside" }), "TableText", { reading: text, ...(indent && { indent }) });

/** A dash where nothing is written, so that an empty cell cannot be taken for a lost one. */
const cell = (content: readonly Paragraph[]) => (content.length === 0 ? [aside("–")] : content);

const texts = (text: string): Paragraph[] => paragraphs(text).map((part) => paragraph(part, "TableText"));
