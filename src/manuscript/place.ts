import { type PaperBlock, pageAt } from "../core/paper.js";
import type { Utf16 } from "../core/span.js";
import type { PlacedBlock } from "./sections.js";

/** Where in a paper something stands, as far as its file tells. */
export interface PaperPlace {
  /** From 1; null where the file has no pages. */
  readonly page: number | null;
  /** Number of the paragraph, headings and cells counted, from 1. */
  readonly paragraph: number;
  /** Line of a text file, from 1. */
  readonly line: number | null;
  /** The nearest heading; empty where there is none. */
  readonly heading: string;
  /** Table, row and column, for a cell. */
  readonly cell: PaperBlock["cell"];
}

export const placeOf = ({ block, headings }: PlacedBlock, at: Utf16): PaperPlace => ({
  page: pageAt(block, at),
  paragraph: block.paragraph,
  line: block.line === null ? null : block.line + block.text.slice(0, at).split("\n").length - 1,
  heading: headings.at(-1) ?? "",
  cell: block.cell,
});

/** "page 4, paragraph 12", "line 40, table 2 row 3"; without a page, the heading above helps to find a paragraph. */
export function placeText({ page, paragraph, line, cell, heading }: PaperPlace): string {
  const parts = [
    ...(page === null ? [] : [`page ${page}`]),
    line === null ? `paragraph ${paragraph}` : `line ${line}`,
    ...(page === null && line === null && heading !== "" ? [`"${shortened(heading)}"`] : []),
    ...(cell === null ? [] : [`table ${cell.table} row ${cell.row}`]),
  ];
  return parts.join(", ");
}

const shortened = (heading: string) => (heading.length > 32 ? `${heading.slice(0, 31).trimEnd()}…` : heading);
