import { type Block, foldColumns } from "./fold-columns.js";
import { paint, sievedPaint, unpainted } from "./paint.js";
import { terminalWidth } from "./terminal-width.js";
import { displayWidth } from "./width.js";
import { wrapCell } from "./wrap-cell.js";

export interface Column {
  readonly title: string;
  readonly align?: "left" | "right";
  /** Widest this column may become; longer cells are cut with an ellipsis. */
  readonly max?: number;
}

/**
 * An aligned table for people; wide characters count double. What is wider than the terminal is wrapped, or folded into
 * blocks below each other, which begin with the `keys` columns that name a row. Elsewhere than on a terminal it stays whole.
 */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly (string | number | null)[])[],
  keys = 1,
): string {
  const cells = rows.map((row) => columns.map((column, i) => cut(oneLine(row[i] ?? ""), column.max)));
  const measured = columns.map(({ title, align = "left" }, i) => ({
    title: width(title),
    cells: Math.max(0, ...cells.map((row) => width(row[i] ?? ""))),
    align,
  }));
  const room = terminalWidth.getStore() ?? Number.POSITIVE_INFINITY;
  const natural = measured.map(({ title, cells: widest }, column) => ({
    column,
    width: Math.max(title, widest),
  }));
  const whole = natural.reduce((sum, one) => sum + one.width + 2, -2) <= room;
  const blocks: readonly Block[] = whole ? [natural] : foldColumns(measured, keys, room);
  const titles = columns.map(({ title }) => title);
  return blocks
    .map((block) => {
      const header = lines(titles, block, columns, "bottom").map((line) => paint("dim", line));
      return [...header, ...cells.flatMap((row) => lines(row, block, columns, "top"))].join("\n");
    })
    .join("\n\n");
}

/** The lines of a row in a block: as many as its longest cell has. */
function lines(
  row: readonly string[],
  block: Block,
  columns: readonly Column[],
  at: "top" | "bottom",
): string[] {
  const wrapped = block.map(({ column, width: to }) => wrapCell(row[column] ?? "", to));
  const height = Math.max(...wrapped.map((cell) => cell.length));
  return Array.from({ length: height }, (_, line) =>
    block
      .map(({ column, width: to }, i) => {
        const cell = wrapped[i]!;
        const text = cell[at === "top" ? line : line - height + cell.length] ?? "";
        return pad(text, to, columns[column]?.align ?? "left");
      })
      .join("  ")
      .trimEnd(),
  );
}

const width = (text: string) => displayWidth(unpainted(text));
const oneLine = (value: string | number) => sievedPaint(String(value)).replace(/\s*[\n\t]\s*/g, " ");

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
