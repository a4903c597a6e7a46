import type { Table } from "docx";
import type { DataColumn } from "../model/section.js";
import { type Turned, textWidth } from "./page.js";
import { paragraph } from "./paragraph.js";
import { table } from "./table.js";

interface PlainOptions {
  /** How far the first cell of each row is indented. */
  readonly depths?: readonly number[];
  /** The last row is a sum. */
  readonly totals?: boolean;
  /** Set in smaller letters. */
  readonly small?: boolean;
}

/** A table whose columns are as wide as their words want: long texts get room, numbers get little. */
export function plainTable(
  columns: readonly DataColumn[],
  rows: readonly (readonly string[])[],
  turned: Turned,
  { depths = [], totals = false, small = false }: PlainOptions = {},
): Table {
  const texts = columns.map(({ title }, i) => [title, ...rows.map((row) => row[i] ?? "")]);
  // A name beside nothing but numbers is best read on one line.
  const numbers = texts.slice(1).every((column) => Math.max(...column.slice(1).map((t) => t.length)) <= 16);
  const shares = texts.map((column, i) =>
    Math.max(share(column), i === 0 && numbers ? nameShare(column) : 0),
  );
  return table({
    width: textWidth[turned],
    totals,
    small,
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
          depth === 0
            ? first
            : [paragraph(first, small ? "TableSmall" : "TableText", { indent: { left: 170 * depth } })],
          ...rest,
        ],
      };
    }),
  });
}

const nameShare = (texts: readonly string[]) => Math.min(60, Math.max(...texts.map(({ length }) => length)));

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
