import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";

/** A Word file's parts as text, each read by a strict XML parser on the way. */
export function opened(bytes: Uint8Array): Readonly<Record<string, string>> {
  const parts: Record<string, string> = {};
  for (const [name, part] of Object.entries(unzipSync(bytes))) {
    if (!/\.(xml|rels)$/.test(name)) continue;
    const text = strFromU8(part);
    const parser = new SaxesParser({ xmlns: true });
    parser.on("error", (error) => {
      throw new Error(`${name}: ${error.message}`);
    });
    parser.write(text).close();
    parts[name] = text;
  }
  return parts;
}

export const documentOf = (bytes: Uint8Array): string => opened(bytes)["word/document.xml"] ?? "";

/** One element a line, so that a kept file can be compared by eye. The long list of namespaces is left out. */
export function pretty(xml: string): string {
  let depth = 0;
  return xml
    .replace(/(<w:document)[^>]*/, "$1")
    .replace(/>(?=<)/g, ">\n")
    .split("\n")
    .map((line) => {
      if (line.startsWith("</")) depth--;
      const text = " ".repeat(Math.max(0, depth)) + line;
      if (/^<[^/?!]/.test(line) && !line.endsWith("/>") && !line.includes("</")) depth++;
      return text;
    })
    .join("\n")
    .concat("\n");
}

/** What can be read in a piece of a document: a line a paragraph, tabs and breaks as such. */
export function reading(xml: string): string {
  return xml
    .replace(/<w:instrText[^>]*>[^<]*<\/w:instrText>/g, "")
    .replace(/<w:tab\/>/g, "\t")
    .replace(/<w:br\/>/g, "\n")
    .replace(/<\/w:p>/g, "\n")
    .replace(/<[^>]+>/g, "")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, "&");
}

/** Order of children as ECMA-376 (CT_PPr, CT_RPr, CT_TcPr, CT_TblPr) has it; Word refuses some files that break it. */
const orders: Readonly<Record<string, readonly string[]>> = {
  "w:pPr":
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange".split(
      " ",
    ),
  "w:rPr":
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath".split(
      " ",
    ),
  "w:tcPr":
    "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark".split(
      " ",
    ),
  "w:tblPr":
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription".split(
      " ",
    ),
};

/** Elements whose children stand in an order the format does not allow, or that it does not know. */
export function disordered(xml: string): string[] {
  const faults: string[] = [];
  const stack: { name: string; last: number }[] = [];
  const parser = new SaxesParser();
  parser.on("opentag", ({ name }) => {
    const parent = stack.at(-1);
    const order = parent === undefined ? undefined : orders[parent.name];
    if (parent !== undefined && order !== undefined) {
      const place = order.indexOf(name.slice(2));
      if (place <= parent.last) faults.push(`${name} in ${parent.name}`);
      parent.last = place;
    }
    stack.push({ name, last: -1 });
  });
  parser.on("closetag", () => stack.pop());
  parser.write(xml).close();
  return faults;
}
