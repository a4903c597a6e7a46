import type { Share } from "./share.js";

/** A number with so many decimals: a coefficient. */
export interface Decimal {
  readonly value: number;
  readonly digits: number;
}

/** What stands in a table: words, a whole number, so many of so many, a coefficient, or nothing to say. */
export type DataCell = string | number | Share | Decimal | null;

/** A part of a report that is paragraphs, figures and tables, in that order. */
export interface DataSection {
  /** Sentences, each a paragraph of its own. */
  readonly paragraphs: readonly string[];
  readonly figures: readonly Figure[];
  readonly tables: readonly DataTable[];
  /** Small print after the tables. */
  readonly notes: readonly string[];
}

export interface DataTable {
  /** Says n, unit and whose codings, where there is something counted. */
  readonly caption: string;
  readonly columns: readonly DataColumn[];
  /** The first cell of a row names it. */
  readonly rows: readonly DataRow[];
  /** Too wide for a page set upright. */
  readonly wide: boolean;
}

export interface DataColumn {
  readonly title: string;
  /** Numbers stand at the end of their column. */
  readonly align: "start" | "end";
}

export interface DataRow {
  readonly cells: readonly DataCell[];
  /** How far the first cell is indented: 0 for the outermost. */
  readonly depth: number;
}

/** A chart, already drawn. */
export interface Figure {
  readonly caption: string;
  /** Plain drawing with a viewBox; writers refuse anything else. */
  readonly svg: string;
  /** The picture in words. */
  readonly alt: string;
}
