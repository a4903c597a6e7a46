import { abridgedKey } from "../../core/abridged.js";
import { dataError, ThemataError } from "../../core/errors.js";
import { fold, similarNames } from "../../core/similar.js";
import { readSheet } from "../shared/read-sheet.js";
import { namedSources, resolveName } from "../shared/resolve.js";
import type { Work } from "../shared/work.js";
import { readSourceOrder, sessionKeys } from "./source-order.js";
import { recordOrders, type SourceSet, type SourceToSet } from "./source-set.js";

const columns = [...sessionKeys, "kind", abridgedKey];

/**
 * Sets the particulars of sessions from a table (.csv or .xlsx): a column `source`, and any of those that `source
 * set` takes. An empty cell leaves what is known. All rows or none, in one event.
 */
export async function setSourcesFrom(
  work: Work,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<SourceSet> {
  const { header, rows } = await readSheet(work, file.bytes);
  const keys = header.map(fold);
  const at = keys.indexOf("source");
  checkHeader(file.name, header, keys);
  const known = namedSources(await work.store.current("source"));
  const faults: string[] = [];
  const lineOf = new Map<number, number>();
  const orders = rows.flatMap(({ line, cells }): SourceToSet[] => {
    const wanted = (cells[at] ?? "").trim();
    try {
      if (cells.slice(header.length).some((cell) => cell.trim() !== ""))
        throw dataError("bad-table", `This row has ${cells.length} cells; the header has ${header.length}.`);
      if (wanted === "") throw dataError("bad-table", "This row names no source.");
      const { id, name } = resolveName(wanted, known, "source");
      const before = lineOf.get(id);
      if (before !== undefined) throw dataError("bad-table", `"${name}" is also on line ${before}.`);
      lineOf.set(id, line);
      const pairs = keys.flatMap((key, i) => {
        const value = (cells[i] ?? "").trim();
        return i === at || value === "" ? [] : [`${key}=${value}`];
      });
      return pairs.length === 0 ? [] : [{ wanted: name, order: readSourceOrder(pairs) }];
    } catch (error) {
      if (!(error instanceof ThemataError)) throw error;
      faults.push(`line ${line}: ${error.message}`);
      return [];
    }
  });
  if (faults.length > 0)
    throw dataError(
      "bad-table",
      `${file.name} has ${faults.length === 1 ? "a fault" : `${faults.length} faults`}; nothing was set.`,
      [...faults.slice(0, 20), ...(faults.length > 20 ? [`and ${faults.length - 20} more`] : [])].join("\n"),
    );
  if (orders.length === 0) throw dataError("empty-table", `${file.name} says nothing of any source.`);
  return recordOrders(work, { file: file.name, sources: orders.length }, orders);
}

function checkHeader(file: string, header: readonly string[], keys: readonly string[]): void {
  const all = ["source", ...columns];
  for (const [i, key] of keys.entries()) {
    const heading = header[i] ?? "";
    if (!all.includes(key)) {
      const near = similarNames(key, all);
      throw dataError(
        "unknown-column",
        heading === ""
          ? `Column ${i + 1} of ${file} has no name.`
          : `${file}: there is no column "${heading}".`,
        near.length > 0 ? `Did you mean: ${near.join(", ")}?` : `There are: ${all.join(", ")}.`,
      );
    }
    if (keys.indexOf(key) !== i)
      throw dataError("bad-table", `${file}: two columns are called "${heading}".`);
  }
  if (!keys.includes("source"))
    throw dataError("bad-table", `${file}: no column is called source.`, `There are: ${all.join(", ")}.`);
}
