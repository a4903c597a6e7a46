import { defaultLimits } from "../../core/limits.js";
import type { Message } from "../../core/message.js";
import { isOle, refuseOle } from "../containers/ole.js";
import { scanXml, type XmlAttributes } from "../containers/scan-xml.js";
import { xmlText } from "../containers/xml.js";
import { openZip } from "../containers/zip.js";
import type { ImportFile, ImportOptions } from "../importer.js";
import { warning } from "../messages.js";
import { Refusal } from "../refusal.js";
import { PaperBuilder } from "./paper-builder.js";
import { DocxStyles, type ParagraphLook, readLook } from "./paper-docx-styles.js";

/** Left indent from which a paragraph is taken for a block quotation: a quarter of an inch. */
const indented = 360;
/** A bold paragraph of at most so many characters without a full stop counts as a heading. */
const longestBoldHeading = 120;
/** Parts of the text that are no part of it: moved away, a second drawing of the same, a ruby's reading. */
const skipped = new Set(["w:moveFrom", "mc:Fallback", "w:rt", "w:del"]);

/**
 * Reads a Word document as a paper: headings, paragraphs, block quotations (by style or indent), tables'
 * cells, foot- and endnotes. Pages are those of Word's last layout, where the file records it.
 */
export async function readPaperDocx(file: ImportFile, options: ImportOptions) {
  if (isOle(file.bytes)) refuseOle(file.bytes, "docx");
  const archive = await openZip(file.bytes, options.limits ?? defaultLimits);
  const part = async (name: string) => {
    const bytes = archive.read(name);
    return bytes === null ? null : xmlText(bytes);
  };
  const main = await part("word/document.xml");
  if (main === null)
    throw new Refusal("not-a-docx", "This file holds no Word document, whatever its name says.");
  const styles = await DocxStyles.read(await part("word/styles.xml"));
  const builder = new PaperBuilder();
  await readPart(main, builder, styles, "paragraph");
  for (const name of ["word/footnotes.xml", "word/endnotes.xml"]) {
    const notes = await part(name);
    if (notes !== null) await readPart(notes, builder, styles, "note");
  }
  const messages: Message[] = [];
  if (/<w:(?:ins|del|moveFrom|moveTo) /.test(main))
    messages.push(
      warning(
        "tracked-changes",
        "This document has tracked changes: insertions are read, deletions are not.",
      ),
    );
  return { blocks: builder.finish(main.includes("<w:lastRenderedPageBreak")), messages };
}

interface OpenParagraph {
  style: string | undefined;
  readonly look: ParagraphLook;
  listed: boolean;
  /** Characters in all, and in bold. */
  length: number;
  bold: number;
}

async function readPart(xml: string, builder: PaperBuilder, styles: DocxStyles, kind: "paragraph" | "note") {
  let skipping = 0;
  let paragraph: OpenParagraph | null = null;
  let inText = false;
  let inRunLook = false;
  let bold = false;
  let italic = false;
  const waiting: (OpenParagraph | null)[] = [];
  const put = (text: string) => {
    builder.text(text, italic);
    if (paragraph === null) return;
    paragraph.length += text.trim().length;
    if (bold) paragraph.bold += text.trim().length;
  };
  await scanXml(xml, "bad-docx", {
    open(name: string, attributes: XmlAttributes) {
      if (skipping > 0 || skipped.has(name)) {
        skipping++;
        return;
      }
      if (name === "w:p") {
        // A text box stands inside a paragraph and holds paragraphs itself.
        if (paragraph !== null && builder.written) finish(builder, paragraph, styles, kind);
        waiting.push(paragraph);
        paragraph = { style: undefined, look: {}, listed: false, length: 0, bold: 0 };
      } else if (name === "w:t") inText = true;
      else if (name === "w:r") {
        bold = false;
        italic = false;
      } else if (name === "w:rPr") inRunLook = true;
      else if (name === "w:b" && inRunLook) bold = !/^(?:0|false|off)$/.test(attributes["w:val"] ?? "1");
      else if (name === "w:i" && inRunLook) italic = !/^(?:0|false|off)$/.test(attributes["w:val"] ?? "1");
      else if (name === "w:rStyle" && inRunLook) italic ||= styles.italic(attributes["w:val"]);
      else if (name === "w:tab" && !inRunLook && paragraph !== null) put("\t");
      else if (name === "w:br" || name === "w:cr") {
        if (attributes["w:type"] !== "page" && attributes["w:type"] !== "column") put("\n");
      } else if (name === "w:noBreakHyphen") put("-");
      else if (name === "w:lastRenderedPageBreak") builder.pageBreak();
      else if (name === "w:tbl") builder.startTable();
      else if (name === "w:tr") builder.startRow();
      else if (name === "w:tc") builder.startCell();
      else if (paragraph !== null && name === "w:pStyle") paragraph.style = attributes["w:val"];
      else if (paragraph !== null && name === "w:numPr") paragraph.listed = true;
      else if (paragraph !== null) readLook(paragraph.look, name, attributes);
    },
    close(name) {
      if (skipping > 0) {
        skipping--;
        return;
      }
      if (name === "w:t") inText = false;
      else if (name === "w:rPr") inRunLook = false;
      else if (name === "w:tbl") builder.endTable();
      else if (name === "w:p") {
        if (paragraph !== null) finish(builder, paragraph, styles, kind);
        paragraph = waiting.pop() ?? null;
      }
    },
    text(text) {
      if (inText && skipping === 0) put(text);
    },
  });
}

function finish(builder: PaperBuilder, open: OpenParagraph, styles: DocxStyles, kind: "paragraph" | "note") {
  if (kind === "note") return builder.end({ kind });
  const inherited = styles.look(open.style);
  const heading = open.look.heading ?? inherited.heading;
  if (heading !== undefined) return builder.end({ kind: "heading", level: heading });
  if (inherited.quote === true) return builder.end({ kind: "quote", marked: true });
  const left = open.look.left ?? inherited.left ?? 0;
  if (left >= indented && !open.listed) return builder.end({ kind: "quote" });
  const allBold = open.length > 0 && open.bold === open.length && open.length <= longestBoldHeading;
  if (allBold && !builder.inTable && builder.looksLikeHeading)
    return builder.end({ kind: "heading", level: 7 });
  builder.end({ kind: "paragraph" });
}
