import type { FrequencyRow } from "../../../analysis/frequency-table.js";

/**
 * Names of rows as they are shown: indented below the next row above them in the tree that is shown, too; not where rows
 * are ranked. A name that several rows have is given with its path.
 */
export function rowLabels(rows: readonly FrequencyRow[], ranked: boolean): string[] {
  const bearers = new Map<string, number>();
  for (const { name } of rows) bearers.set(name, (bearers.get(name) ?? 0) + 1);
  const above: string[] = [];
  return rows.map(({ name, path, status }) => {
    while (above.length > 0 && (ranked || !path.startsWith(`${above.at(-1)}/`))) above.pop();
    const indent = "  ".repeat(above.length);
    const parent = above.at(-1);
    above.push(path);
    const rest = parent === undefined ? path : path.slice(parent.length + 1);
    const label = (bearers.get(name) ?? 0) > 1 ? rest : name;
    return `${indent}${label}${status === null || status === "active" ? "" : ` (${status})`}`;
  });
}
