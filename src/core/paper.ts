import type { Message } from "./message.js";
import type { Utf16 } from "./span.js";

/** What a piece of a paper is. A `quote` is set off as a block quotation; a `note` is a foot- or endnote. */
export type PaperBlockKind = "heading" | "paragraph" | "quote" | "cell" | "note";

/** One paragraph (or heading, or paragraph of a table's cell) of a paper, in the order of reading. */
export interface PaperBlock {
  readonly kind: PaperBlockKind;
  /** Of a heading, 1 (widest) to 9; 0 for everything else. */
  readonly level: number;
  /** Without soft hyphens and invisible characters; ligatures as letters; any white space may stand in it. */
  readonly text: string;
  /** Its number among the paper's blocks, from 1. */
  readonly paragraph: number;
  /** Line of a text file on which it begins, from 1; null elsewhere. */
  readonly line: number | null;
  /** Page on which it begins, from 1; null where the file does not say. */
  readonly page: number | null;
  /** Where in the text further pages begin. */
  readonly breaks: readonly Utf16[];
  /** For a table's cell: the table, row and column, each from 1. */
  readonly cell: { readonly table: number; readonly row: number; readonly column: number } | null;
  /** Stretches in italics, in which papers set quotations too. */
  readonly italics?: readonly (readonly [start: Utf16, end: Utf16])[] | undefined;
  /** For a `quote`: whether it was marked as one, and not only indented. */
  readonly marked: boolean;
}

/** A paper as its reader understood it. `blocks` is empty when a message of level error says why. */
export interface PaperOutcome {
  readonly format: string;
  readonly blocks: readonly PaperBlock[];
  readonly messages: readonly Message[];
}

/** The page on which a position of a block stands; null where pages are not known. */
export function pageAt(block: PaperBlock, position: Utf16): number | null {
  if (block.page === null) return null;
  return block.page + block.breaks.filter((at) => at <= position).length;
}
