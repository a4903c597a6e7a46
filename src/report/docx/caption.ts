import { type Paragraph, type ParagraphChild, SimpleField } from "docx";
import type { Marks } from "./marks.js";
import { paragraph } from "./paragraph.js";
import { words } from "./runs.js";

/**
 * A caption with a number that Word counts (a SEQ field) and that already stands in the file; other
 * places can lead to it by its bookmark (`table_3`, `figure_1`). A table's caption is kept with the table
 * below, a figure's is told to stay below its picture by the picture.
 */
export function caption(kind: "Table" | "Figure", number: number, text: string, marks: Marks): Paragraph {
  const label: ParagraphChild[] = [
    ...words(`${kind} `),
    new SimpleField(`SEQ ${kind} \\* ARABIC`, String(number)),
  ];
  return paragraph(
    [...marks.at(`${kind.toLowerCase()}_${number}`, label), ...words(`. ${text}`)],
    "Caption",
    kind === "Figure" ? { keepNext: false } : {},
  );
}
