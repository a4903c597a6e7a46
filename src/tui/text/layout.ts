import type { CodePoint } from "../../core/span.js";
import type { SourceText } from "../../text/source-text.js";
import type { Block } from "./blocks.js";
import { cellsOf, type ScreenCell } from "./cells.js";
import { type Row, wrap } from "./wrap.js";

/** A line of the transcript as it is laid out: a paragraph's, counted with the lines above its text. */
export interface Line {
  readonly block: number;
  readonly line: number;
}

/** Paragraphs that are kept laid out. */
const kept = 600;

/** Lays a transcript out for one width: only what is asked for, and remembers it. */
export class Layout {
  readonly width: number;
  readonly blocks: readonly Block[];
  readonly #text: SourceText;
  readonly #rows = new Map<number, readonly Row[]>();

  constructor(text: SourceText, blocks: readonly Block[], width: number) {
    this.#text = text;
    this.blocks = blocks;
    this.width = Math.max(4, width);
  }

  /** The paragraph at an index; the nearest where there is none. */
  block(index: number): Block {
    return this.blocks[Math.max(0, Math.min(this.blocks.length - 1, index))]!;
  }

  rows(index: number): readonly Row[] {
    let rows = this.#rows.get(index);
    if (rows === undefined) {
      const block = this.block(index);
      rows = wrap(cellsOf(this.#text.inPlace(block), block.start), this.width, block.start);
      if (this.#rows.size >= kept)
        for (const old of [...this.#rows.keys()].slice(0, kept / 2)) this.#rows.delete(old);
      this.#rows.set(index, rows);
    }
    return rows;
  }

  cells(index: number): readonly ScreenCell[] {
    return this.rows(index).flatMap((row) => row.cells);
  }

  /** Lines above a paragraph's text: a blank one and the head where a turn begins. */
  lead(index: number): number {
    const block = this.block(index);
    if (!block.first) return 0;
    return (index === 0 ? 0 : 1) + (block.turn >= 0 ? 1 : 0);
  }

  height(index: number): number {
    return this.lead(index) + this.rows(index).length;
  }

  /** The paragraph that holds a position, or the last one before it. */
  blockAt(position: CodePoint): number {
    let low = 0;
    let high = this.blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.blocks[middle]!.start <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The nearest position where a cursor may stand: the start of a cell. */
  snap(position: CodePoint): CodePoint {
    const index = this.blockAt(position);
    const cells = this.cells(index);
    const cell = cells.findLast(({ start }) => start <= position);
    return cell?.start ?? this.block(index).start;
  }

  /** The cell that stands at a position. */
  cellAt(position: CodePoint): ScreenCell | undefined {
    return this.cells(this.blockAt(position)).findLast(({ start }) => start <= position);
  }

  /** The line that shows a position. */
  lineOf(position: CodePoint): Line {
    const block = this.blockAt(position);
    const rows = this.rows(block);
    const row = rows.findLastIndex(({ start }) => start <= position);
    return { block, line: this.lead(block) + Math.max(0, row) };
  }

  /** The row of text on a line, or null on a line above the text. */
  rowAt({ block, line }: Line): Row | null {
    return this.rows(block)[line - this.lead(block)] ?? null;
  }

  /** Column of a position within its row. */
  columnOf(position: CodePoint): number {
    const row = this.rowAt(this.lineOf(position));
    let column = 0;
    for (const cell of row?.cells ?? []) {
      if (cell.start >= position) break;
      column += cell.width;
    }
    return column;
  }

  /** The position at a column of a line; a line above the text counts as the first below it. */
  positionAt(line: Line, column: number): CodePoint {
    const row = this.rowAt(line) ?? this.rows(line.block)[0];
    let at = 0;
    let position = row?.start ?? this.block(line.block).start;
    for (const cell of row?.cells ?? []) {
      if (at > column) break;
      position = cell.start;
      at += cell.width;
      if (at > column) break;
    }
    return position;
  }

  /** The line so many lines on (or back), as far as there are any. */
  step(from: Line, count: number): Line {
    let { block, line } = from;
    let left = Math.abs(count);
    while (left > 0) {
      if (count > 0) {
        const room = this.height(block) - 1 - line;
        if (left <= room) return { block, line: line + left };
        if (block >= this.blocks.length - 1) return { block, line: this.height(block) - 1 };
        left -= room + 1;
        block++;
        line = 0;
      } else {
        if (left <= line) return { block, line: line - left };
        if (block === 0) return { block, line: 0 };
        left -= line + 1;
        block--;
        line = this.height(block) - 1;
      }
    }
    return { block, line };
  }

  /** How many lines `to` lies below `from`, counted no farther than `limit`; negative where above. */
  distance(from: Line, to: Line, limit: number): number {
    if (to.block === from.block) return to.line - from.line;
    if (to.block < from.block) return -this.distance(to, from, limit);
    let lines = this.height(from.block) - from.line;
    for (let block = from.block + 1; block < to.block && lines <= limit; block++) lines += this.height(block);
    return lines + to.line;
  }
}
