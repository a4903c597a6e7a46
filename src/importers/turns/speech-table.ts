import { clockMs } from "./clock-ms.js";
import { gradeName } from "./names.js";
import { cleanName } from "./naming.js";
import type { SpokenTurn } from "./render-turns.js";

/**
 * The turns of a table that holds a conversation, a turn a row, or null where the table is something
 * else. The words are in the column with the most text; the speakers in a column of short cells, some
 * of which recur; a column of clock times gives the starts; line numbers are passed over. A row whose
 * speaker is empty continues the speaker above it.
 */
export function speechRows(rows: readonly (readonly string[])[]): SpokenTurn[] | null {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const full = rows.filter((row) => row.length >= 2 && row.some((cell) => cell !== ""));
  if (full.length < 2 || width < 2 || width > 6) return null;
  const columns = Array.from({ length: width }, (_, i) => full.map((row) => row[i] ?? ""));
  const times = columns.findIndex((cells) => share(cells, (cell) => clockMs(cell) !== null) > 0.5);
  const words = longest(columns);
  const speakers = columns.findIndex((cells, i) => i !== times && i !== words && holdsSpeakers(cells));
  if (speakers < 0 || textLength(columns[words]) < 2 * textLength(columns[speakers])) return null;

  const first = full[0];
  const headed = first !== undefined && isHeader(first[speakers] ?? "", first[words] ?? "");
  const turns: SpokenTurn[] = [];
  let speaker: string | null = null;
  for (const row of headed ? full.slice(1) : full) {
    const name = cleanName(row[speakers] ?? "").replace(/\s*[:：]$/, "");
    if (name !== "") speaker = name;
    const startMs = times < 0 ? null : clockMs(row[times] ?? "");
    turns.push({ speaker, text: row[words] ?? "", startMs, endMs: null });
  }
  return turns;
}

function holdsSpeakers(cells: readonly string[]): boolean {
  const named = cells.map((cell) => cleanName(cell).replace(/\s*[:：]$/, "")).filter((cell) => cell !== "");
  if (named.length < 2 || named.length * 4 < cells.length) return false;
  const plausible = named.filter((cell) => gradeName(cell) !== "no");
  if (plausible.length < named.length * 0.9) return false;
  // Speakers come back; the labels of a form do not.
  return new Set(plausible).size <= plausible.length * 0.75;
}

function longest(columns: readonly (readonly string[])[]): number {
  const lengths = columns.map(textLength);
  return lengths.indexOf(Math.max(...lengths));
}

const textLength = (cells: readonly string[] = []) => cells.reduce((sum, cell) => sum + cell.length, 0);

function isHeader(speaker: string, words: string): boolean {
  return (
    /^(speaker|name|who|participant|role|sprecher(in)?|hablante|locuteur|falante)s?$/i.test(speaker.trim()) &&
    /^[\p{L} ]{1,30}$/u.test(words.trim())
  );
}

const share = (cells: readonly string[], test: (cell: string) => boolean) => {
  const filled = cells.filter((cell) => cell !== "");
  return filled.length === 0 ? 0 : filled.filter(test).length / filled.length;
};
