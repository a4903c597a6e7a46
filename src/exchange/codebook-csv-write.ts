import { stringify } from "csv-stringify/sync";
import type { CodebookEntry } from "./codebook-entry.js";
import { rawCell, safeCell } from "./formula-cells.js";
import type { Sheet } from "./sheet.js";

const columns = [
  "id",
  "name",
  "parent",
  "short",
  "definition",
  "include",
  "exclude",
  "examples",
  "origin",
  "color",
  "status",
] as const;

/** A codebook as a table, one row a code, parents (by path) before their children. */
export function codebookSheet(entries: readonly CodebookEntry[]): Sheet {
  const rows: string[][] = [];
  const walk = (entry: CodebookEntry, parent: string): void => {
    const { id = "", status, examples, children, ...rest } = entry;
    const cells = {
      ...rest,
      id,
      parent,
      examples: examplesCell(examples),
      status: status === "active" ? "" : status,
    };
    rows.push(columns.map((column) => cells[column]));
    for (const child of children) walk(child, parent === "" ? entry.name : `${parent}/${entry.name}`);
  };
  for (const entry of entries) walk(entry, "");
  return { title: "Codebook", columns: columns.map((title) => ({ title })), rows, notes: [] };
}

/**
 * The table as CSV. Cells that a spreadsheet would run as formulas get a leading ' unless `raw`;
 * `readCodebookCsv` takes it away again.
 */
export function writeCodebookCsv(
  entries: readonly CodebookEntry[],
  options: { readonly raw?: boolean } = {},
): string {
  const rows = codebookSheet(entries).rows.map((cells) =>
    cells.map((cell) => (options.raw ? rawCell : safeCell)(String(cell))),
  );
  return stringify([[...columns], ...rows], { record_delimiter: "\n" });
}

/** Examples in one cell: a line each, or a JSON list where that would not come back as it was. */
function examplesCell(examples: readonly string[]): string {
  const plain = examples.join("\n");
  const clear = examples.every((text) => text === text.trim() && !/[|\n\r]/.test(text));
  return clear && !plain.startsWith("[") ? plain : JSON.stringify(examples);
}
