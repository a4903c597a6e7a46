import { scanXml, type XmlAttributes } from "../containers/scan-xml.js";

/** What a paragraph's properties say of it; undefined where they say nothing. */
export interface ParagraphLook {
  /** Outline level, 1 to 9. */
  heading?: number | undefined;
  quote?: boolean | undefined;
  /** Indent of the left side, in twentieths of a point. */
  left?: number | undefined;
  italic?: boolean | undefined;
}

interface Style extends ParagraphLook {
  name: string;
  basedOn: string | undefined;
}

const quoteName = /quot|zitat|blocktext|block text|extract|excerpt|citation|citaat|cita\b/i;
const headingName = /^(?:heading|überschrift|titre|título|titolo|kop)\s*(\d)$/i;

/** The paragraph styles of a Word document, by id, with what they take over from others. */
export class DocxStyles {
  readonly #styles = new Map<string, Style>();

  static async read(xml: string | null): Promise<DocxStyles> {
    const styles = new DocxStyles();
    if (xml === null) return styles;
    let current: Style | null = null;
    await scanXml(xml, "bad-docx", {
      open(name, attributes) {
        if (name === "w:style") {
          current = { name: "", basedOn: undefined };
          styles.#styles.set(attributes["w:styleId"] ?? "", current);
        } else if (current !== null) readLook(current, name, attributes);
        if (current !== null && name === "w:name") named(current, attributes["w:val"] ?? "");
        if (current !== null && name === "w:basedOn") current.basedOn = attributes["w:val"];
      },
      close(name) {
        if (name === "w:style") current = null;
      },
    });
    return styles;
  }

  /** Whether a style of characters is in italics. */
  italic(id: string | undefined): boolean {
    return this.look(id).italic ?? false;
  }

  /** A style's look with that of the styles it is based on. */
  look(id: string | undefined): ParagraphLook {
    const look: ParagraphLook = {};
    let style = this.#styles.get(id ?? "");
    // A crooked file may base styles on each other.
    for (let depth = 0; style !== undefined && depth < 50; depth++) {
      look.heading ??= style.heading;
      look.quote ??= style.quote;
      look.left ??= style.left;
      look.italic ??= style.italic;
      style = style.basedOn === undefined ? undefined : this.#styles.get(style.basedOn);
    }
    return look;
  }
}

function named(style: Style, name: string): void {
  style.name = name;
  const level = headingName.exec(name.trim())?.[1];
  if (level !== undefined) style.heading = Number(level);
  else if (/^title$/i.test(name)) style.heading = 1;
  if (quoteName.test(name)) style.quote = true;
}

/** Takes in what one element inside `w:pPr` says. */
export function readLook(look: ParagraphLook, element: string, attributes: XmlAttributes): void {
  if (element === "w:outlineLvl") {
    const level = Number(attributes["w:val"]);
    if (level >= 0 && level <= 8) look.heading ??= level + 1;
  } else if (element === "w:i") {
    look.italic ??= !/^(?:0|false|off)$/.test(attributes["w:val"] ?? "1");
  } else if (element === "w:ind") {
    const left = attributes["w:left"] ?? attributes["w:start"];
    if (left !== undefined && Number.isFinite(Number(left))) look.left = Number(left);
  }
}
