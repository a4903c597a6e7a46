import type { FrequencyTable as Counted } from "../../analysis/frequency-table.js";
import type { FrequencyTable } from "../model/frequency.js";

/** Code frequencies as a table of the report; codes that were never used are left to the codebook. */
export function frequencySection(table: Counted, counted: string): FrequencyTable {
  const groups = [...table.groups].map(([name, totals]) => ({ name, participants: totals.N }));
  const used = table.rows.filter((row) => row.segments > 0);
  const unused = table.rows.length - used.length;
  return {
    counted,
    unit: "a distinct passage",
    participants: table.totals.N,
    sources: table.totals.sources,
    groups: groups.length > 1 ? groups : [],
    rows: used.map((row) => ({
      path: row.path.split("/"),
      n: row.n,
      sources: row.sources,
      segments: row.segments,
      words: row.words,
      byGroup: groups.length > 1 ? groups.map(({ name }) => row.by.get(name)?.n ?? 0) : [],
    })),
    notes: [
      ...table.notes.map(({ message }) => message),
      ...(unused > 0
        ? [`${unused} ${unused === 1 ? "code has" : "codes have"} no codings of their own.`]
        : []),
    ],
  };
}
