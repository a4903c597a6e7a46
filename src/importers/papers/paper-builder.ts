import type { PaperBlock, PaperBlockKind } from "../../core/paper.js";

const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const ligatures: Readonly<Record<string, string>> = {
  "\ufb00": "ff",
  "\ufb01": "fi",
  "\ufb02": "fl",
  "\ufb03": "ffi",
  "\ufb04": "ffl",
  "\ufb05": "st",
  "\ufb06": "st",
};

/** Text without what a typesetter added: soft hyphens, invisible characters, ligatures, no-break spaces. */
export function withoutTypesetting(text: string): string {
  return text
    .replace(invisible, "")
    .replace(/[\ufb00-\ufb06]/g, (sign) => ligatures[sign] ?? sign)
    .replace(/[\u00a0\u202f\u2007]/g, " ");
}

/** Whether a short line stands where papers have headings: a numbered one, or one of the usual names of sections. */
export function isSectionName(text: string): boolean {
  const line = text.trim();
  if (line.length > 100 || /[.!?:;,…]["”’)]*$/u.test(line)) return false;
  return (
    /^(?:\d+(?:\.\d+)*\.?|[IVX]+\.)\s+\p{Lu}/u.test(line) ||
    /^theme\s+(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|[a-f])\b/i.test(line) ||
    /^(?:abstract|summary|introduction|background|literature review|methods?|methodology|materials and methods|participants|procedure|data (?:collection|analysis)|analysis|ethics|results?|findings|themes|discussion|limitations|strengths and limitations|conclusions?|references|bibliography|literature|acknowledge?ments?|declarations?|funding|appendix(?: \w+)?|supplement\w*|einleitung|methoden?|ergebnisse|diskussion|literatur(?:verzeichnis)?)$/i.test(
      line,
    )
  );
}

/** What is known of a block beside its text. */
export interface BlockSort {
  readonly kind: PaperBlockKind;
  readonly level?: number;
  readonly marked?: boolean;
  readonly line?: number;
}

/** Puts a paper together from pieces of text, page breaks and tables, in the order of reading. */
export class PaperBuilder {
  readonly #blocks: PaperBlock[] = [];
  readonly #notes: PaperBlock[] = [];
  #text = "";
  #breaks: number[] = [];
  #italics: [number, number][] = [];
  #page = 1;
  #startPage = 1;
  #tables = 0;
  readonly #open: { row: number; column: number }[] = [];

  /** Whether anything but white space has been put into the open block. */
  get written(): boolean {
    return this.#text.trim() !== "";
  }

  /** Whether the open block could be a heading: it has no quotation mark and does not end as a sentence does. */
  get looksLikeHeading(): boolean {
    return !/[.!?:;,…]["”’)]*\s*$|["“”„«]/u.test(this.#text);
  }

  text(text: string, italic = false): void {
    const clean = withoutTypesetting(text);
    // A block begins where its first letter stands, not where the one before it ended.
    if (!this.written && clean.trim() !== "") {
      this.#text = "";
      this.#breaks = [];
      this.#italics = [];
      this.#startPage = this.#page;
    }
    const from = this.#text.length;
    this.#text += clean;
    const last = this.#italics.at(-1);
    // Space between two stretches in italics parts them no more than it would in print.
    if (italic && last !== undefined && this.#text.slice(last[1], from).trim() === "")
      last[1] = this.#text.length;
    else if (italic && clean.trim() !== "") this.#italics.push([from, this.#text.length]);
  }

  pageBreak(): void {
    this.#page++;
    if (this.written) this.#breaks.push(this.#text.length);
  }

  /** Goes to a page whose number is known. */
  toPage(number: number): void {
    while (this.#page < number) this.pageBreak();
  }

  startTable(): void {
    if (this.#open.length === 0) this.#tables++;
    this.#open.push({ row: 0, column: 0 });
  }
  startRow(): void {
    const table = this.#open.at(-1);
    if (table === undefined) return;
    table.row++;
    table.column = 0;
  }
  startCell(): void {
    const table = this.#open.at(-1);
    if (table !== undefined) table.column++;
  }
  endTable(): void {
    this.#open.pop();
  }
  get inTable(): boolean {
    return this.#open.length > 0;
  }

  /** Ends the open block; one without words is left out. */
  end({ kind, level = 0, marked = false, line }: BlockSort): void {
    const raw = this.#text;
    const lead = raw.length - raw.trimStart().length;
    const text = raw.trim();
    const breaks = this.#breaks.map((at) => at - lead).filter((at) => at > 0 && at < text.length);
    const italics = this.#italics.map(
      ([from, to]) => [from - lead, Math.min(to - lead, text.length)] as const,
    );
    const page = this.#startPage;
    this.#text = "";
    this.#breaks = [];
    this.#italics = [];
    this.#startPage = this.#page;
    if (text === "") return;
    const at = this.#open[0];
    const cell = at === undefined ? null : { table: this.#tables, row: at.row, column: at.column };
    const inCell = cell !== null && kind !== "note";
    const block: PaperBlock = {
      kind: inCell ? "cell" : kind,
      level: inCell ? 0 : level,
      text,
      paragraph: 0,
      line: line ?? null,
      page,
      breaks,
      cell: inCell ? cell : null,
      marked,
      ...(italics.length > 0 && { italics }),
    };
    (kind === "note" ? this.#notes : this.#blocks).push(block);
  }

  /** The paper, its notes last. Without known pages every block's page is null. */
  finish(pagesKnown: boolean): PaperBlock[] {
    return [...this.#blocks, ...this.#notes].map((block, i) => ({
      ...block,
      paragraph: i + 1,
      ...(!pagesKnown && { page: null, breaks: [] }),
    }));
  }
}
