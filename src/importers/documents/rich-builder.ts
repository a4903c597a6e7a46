import type { Block } from "../turns/conversation.js";
import type { RichItem } from "./rich-document.js";

/** Builds the paragraphs and tables of a document from a stream of events. Empty paragraphs are left out. */
export class RichBuilder {
  readonly items: RichItem[] = [];
  #runs: { text: string; bold: boolean }[] = [];
  #paragraphs = 0;
  #depth = 0;
  #rows: Block[][][] = [];

  text(text: string, bold: boolean): void {
    // Soft hyphens are advice to a typesetter, not letters anyone spoke.
    const clean = text.includes("\u00ad") ? text.replaceAll("\u00ad", "") : text;
    if (clean === "") return;
    const last = this.#runs.at(-1);
    if (last !== undefined && last.bold === bold) last.text += clean;
    else this.#runs.push({ text: clean, bold });
  }

  lineBreak(): void {
    this.text("\n", this.#runs.at(-1)?.bold ?? false);
  }

  endParagraph(heading = false): void {
    const runs = this.#runs;
    this.#runs = [];
    if (!runs.some((run) => run.text.trim() !== "")) return;
    this.#paragraphs++;
    const block: Block = { runs, line: this.#paragraphs, ...(heading ? { heading } : {}) };
    const cell = this.#depth > 0 ? this.#openCell() : undefined;
    if (cell === undefined) this.items.push({ kind: "paragraph", block });
    else cell.push(block);
  }

  /** A table inside a table's cell counts as paragraphs of that cell. */
  startTable(): void {
    this.endParagraph();
    if (this.#depth++ === 0) this.#rows = [];
  }

  startRow(): void {
    this.endParagraph();
    if (this.#depth === 1) this.#rows.push([]);
  }

  startCell(): void {
    this.endParagraph();
    if (this.#depth === 1) (this.#rows.at(-1) ?? this.#addRow()).push([]);
  }

  endTable(): void {
    this.endParagraph();
    if (this.#depth === 0 || --this.#depth > 0) return;
    const rows = this.#rows.filter((row) => row.length > 0);
    if (rows.length > 0) this.items.push({ kind: "table", rows });
    this.#rows = [];
  }

  /** Ends what is open; to be called once, at the end of the document. */
  finish(): RichItem[] {
    this.endParagraph();
    if (this.#depth > 0) {
      this.#depth = 1;
      this.endTable();
    }
    return this.items;
  }

  #openCell(): Block[] {
    const row = this.#rows.at(-1) ?? this.#addRow();
    const cell = row.at(-1);
    if (cell !== undefined) return cell;
    const added: Block[] = [];
    row.push(added);
    return added;
  }

  #addRow(): Block[][] {
    const row: Block[][] = [];
    this.#rows.push(row);
    return row;
  }
}
