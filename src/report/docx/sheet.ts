import { caption } from "./caption.js";
import { wordFile } from "./document.js";
import { Marks } from "./marks.js";
import { runningTitle, type Turned } from "./page.js";
import { paragraph } from "./paragraph.js";
import { plainTable } from "./plain-table.js";

/** A table on its way out: any that a command shows. */
export interface SheetLike {
  readonly title: string;
  readonly columns: readonly { readonly title: string; readonly align?: "left" | "right" | undefined }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly notes: readonly string[];
}

/** More columns than this want a page set wide. */
const uprightColumns = 7;

/** Any table as a Word file: its caption, the table, and what a reader must know to read it. */
export function sheetDocx({ title, columns, rows, notes }: SheetLike, date: string): Promise<Uint8Array> {
  const turned: Turned = columns.length > uprightColumns ? "landscape" : "portrait";
  return wordFile({
    title,
    subject: "Table",
    authors: "",
    date,
    running: runningTitle("Table", title),
    parts: [
      {
        turned,
        blocks: [
          caption("Table", 1, title, new Marks()),
          plainTable(
            columns.map((column) => ({
              title: column.title,
              align: column.align === "right" ? ("end" as const) : ("start" as const),
            })),
            rows.map((row) => row.map((cell) => (cell === null ? "" : String(cell)))),
            turned,
          ),
          ...notes.map((note) => paragraph(note, "TableNote")),
        ],
      },
    ],
  });
}
