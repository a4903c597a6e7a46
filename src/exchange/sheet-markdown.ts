import { escapeMarkdown } from "../core/escape-markdown.js";
import type { Sheet, SheetCell } from "./sheet.js";

/** A table as Markdown (GitHub's tables): the caption above it, notes below. */
export function sheetToMarkdown({ title, columns, rows, notes }: Sheet): string {
  const line = (cells: readonly SheetCell[]) => `| ${cells.map(escaped).join(" | ")} |`;
  return [
    `**${escaped(title)}**`,
    "",
    line(columns.map((column) => column.title)),
    `|${columns.map(({ align }) => (align === "right" ? "---:" : "---")).join("|")}|`,
    ...rows.map(line),
    "",
    ...notes.map((note) => `${escaped(note)}  `),
    "",
  ].join("\n");
}

/** A cell as one line in which nothing is markup. */
function escaped(cell: SheetCell): string {
  return String(cell ?? "")
    .split(/\s*\n\s*/)
    .map(escapeMarkdown)
    .join("<br>");
}
