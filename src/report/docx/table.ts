import { AlignmentType, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from "docx";
import { paragraph } from "./paragraph.js";

export interface Column {
  readonly title: string;
  /** Share of the width; 1 by default. */
  readonly share?: number;
  readonly align?: "left" | "right";
}

/** What stands in a cell: a text, or paragraphs. */
export type DocxCell = string | readonly Paragraph[];

export interface TableSpec {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** In twentieths of a point. */
  readonly width: number;
  /** The last row is a sum. */
  readonly totals?: boolean;
  /** Set in smaller letters, for long tables. */
  readonly small?: boolean;
}

export type Row =
  | readonly DocxCell[]
  | { readonly cells: readonly DocxCell[]; readonly splits?: boolean }
  | Band;

/** A line across the whole table, such as the heading of a group. */
export interface Band {
  readonly band: readonly Paragraph[];
}

/**
 * A table in the document's table style. Its head is repeated on every page, and no row is cut by the
 * end of a page unless the row says that it may.
 */
export function table({ columns, rows, width, totals = false, small = false }: TableSpec): Table {
  const widths = shareOut(
    columns.map(({ share = 1 }) => share),
    width,
  );
  const text = small ? "TableSmall" : "TableText";
  const cell = (content: DocxCell, i: number, head: boolean) => {
    const column = columns[i];
    const align = column?.align === "right" ? { alignment: AlignmentType.RIGHT } : {};
    const children =
      typeof content === "string" ? [paragraph(content, head ? "TableHead" : text, align)] : content;
    return new TableCell({
      width: { size: widths[i] ?? 0, type: WidthType.DXA },
      children: children.length === 0 ? [new Paragraph({ style: text })] : children,
    });
  };
  const row = (content: Row) => {
    if ("band" in content)
      return new TableRow({
        cantSplit: true,
        children: [
          new TableCell({
            columnSpan: columns.length,
            width: { size: width, type: WidthType.DXA },
            children: content.band,
          }),
        ],
      });
    const cells = "cells" in content ? content.cells : content;
    const splits = "cells" in content && content.splits === true;
    return new TableRow({
      ...(!splits && { cantSplit: true }),
      children: columns.map((_, i) => cell(cells[i] ?? "", i, false)),
    });
  };
  return new Table({
    style: "ThemataTable",
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    tableLook: {
      firstRow: true,
      lastRow: totals,
      firstColumn: false,
      lastColumn: false,
      noHBand: true,
      noVBand: true,
    },
    rows: [
      new TableRow({
        cantSplit: true,
        tableHeader: true,
        children: columns.map(({ title }, i) => cell(title, i, true)),
      }),
      ...rows.map(row),
    ],
  });
}

/** A width parted by shares, to the last unit. */
function shareOut(shares: readonly number[], width: number): number[] {
  const all = shares.reduce((a, b) => a + b, 0);
  let done = 0;
  let given = 0;
  return shares.map((share) => {
    done += share;
    const until = Math.round((width * done) / all);
    const own = until - given;
    given = until;
    return own;
  });
}
