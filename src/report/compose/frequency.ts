import type { FrequencyTable as Counted } from "../../analysis/frequency-table.js";
import { countText } from "../../core/count-text.js";
import type { Id } from "../../core/records.js";
import { frequencyBars } from "../charts/frequency-bars.js";
import type { FrequencyTable } from "../model/frequency.js";
import type { Figure } from "../model/section.js";

/** Codes in the chart: more cannot be told apart on a page. Our own rule. */
const mostBars = 25;

interface FrequencyFacts {
  readonly counted: string;
  readonly sources: number;
  readonly headings: ReadonlySet<Id>;
  /** What else is to be said below the table. */
  readonly more: readonly string[];
}

/** Code frequencies as a table of the report; codes that were never used are left to the codebook. */
export function frequencySection(
  table: Counted,
  { counted, sources, headings, more }: FrequencyFacts,
): FrequencyTable {
  const groups = [...table.groups].map(([name, totals]) => ({ name, participants: totals.N }));
  const used = table.rows.filter((row) => row.segments > 0);
  const unused = table.rows.filter(({ segments, id }) => segments === 0 && !headings.has(id)).length;
  return {
    counted,
    unit: "a distinct passage",
    participants: table.totals.N,
    sources,
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
      ...more,
      ...(unused > 0 ? [`${countText(unused, "code has", "codes have")} no codings of their own.`] : []),
    ],
    chart: chart(table, counted),
  };
}

/** The codes that most people spoke to, as bars; ties stand in the order of the codebook. */
function chart(table: Counted, counted: string): Figure | null {
  const used = table.rows.filter(({ n }) => n > 0);
  if (used.length === 0) return null;
  const shown = [...used].sort((a, b) => b.n - a.n || b.segments - a.segments).slice(0, mostBars);
  const groups = [...table.groups];
  const grouped = groups.length > 1;
  const caption = `Participants who spoke to ${shown.length < used.length ? `each of the ${shown.length} most widely used of ${used.length} codes` : "each code"} (n = ${countText(table.totals.N, "participant")} with data; unit: a participant; codings of ${counted})`;
  return {
    caption,
    alt: `Bars: ${shown.map(({ name, n, N }) => `${name} ${n} of ${N}`).join("; ")}.`,
    svg: frequencyBars({
      title: "Codes by participants",
      caption: [],
      groups: grouped ? groups.map(([name]) => name) : [""],
      rows: shown.map((row) => ({
        name: row.name,
        depth: 0,
        bars: grouped
          ? groups.map(([name, totals]) => ({ n: row.by.get(name)?.n ?? 0, N: totals.N }))
          : [{ n: row.n, N: row.N }],
      })),
    }),
  };
}
