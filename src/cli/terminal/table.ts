import { paint, unpainted } from "./paint.js";
import { displayWidth } from "./width.js";

export interface Column {
  readonly title: string;
  readonly align?: "left" | "right";
  /** Widest this column may become; longer cells are cut with an ellipsis. */
  readonly max?: number;
}

/** An aligned table for people; wide characters count double. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  const cells = rows.map((row) => columns.map((column, i) => cut(oneLine(row[i] ?? ""), column.max)));
  const widths = columns.map((column, i) =>
    Math.max(width(column.title), ...cells.map((row) => width(row[i] ?? ""))),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => pad(cell, widths[i] ?? 0, columns[i]?.align ?? "left"))
      .join("  ")
      .trimEnd();
  return [paint("dim", line(columns.map(({ title }) => title))), ...cells.map(line)].join("\n");
}

const width = (text: string) => displayWidth(unpainted(text));
const oneLine = (value: string | number) => String(value).replace(/\s*\n\s*/g, " ");

function pad(cell: string, to: number, align: "left" | "right"): string {
  const space = " ".repeat(Math.max(0, to - width(cell)));
  return align === "right" ? space + cell : cell + space;
}

/** Cuts a text to a number of columns, with an ellipsis. */
export function cut(text: string, max: number | undefined): string {
  if (max === undefined || width(text) <= max) return text;
  let kept = "";
  let columns = 0;
  for (const char of unpainted(text)) {
    columns += displayWidth(char);
    if (columns > max - 1) break;
    kept += char;
  }
  return `${kept.trimEnd()}…`;
}
