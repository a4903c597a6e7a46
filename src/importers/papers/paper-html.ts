import type { PaperBlock } from "../../core/paper.js";
import { htmlTokens } from "../documents/html-tokens.js";
import { PaperBuilder } from "./paper-builder.js";

/** Elements that end what stands before them. */
const blocks =
  /^(?:p|div|section|article|main|header|footer|aside|ul|ol|li|dl|dt|dd|table|tr|td|th|blockquote|figure|figcaption|caption|h[1-6]|hr|pre|body)$/;

/** Reads a web page as a paper: headings, paragraphs, block quotations, cells; the words of `em` and `i` as italics. */
export function readPaperHtml(html: string): PaperBlock[] {
  const builder = new PaperBuilder();
  let quoted = 0;
  let italic = 0;
  let heading = 0;
  let head = false;
  const end = () => {
    if (heading > 0) builder.end({ kind: "heading", level: heading });
    else builder.end(quoted > 0 ? { kind: "quote", marked: true } : { kind: "paragraph" });
  };
  for (const token of htmlTokens(html)) {
    if (token.kind === "text") {
      if (!head) builder.text(token.text.replace(/\s+/g, " "), italic > 0);
      continue;
    }
    const { name, kind } = token;
    const opens = kind === "open";
    const step = opens ? 1 : -1;
    if (name === "head") head = opens;
    if (name === "br") builder.text("\n");
    if (name === "q") builder.text(opens ? "“" : "”");
    if (name === "em" || name === "i") italic = Math.max(0, italic + step);
    if (!blocks.test(name)) continue;
    end();
    if (name === "blockquote") quoted = Math.max(0, quoted + step);
    else if (/^h[1-6]$/.test(name)) heading = opens ? Number(name.slice(1)) : 0;
    else if (name === "table") opens ? builder.startTable() : builder.endTable();
    else if (name === "tr" && opens) builder.startRow();
    else if ((name === "td" || name === "th") && opens) builder.startCell();
  }
  end();
  return builder.finish(false);
}
