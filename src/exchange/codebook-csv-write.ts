import { stringify } from "csv-stringify/sync";
import type { CodebookEntry } from "./codebook-entry.js";
import { safeCell } from "./formula-cells.js";

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

/**
 * A codebook as a table, one row a code, parents (by path) before their children. Cells that a
 * spreadsheet would run as formulas get a leading ' unless `raw`; `readCodebookCsv` takes it away again.
 */
export function writeCodebookCsv(
  entries: readonly CodebookEntry[],
  options: { readonly raw?: boolean } = {},
): string {
  const rows: string[][] = [[...columns]];
  const walk = (entry: CodebookEntry, parent: string): void => {
    const { id = "", status, examples, children, ...rest } = entry;
    const cells = {
      ...rest,
      id,
      parent,
      examples: examplesCell(examples),
      status: status === "active" ? "" : status,
    };
    rows.push(columns.map((column) => (options.raw ? cells[column] : safeCell(cells[column]))));
    for (const child of children) walk(child, parent === "" ? entry.name : `${parent}/${entry.name}`);
  };
  for (const entry of entries) walk(entry, "");
  return stringify(rows, { record_delimiter: "\n" });
}

/** Examples in one cell: a line each, or a JSON list where that would not come back as it was. */
function examplesCell(examples: readonly string[]): string {
  const plain = examples.join("\n");
  const clear = examples.every((text) => text === text.trim() && !/[|\n\r]/.test(text));
  return clear && !plain.startsWith("[") ? plain : JSON.stringify(examples);
}
