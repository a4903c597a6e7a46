import type { CodePageDecoder } from "../code-pages.js";
import { Refusal } from "../refusal.js";
import { RichBuilder } from "./rich-builder.js";
import type { RichItem } from "./rich-document.js";
import { characters, codePageOfCharset, silentDestinations } from "./rtf-destinations.js";
import { type RtfToken, rtfTokens } from "./rtf-tokens.js";

/** Deeper nesting than this is not a word processor's work. */
const deepest = 2000;

/** What a group inherits and gives back at its end. */
interface Group {
  readonly silent: boolean;
  readonly fonts: boolean;
  readonly bold: boolean;
  readonly hidden: boolean;
  readonly deleted: boolean;
  readonly font: number;
  /** How many characters follow a `\u` for readers that know no Unicode. */
  readonly fallback: number;
}

export interface RtfDocument {
  readonly items: RichItem[];
  /** Whether the last group was closed: an RTF that was cut short leaves some open. */
  readonly complete: boolean;
  readonly trackedChanges: boolean;
  readonly notes: number;
}

/** The paragraphs and tables of an RTF file, given as one character a byte. Throws `Refusal` `too-deep`. */
export function rtfDocument(rtf: string, decode: CodePageDecoder): RtfDocument {
  const reader = new RtfReader(decode);
  for (const token of rtfTokens(rtf)) reader.take(token);
  return reader.finish();
}

class RtfReader {
  readonly #builder = new RichBuilder();
  readonly #stack: Group[] = [];
  #group: Group = {
    silent: false,
    fonts: false,
    bold: false,
    hidden: false,
    deleted: false,
    font: -1,
    fallback: 1,
  };
  /** Text bytes not yet decoded: a character may take two, one of them written as a letter. */
  #bytes: number[] = [];
  #codePage = 1252;
  readonly #fontPages = new Map<number, number>();
  readonly #decode: CodePageDecoder;
  #skip = 0;
  #starred = false;
  #first = false;
  #inTable = false;
  #tableOpen = false;
  #cellDue = false;
  #rowDue = false;
  #trackedChanges = false;
  #notes = 0;

  constructor(decode: CodePageDecoder) {
    this.#decode = decode;
  }

  take(token: RtfToken): void {
    if (token.kind === "byte") {
      this.#first = false;
      if (this.#skip > 0) this.#skip--;
      else if (!this.#group.silent && !this.#group.hidden && !this.#group.deleted)
        this.#bytes.push(token.byte);
      return;
    }
    if (token.kind === "word" && this.#skip > 0 && token.word !== "u") {
      this.#skip--;
      if (characters.has(token.word)) return;
    }
    this.#flush();
    if (token.kind === "open") this.#open();
    else if (token.kind !== "word") this.#close();
    else this.#word(token.word, token.value);
  }

  finish(): RtfDocument {
    this.#flush();
    return {
      items: this.#builder.finish(),
      complete: this.#stack.length === 0,
      trackedChanges: this.#trackedChanges,
      notes: this.#notes,
    };
  }

  #open(): void {
    if (this.#stack.length >= deepest) {
      throw new Refusal("too-deep", "The parts of this file are nested too deeply to be read.");
    }
    this.#stack.push(this.#group);
    this.#skip = 0;
    this.#first = true;
    this.#starred = false;
  }

  #close(): void {
    this.#group = this.#stack.pop() ?? this.#group;
    this.#skip = 0;
    this.#first = false;
  }

  #word(word: string, value: number | null): void {
    const first = this.#first;
    if (word === "*") {
      this.#starred = true;
      return;
    }
    this.#first = false;
    if (first) {
      if (word === "footnote" && !this.#group.silent) this.#notes++;
      // An unknown destination that is marked as skippable holds nothing this reader knows how to read.
      if (this.#starred || silentDestinations.has(word)) this.#set({ silent: true });
      if (word === "fonttbl") this.#set({ fonts: true });
    }
    this.#format(word, value);
    if (this.#group.silent || this.#group.hidden || this.#group.deleted) return;
    const character = characters.get(word);
    if (character !== undefined) this.#text(character);
    else if (word === "u") this.#text(String.fromCharCode((value ?? 0) & 0xffff));
    else this.#structure(word);
  }

  #format(word: string, value: number | null): void {
    const on = value !== 0;
    if (word === "b") this.#set({ bold: on });
    else if (word === "plain") this.#set({ bold: false, hidden: false, deleted: false });
    else if (word === "v") this.#set({ hidden: on });
    else if (word === "deleted") {
      this.#set({ deleted: on });
      this.#trackedChanges ||= on;
    } else if (word === "revised") this.#trackedChanges ||= on;
    else if (word === "f") this.#set({ font: value ?? -1 });
    else if (word === "uc") this.#set({ fallback: Math.max(0, Math.min(value ?? 1, 10)) });
    else if (word === "u") this.#skip = this.#group.fallback;
    else if (word === "ansicpg") this.#codePage = value || this.#codePage;
    else if (word === "mac") this.#codePage = 10000;
    else if (word === "pc") this.#codePage = 437;
    else if (word === "pca") this.#codePage = 850;
    else if (this.#group.fonts && (word === "fcharset" || word === "cpg") && value !== null) {
      const page = word === "cpg" ? value : codePageOfCharset(value);
      if (page !== null) this.#fontPages.set(this.#group.font, page);
    }
  }

  #structure(word: string): void {
    if (word === "par" || word === "sect" || word === "page") this.#builder.endParagraph();
    else if (word === "line" || word === "lbr" || word === "softline") this.#builder.lineBreak();
    else if (word === "trowd" || word === "intbl") this.#inTable = true;
    else if (word === "pard") this.#inTable = false;
    else if (word === "cell" || word === "nestcell") {
      this.#enterCell();
      this.#builder.endParagraph();
      this.#cellDue = true;
    } else if (word === "row") {
      this.#rowDue = true;
      this.#cellDue = true;
    }
  }

  #text(text: string): void {
    if (this.#inTable) this.#enterCell();
    else if (this.#tableOpen) {
      this.#builder.endTable();
      this.#tableOpen = false;
    }
    this.#builder.text(text, this.#group.bold);
  }

  /** Opens table, row and cell when the first text or the end of a cell needs them. */
  #enterCell(): void {
    if (!this.#tableOpen) {
      this.#builder.startTable();
      this.#tableOpen = true;
      this.#rowDue = true;
    }
    if (this.#rowDue) this.#builder.startRow();
    if (this.#rowDue || this.#cellDue) this.#builder.startCell();
    this.#rowDue = false;
    this.#cellDue = false;
  }

  #flush(): void {
    if (this.#bytes.length === 0) return;
    const page = this.#fontPages.get(this.#group.font) ?? this.#codePage;
    const bytes = this.#bytes;
    this.#bytes = [];
    this.#text(this.#decode(bytes, page));
  }

  #set(change: Partial<Group>): void {
    this.#group = { ...this.#group, ...change };
  }
}
