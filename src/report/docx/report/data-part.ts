import type { Table } from "docx";
import type { DataColumn } from "../../model/section.js";
import { caption } from "../caption.js";
import { drawing, turnFor } from "../drawing.js";
import type { Block, Part, Turned } from "../page.js";
import { textWidth } from "../page.js";
import { paragraph } from "../paragraph.js";
import { table } from "../table.js";
import { note, type SectionWriter, type Setting, type View } from "./setting.js";

/** A section as data, with numbers: paragraphs, figures, tables, notes. */
type DataPart = NonNullable<View["sample"]>;
type NumberedTable = DataPart["tables"][number];
type NumberedFigure = DataPart["figures"][number];

/**
 * Any section that is paragraphs, figures and tables. It is found by its head, so that a section added
 * to the report needs nothing here.
 */
export const dataPart: SectionWriter = async (view, head, setting) => {
  const part = Object.values(view).find(
    (value): value is DataPart => isDataPart(value) && value.head.id === head.id,
  );
  if (part === undefined) return [];
  const blocks: Block[] = [setting.section(head), ...part.paragraphs.map((text) => paragraph(text))];
  const parts: Part[] = [{ turned: "portrait", blocks }];
  for (const one of part.figures) parts.push(await figure(one, setting));
  for (const one of part.tables) parts.push(dataTable(one, setting));
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

/** A chart with its caption below, on a turned page where it is too wide for an upright one. */
export async function figure(
  { svg, alt, caption: text, figure: number }: Omit<NumberedFigure, "caption"> & { readonly caption: string },
  setting: Setting,
): Promise<Part> {
  const turned = turnFor(svg, leastScale);
  return {
    turned,
    blocks: [
      await drawing({ svg, alt, name: text, number }, turned, setting.pictures),
      caption("Figure", number, text, setting.marks),
    ],
  };
}

/** A numbered table of data; the depth of a row is the indentation of its first cell. */
export function dataTable(
  { caption: text, columns, rows, wide, table: number }: NumberedTable,
  setting: Setting,
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
      caption("Table", number, text, setting.marks),
      plainTable(
        titles,
        cells,
        turned,
        rows.map(({ depth }) => depth),
      ),
    ],
  };
}

/** A table whose columns are as wide as their words want: long texts get room, numbers get little. */
export function plainTable(
  columns: readonly DataColumn[],
  rows: readonly (readonly string[])[],
  turned: Turned,
  depths: readonly number[] = [],
  totals = false,
): Table {
  const shares = columns.map(({ title }, i) => share([title, ...rows.map((row) => row[i] ?? "")]));
  return table({
    width: textWidth[turned],
    totals,
    columns: columns.map(({ title, align }, i) => ({
      title,
      share: shares[i] ?? 1,
      align: align === "end" ? ("right" as const) : ("left" as const),
    })),
    rows: rows.map((row, n) => {
      const [first = "", ...rest] = row;
      const depth = depths[n] ?? 0;
      return {
        splits: row.some((text) => text.length > 1200),
        cells: [
          depth === 0 ? first : [paragraph(first, "TableText", { indent: { left: 170 * depth } })],
          ...rest,
        ],
      };
    }),
  });
}

/** How much room a column wants: its longest word at least, its longest text at most, in letters. */
function share(texts: readonly string[]): number {
  let word = 4;
  let longest = 0;
  for (const text of texts) {
    longest = Math.max(longest, text.length);
    for (const one of text.split(/\s+/)) word = Math.max(word, Math.min(22, one.length));
  }
  return Math.max(word + 2, Math.min(60, Math.sqrt(longest) * 5));
}
