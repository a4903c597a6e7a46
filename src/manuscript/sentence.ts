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
}

/** The sentences of a paper but for references, notes of literature and block quotations. */
export function paperSentences(
  placed: readonly PlacedBlock[],
  quoted: ReadonlyMap<PlacedBlock, readonly (readonly [start: Utf16, end: Utf16])[]>,
): PaperSentence[] {
  const firsts = new Map<string, string>();
  for (const { block } of placed)
    if (block.cell !== null) {
      const { table, row, column } = block.cell;
      if (column === 1) firsts.set(`${table} row ${row}`, block.text);
      if (row === 1) firsts.set(`${table} column ${column}`, block.text);
    }
  return placed.flatMap((at): PaperSentence[] => {
    const { block, section } = at;
    if (section === "references" || block.kind === "heading" || block.kind === "quote") return [];
    // A line's end inside a paragraph ends no sentence.
    const flat = block.text.replace(/[\n\t]/g, " ");
    let bare = flat;
    for (const [start, end] of quoted.get(at) ?? [])
      bare = bare.slice(0, start) + " ".repeat(Math.max(0, end - start)) + bare.slice(end);
    const source = new SourceText(flat);
    const { cell } = block;
    const place = {
      at,
      rowName: cell === null ? null : (firsts.get(`${cell.table} row ${cell.row}`) ?? null),
      columnName: cell === null ? null : (firsts.get(`${cell.table} column ${cell.column}`) ?? null),
    };
    return sentenceSpans(flat).map((span) => {
      const [start, end] = [source.toUtf16(span.start), source.toUtf16(span.end)];
      return { text: bare.slice(start, end), full: flat.slice(start, end), start, ...place };
    });
  });
}
