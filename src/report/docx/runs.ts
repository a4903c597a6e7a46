import { type IContext, type IXmlableObject, type ParagraphChild, XmlComponent } from "docx";
import { documentText } from "../../core/visible-signs.js";
import { byDirection } from "./direction.js";
import type { CharacterStyle } from "./styles.js";

/** How words look: a style, and what only the data can tell (colours as six hex digits). */
export interface Look {
  readonly style?: CharacterStyle;
  readonly color?: string;
  /** Colour of a thick line below. */
  readonly underline?: string;
  /** Colour behind. */
  readonly shade?: string;
}

/**
 * Words as runs of a paragraph. Line ends become breaks, tabs become tabs, and right-to-left stretches
 * are marked as such; nothing in the text is ever taken for a field or for markup.
 */
export function words(text: string, look: Look = {}): ParagraphChild[] {
  const left = properties(look, false);
  const runs: WordRun[] = [];
  for (const [n, line] of documentText(text).split("\n").entries()) {
    if (n > 0) runs.push(new WordRun(left, { "w:br": {} }));
    for (const [m, part] of line.split("\t").entries()) {
      if (m > 0) runs.push(new WordRun(left, { "w:tab": {} }));
      for (const { text: piece, rtl } of byDirection(part))
        if (piece !== "")
          runs.push(
            new WordRun(rtl ? properties(look, true) : left, {
              "w:t": [{ _attr: { "xml:space": "preserve" } }, piece],
            }),
          );
    }
  }
  return runs as unknown as ParagraphChild[];
}

export const bold = (text: string): ParagraphChild[] => words(text, { style: "Strong" });

/** A run as it is written. The library's own class does the same at ten times the cost, which long transcripts feel. */
class WordRun extends XmlComponent {
  readonly #parts: readonly IXmlableObject[];

  constructor(look: IXmlableObject | null, content: IXmlableObject) {
    super("w:r");
    this.#parts = look === null ? [content] : [look, content];
  }

  override prepForXml(_context: IContext): IXmlableObject {
    return { "w:r": this.#parts };
  }
}

/** Properties of a run in the order that the format asks for; null for none. */
function properties({ style, color, underline, shade }: Look, rtl: boolean): IXmlableObject | null {
  const parts: IXmlableObject[] = [];
  const add = (name: string, attributes: Readonly<Record<string, string>>) =>
    parts.push({ [name]: { _attr: attributes } });
  if (style !== undefined) add("w:rStyle", { "w:val": style });
  if (color !== undefined) add("w:color", { "w:val": color });
  if (underline !== undefined) add("w:u", { "w:val": "thick", "w:color": underline });
  if (shade !== undefined) add("w:shd", { "w:val": "clear", "w:color": "auto", "w:fill": shade });
  if (rtl) parts.push({ "w:rtl": {} });
  return parts.length === 0 ? null : { "w:rPr": parts };
}
