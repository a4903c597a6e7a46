import { countText } from "../../core/count-text.js";
import { codesText } from "../../core/headings.js";
import type { CodebookEntry } from "../model/codebook.js";
import type { DataCell, DataRow, DataSection } from "../model/section.js";
import type { ReportFacts } from "./facts.js";
import { columns, section } from "./table.js";

/** The codes in their tree, with the themes they feed and, where codes are counted, how many people spoke to each. */
export function codingTree(
  facts: ReportFacts,
  codebook: readonly CodebookEntry[],
  counts: boolean,
): DataSection {
  const { rows: counted, totals } = facts.codeFrequency;
  const byPath = new Map(counted.map((row) => [row.path, row]));
  const rows: DataRow[] = [];
  let depth = 0;
  const walk = (entries: readonly CodebookEntry[], above: readonly string[]) => {
    for (const entry of entries) {
      const path = [...above, entry.name];
      const row = byPath.get(path.join("/"));
      const name = entry.status === "active" ? entry.name : `${entry.name} (${entry.status})`;
      const numbers: DataCell[] = counts ? [{ n: row?.n ?? 0, of: totals.N }, row?.segments ?? 0] : [];
      rows.push({ cells: [name, entry.themes.join("; ") || null, ...numbers], depth: above.length });
      depth = Math.max(depth, path.length);
      walk(entry.children, path);
    }
  };
  walk(codebook, []);
  if (rows.length === 0) return section({ paragraphs: ["The codebook has no codes yet."] });
  const basis = counts
    ? ` (n = ${countText(totals.N, "participant")} with data; unit: a distinct passage; codings of ${facts.counted})`
    : "";
  const { codes } = facts.evidence.codebook;
  const [own, headings] = [false, true].map(
    (heading) => codes.filter((code) => code.status === "active" && code.heading === heading).length,
  );
  return section({
    paragraphs: [`${codesText(own ?? 0, headings ?? 0)} on ${countText(depth, "level")}.`],
    tables: [
      {
        caption: `Coding tree${basis}`,
        columns: columns("Code", "Themes", ...(counts ? ["#Participants", "#Segments"] : [])),
        rows,
        wide: false,
      },
    ],
    notes: counts ? ["A code's numbers are its own, without those of the codes below it."] : [],
  });
}
