import { type IParagraphOptions, Paragraph, type ParagraphChild } from "docx";
import { runsRightToLeft } from "./direction.js";
import { words } from "./runs.js";
import type { ParagraphStyle } from "./styles.js";

/**
 * A paragraph in one of the document's styles. Where it is made of runs, `reading` is the text by which
 * its direction is told.
 */
export function paragraph(
  content: string | readonly ParagraphChild[],
  style: ParagraphStyle = "Normal",
  more: Omit<IParagraphOptions, "text" | "children" | "style"> & { readonly reading?: string } = {},
): Paragraph {
  const { reading, ...options } = more;
  const text = reading ?? (typeof content === "string" ? content : "");
  return new Paragraph({
    ...options,
    ...(style !== "Normal" && { style }),
    ...(runsRightToLeft(text) && { bidirectional: true }),
    children: typeof content === "string" ? words(content) : content,
  });
}

/** A line of a list, with the mark of its level (0 to 5). */
export const listItem = (
  content: string | readonly ParagraphChild[],
  level = 0,
  reading?: string,
): Paragraph =>
  paragraph(content, "ListBullet", {
    numbering: { reference: "bullets", level: Math.min(5, level), custom: true },
    ...(reading !== undefined && { reading }),
  });
