import { htmlTokens } from "./html-tokens.js";
import { RichBuilder } from "./rich-builder.js";
import type { RichItem } from "./rich-document.js";

const blocks = new Set(
  (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer " +
    "form header hr html legend li main menu nav ol p pre section summary ul head option"
  ).split(" "),
);
const headings = /^h[1-6]$/;
const boldElements = new Set(["b", "strong"]);

/**
 * The paragraphs and tables of an HTML page, with bold and headings. White space is folded as a
 * browser does (but for no-break spaces, and but for `pre`); pictures, scripts and links' addresses
 * are not speech.
 */
export function htmlDocument(html: string): RichItem[] {
  const builder = new RichBuilder();
  let bold = 0;
  let pre = 0;
  let heading = false;
  let spaced = true;
  const paragraph = () => {
    builder.endParagraph(heading);
    spaced = true;
  };
  for (const token of htmlTokens(html)) {
    if (token.kind === "text") {
      if (pre > 0) {
        builder.text(token.text.replace(/\r\n?/g, "\n"), bold > 0);
        continue;
      }
      let text = token.text.replace(/[ \t\n\f\r]+/g, " ");
      if (spaced && text.startsWith(" ")) text = text.slice(1);
      if (text !== "") spaced = text.endsWith(" ");
      builder.text(text, bold > 0);
      continue;
    }
    const opens = token.kind === "open";
    const { name } = token;
    if (boldElements.has(name)) bold = Math.max(0, bold + (opens ? 1 : -1));
    else if (name === "br") {
      builder.lineBreak();
      spaced = true;
    } else if (headings.test(name)) {
      paragraph();
      heading = opens;
    } else if (blocks.has(name)) {
      paragraph();
      if (name === "pre") pre = Math.max(0, pre + (opens ? 1 : -1));
    } else if (name === "table") {
      if (opens) builder.startTable();
      else builder.endTable();
      spaced = true;
    } else if (name === "tr" || name === "td" || name === "th") {
      if (!opens) paragraph();
      else if (name === "tr") builder.startRow();
      else builder.startCell();
      spaced = true;
    }
  }
  return builder.finish();
}
