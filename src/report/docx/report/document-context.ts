import type { Paragraph, ParagraphChild } from "docx";
import type { SectionHead } from "../../writers/contents.js";
import { paragraphs } from "../../writers/helpers.js";
import type { reportView } from "../../writers/view.js";
import type { Pictures } from "../../writers/writer.js";
import type { ContentsEntry } from "../contents-field.js";
import { Marks } from "../marks.js";
import type { Part } from "../page.js";
import { paragraph } from "../paragraph.js";
import { bold, words } from "../runs.js";
import type { ParagraphStyle } from "../styles.js";

/** The report as every writer sees it. */
export type View = ReturnType<typeof reportView>;

/** Writes one section; a section may turn the page and turn it back. */
export type SectionWriter = (
  view: View,
  head: SectionHead,
  context: DocumentContext,
) => readonly Part[] | Promise<readonly Part[]>;

/** What the sections of one document share: its bookmarks, its headings so far, and a way to make pictures. */
export class DocumentContext {
  readonly marks = new Marks();
  readonly entries: ContentsEntry[] = [];
  readonly pictures: Pictures | undefined;

  constructor(pictures: Pictures | undefined) {
    this.pictures = pictures;
  }

  /** A heading of level 1 to 4; those of level 1 stand in the contents. */
  heading(level: number, text: string): Paragraph {
    const at = Math.min(4, Math.max(1, level)) as 1 | 2 | 3 | 4;
    return at > 1 ? paragraph(text, `Heading${at}`) : this.#listed(1, text, "Heading1");
  }

  /** The heading of a theme (level 2, and in the contents) or subtheme. */
  theme(level: number, text: string): Paragraph {
    return level > 2 ? this.heading(level, text) : this.#listed(2, text, "ThemeHeading");
  }

  #listed(level: 1 | 2, text: string, style: ParagraphStyle): Paragraph {
    const mark = `heading_${this.entries.length + 1}`;
    this.entries.push({ level, text: text.replace(/\s+/g, " "), mark });
    return paragraph(this.marks.at(mark, words(text)), style, { reading: text });
  }

  section({ number, title, appendix }: SectionHead): Paragraph {
    return this.heading(1, appendix ? `Appendix ${number}: ${title}` : `${number} ${title}`);
  }
}

/** A text as paragraphs, or a sentence that says it is not there. */
export function prose(text: string, missing: string): Paragraph[] {
  const parts = paragraphs(text);
  return parts.length === 0 ? [absent(missing)] : parts.map((part) => paragraph(part));
}

export const absent = (text: string): Paragraph => paragraph(words(text, { style: "Aside" }));

export const note = (text: string): Paragraph => paragraph(text, "TableNote");

/** A label in bold and what belongs to it, on one line. */
export const labelled = (label: string, text: string): ParagraphChild[] => [
  ...bold(`${label} `),
  ...words(text),
];
