import { Paragraph, type ParagraphChild } from "docx";
import { element } from "./element.js";
import { linkTo } from "./marks.js";
import { paragraph } from "./paragraph.js";
import { words } from "./runs.js";

/** A heading that the contents lead to. */
export interface ContentsEntry {
  /** 1 or 2. */
  readonly level: number;
  readonly text: string;
  /** Its bookmark. */
  readonly mark: string;
}

/**
 * The contents as a field over the sections and, below theirs, the themes. Its entries already stand in the file
 * and can be followed; page numbers come when Word is asked to update the field, since only a word
 * processor knows them.
 */
export function contentsField(entries: readonly ContentsEntry[]): Paragraph[] {
  const begin = [
    fieldChar("begin"),
    element("w:r", {}, [instruction(' TOC \\o "1-1" \\t "Theme Heading,2" \\h \\z ')]),
    fieldChar("separate"),
  ] as ParagraphChild[];
  return [
    paragraph("Contents", "TOCHeading"),
    ...entries.map(({ level, text, mark }, i) =>
      paragraph(
        [...(i === 0 ? begin : []), linkTo(mark, words(text, { style: "Hyperlink" }))],
        level === 1 ? "TOC1" : "TOC2",
        {
          reading: text,
        },
      ),
    ),
    new Paragraph({ children: [...(entries.length === 0 ? begin : []), fieldChar("end") as ParagraphChild] }),
  ];
}

const fieldChar = (type: "begin" | "separate" | "end") =>
  element("w:r", {}, [element("w:fldChar", { "w:fldCharType": type })]);

const instruction = (text: string) => element("w:instrText", { "xml:space": "preserve" }, [text as never]);
