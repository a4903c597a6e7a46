import { caption } from "../caption.js";
import { drawing, turnFor } from "../drawing.js";
import type { Block, Part, Turned } from "../page.js";
import { paragraph } from "../paragraph.js";
import { plainTable } from "../plain-table.js";
import { type DocumentContext, note, type SectionWriter, type View } from "./document-context.js";

/** A section as data, with numbers: paragraphs, figures, tables, notes. */
type DataPart = NonNullable<View["sample"]>;
type NumberedTable = DataPart["tables"][number];
type NumberedFigure = DataPart["figures"][number];

/**
 * Any section that is paragraphs, figures and tables. It is found by its head, so that a section added
 * to the report needs nothing here.
 */
export const dataPart: SectionWriter = async (view, head, context) => {
  const part = Object.values(view).find(
    (value): value is DataPart => isDataPart(value) && value.head.id === head.id,
  );
  if (part === undefined) return [];
  const blocks: Block[] = [context.section(head), ...part.paragraphs.map((text) => paragraph(text))];
  const parts: Part[] = [{ turned: "portrait", blocks }];
  for (const one of part.figures) parts.push(await figure(one, context));
  for (const one of part.tables) parts.push(dataTable(one, context));
  if (part.notes.length > 0)
    parts.push({ turned: parts.at(-1)?.turned ?? "portrait", blocks: part.notes.map(note) });
  return parts;
};

function isDataPart(value: unknown): value is DataPart {
  return (
    typeof value === "object" &&
    value !== null &&
    "head" in value &&
    "paragraphs" in value &&
    "tables" in value
  );
}

/** Charts are lettered in 11 to 15 points; smaller than this they get a page of their own width. */
const leastScale = 0.55;
/** Points of height for a chart on an upright page, so that what belongs to it has room there, too. */
const mostHeight = 360;

/** A chart with its caption below, on a turned page where it is too wide for an upright one. */
export async function figure(
  { svg, alt, caption: text, figure: number }: Omit<NumberedFigure, "caption"> & { readonly caption: string },
  context: DocumentContext,
): Promise<Part> {
  const turned = turnFor(svg, leastScale);
  const height = turned === "portrait" ? mostHeight : undefined;
  return {
    turned,
    blocks: [
      await drawing({ svg, alt, name: text, number, height }, turned, context.pictures),
      caption("Figure", number, text, context.marks),
    ],
  };
}

/** A numbered table of data; the depth of a row is the indentation of its first cell. */
export function dataTable(
  { caption: text, columns, rows, wide, table: number }: NumberedTable,
  context: DocumentContext,
): Part {
  const turned: Turned = wide ? "landscape" : "portrait";
  const titles = columns.map(({ title, end }) => ({
    title,
    align: end ? ("end" as const) : ("start" as const),
  }));
  const cells = rows.map((row) => row.cells.map((cell) => cell.text));
  return {
    turned,
    blocks: [
      caption("Table", number, text, context.marks),
      plainTable(titles, cells, turned, { depths: rows.map(({ depth }) => depth), small: true }),
    ],
  };
}
