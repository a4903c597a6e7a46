import type { ParagraphChild } from "docx";
import { element } from "./element.js";

/** Bookmarks of one document, numbered in the order in which they are made. */
export class Marks {
  #last = 0;

  /** The words with a bookmark around them, for `linkTo`. Names are our own: letters, digits, underscores. */
  at(name: string, children: readonly ParagraphChild[]): ParagraphChild[] {
    const id = ++this.#last;
    return [
      element("w:bookmarkStart", { "w:name": name, "w:id": id }) as ParagraphChild,
      ...children,
      element("w:bookmarkEnd", { "w:id": id }) as ParagraphChild,
    ];
  }
}

/** Words that lead to a bookmark of the same document. */
export const linkTo = (name: string, children: readonly ParagraphChild[]): ParagraphChild =>
  element("w:hyperlink", { "w:anchor": name, "w:history": 1 }, children) as ParagraphChild;
