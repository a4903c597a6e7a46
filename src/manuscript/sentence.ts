import type { Utf16 } from "../core/span.js";
import { sentenceSpans } from "../text/sentences.js";
import { SourceText } from "../text/source-text.js";
import type { PlacedBlock } from "./sections.js";

/** A sentence of a paper, without the quotations in it. */
export interface PaperSentence {
  /** Quotations are replaced by as many blanks, so that places stay. */
  readonly text: string;
  /** The same with its quotations. */
  readonly full: string;
  readonly at: PlacedBlock;
  readonly start: Utf16;
  /** The first cell of its row, where it stands in a table. */
  readonly rowName: string | null;
  /** The first cell of its column. */
  readonly columnName: string | null;
  /** All cells of its row, each on a line. */
  readonly rowText: string | null;
}

/** A sentence longer than this, in UTF-16 units, is not a sentence of a paper; it is read in pieces. */
const longest = 3000;

/** A text with stretches of it blanked, so that places stay. */
function blanked(text: string, stretches: readonly (readonly [start: Utf16, end: Utf16])[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const [start, end] of stretches) {
    if (start < from) continue;
    parts.push(text.slice(from, start), " ".repeat(Math.max(0, Math.min(end, text.length) - start)));
    from = Math.min(end, text.length);
  }
  parts.push(text.slice(from));
  return parts.join("");
}

/** The sentences of a paper but for references, notes of literature and block quotations. */
export function paperSentences(
  placed: readonly PlacedBlock[],
  quoted: ReadonlyMap<PlacedBlock, readonly (readonly [start: Utf16, end: Utf16])[]>,
): PaperSentence[] {
  const firsts = new Map<string, string>();
  const rows = new Map<string, string>();
  for (const { block } of placed)
    if (block.cell !== null) {
      const { table, row, column } = block.cell;
      const key = `${table} row ${row}`;
      rows.set(key, `${rows.get(key) ?? ""}${block.text}\n`);
      if (column === 1) firsts.set(`${table} row ${row}`, block.text);
      if (row === 1) firsts.set(`${table} column ${column}`, block.text);
    }
  return placed.flatMap((at): PaperSentence[] => {
    const { block, section } = at;
    if (section === "references" || block.kind === "heading" || block.kind === "quote") return [];
    // A line's end inside a paragraph ends no sentence.
    const flat = block.text.replace(/[\n\t]/g, " ");
    const bare = blanked(flat, quoted.get(at) ?? []);
    const source = new SourceText(flat);
    const { cell } = block;
    const place = {
      at,
      rowName: cell === null ? null : (firsts.get(`${cell.table} row ${cell.row}`) ?? null),
      columnName: cell === null ? null : (firsts.get(`${cell.table} column ${cell.column}`) ?? null),
      rowText: cell === null ? null : (rows.get(`${cell.table} row ${cell.row}`) ?? null),
    };
    return sentenceSpans(flat).flatMap((span) => {
      const found: PaperSentence[] = [];
      const end = source.toUtf16(span.end);
      for (let start = source.toUtf16(span.start); start < end; start += longest) {
        const to = Math.min(end, start + longest);
        found.push({ text: bare.slice(start, to), full: flat.slice(start, to), start, ...place });
      }
      return found;
    });
  });
}
