import { defaultLimits } from "../../core/limits.js";
import { scanXml, type XmlAttributes } from "../containers/scan-xml.js";
import { xmlText } from "../containers/xml.js";
import { openZip } from "../containers/zip.js";
import type { ImportFile, ImportOptions } from "../importer.js";
import { Refusal } from "../refusal.js";
import { PaperBuilder } from "./paper-builder.js";

interface Style {
  readonly parent: string | undefined;
  readonly name: string;
  left: number | undefined;
  italic: boolean | undefined;
}

const skipped = new Set([
  "office:annotation",
  "text:tracked-changes",
  "text:table-of-content",
  "text:note-citation",
  "text:ruby-text",
  "text:sequence-decls",
  "office:forms",
  "office:scripts",
  "office:master-styles",
  "svg:title",
  "svg:desc",
]);
const quoteName = /quot|zitat|block.?text|extract|excerpt|citation/i;
/** Left margin, in centimetres, from which a paragraph is taken for a block quotation. */
const indented = 0.6;

/** Reads an OpenDocument text as a paper: headings, paragraphs, block quotations, cells, notes. */
export async function readPaperOdt(file: ImportFile, options: ImportOptions) {
  const archive = await openZip(file.bytes, options.limits ?? defaultLimits);
  const content = archive.read("content.xml");
  if (content === null)
    throw new Refusal("not-an-odt", "This is not an OpenDocument text (.odt), whatever its name says.");
  const styles = new Map<string, Style>();
  const common = archive.read("styles.xml");
  if (common !== null) await readStyles(await xmlText(common), styles);
  const xml = await xmlText(content);
  await readStyles(xml, styles);
  const builder = new PaperBuilder();
  await readContent(xml, builder, (name) => lookOf(styles, name));
  return { blocks: builder.finish(xml.includes("<text:soft-page-break")), messages: [] };
}

async function readStyles(xml: string, styles: Map<string, Style>): Promise<void> {
  let current: Style | null = null;
  await scanXml(xml, "bad-odt", {
    open(name, a) {
      if (name === "style:style") {
        current = {
          parent: a["style:parent-style-name"],
          name: a["style:display-name"] ?? a["style:name"] ?? "",
          left: undefined,
          italic: undefined,
        };
        styles.set(a["style:name"] ?? "", current);
      } else if (name === "style:paragraph-properties" && current !== null) {
        current.left = centimetres(a["fo:margin-left"] ?? a["fo:margin"]);
      } else if (name === "style:text-properties" && current !== null && a["fo:font-style"] !== undefined) {
        current.italic = a["fo:font-style"] !== "normal";
      }
    },
    close(name) {
      if (name === "style:style") current = null;
    },
  });
}

function lookOf(styles: ReadonlyMap<string, Style>, name: string | undefined) {
  let quote = false;
  let heading = 0;
  let left: number | undefined;
  let italic: boolean | undefined;
  let style = styles.get(name ?? "");
  for (let depth = 0; style !== undefined && depth < 50; depth++) {
    quote ||= quoteName.test(style.name);
    heading ||= Number(/^(?:heading|überschrift)(?:\s|_20_)*(\d)$/i.exec(style.name)?.[1] ?? 0);
    if (/^title$/i.test(style.name)) heading ||= 1;
    left ??= style.left;
    italic ??= style.italic;
    style = styles.get(style.parent ?? "");
  }
  return { quote, heading, left: left ?? 0, italic: italic ?? false };
}

function centimetres(length: string | undefined): number | undefined {
  const [, number, unit] = /^(-?[\d.]+)(cm|mm|in|pt)$/.exec(length ?? "") ?? [];
  const per = { cm: 1, mm: 0.1, in: 2.54, pt: 2.54 / 72 }[unit ?? ""];
  return per === undefined ? undefined : Number(number) * per;
}

async function readContent(
  xml: string,
  builder: PaperBuilder,
  look: (style: string | undefined) => { quote: boolean; heading: number; left: number; italic: boolean },
): Promise<void> {
  let skipping = 0;
  let body = 0;
  let listed = 0;
  /** Notes stand inside paragraphs: their words wait until the paragraph has ended. */
  let note: string[] | null = null;
  const notes: string[] = [];
  const spans: boolean[] = [];
  const open: { level: number; style: string | undefined }[] = [];
  const put = (text: string) => {
    if (note !== null) note.push(text);
    else if (open.length > 0) builder.text(text, spans.at(-1) ?? look(open.at(-1)?.style).italic);
  };
  await scanXml(xml, "bad-odt", {
    open(name: string, a: XmlAttributes) {
      if (skipping > 0 || skipped.has(name)) {
        skipping++;
        return;
      }
      if (name === "office:body") body++;
      if (body === 0) return;
      if (name === "text:note") note = [];
      else if (note !== null) {
        if (name === "text:p") note.push(" ");
      } else if (name === "text:p" || name === "text:h")
        open.push({
          level: name === "text:h" ? Number(a["text:outline-level"] ?? 1) || 1 : 0,
          style: a["text:style-name"],
        });
      else if (name === "text:span") spans.push(look(a["text:style-name"]).italic || (spans.at(-1) ?? false));
      else if (name === "text:list") listed++;
      else if (name === "text:soft-page-break") builder.pageBreak();
      else if (name === "table:table") builder.startTable();
      else if (name === "table:table-row") builder.startRow();
      else if (name === "table:table-cell") builder.startCell();
      if (name === "text:s") put(" ".repeat(Math.min(Number(a["text:c"] ?? 1) || 1, 1000)));
      else if (name === "text:tab") put("\t");
      else if (name === "text:line-break") put("\n");
    },
    close(name) {
      if (skipping > 0) {
        skipping--;
        return;
      }
      if (name === "text:note") {
        notes.push((note ?? []).join(""));
        note = null;
      } else if (note === null && (name === "text:p" || name === "text:h")) {
        const ended = open.pop();
        if (ended === undefined) return;
        const { quote, heading, left } = look(ended.style);
        const level = ended.level || heading;
        if (level > 0) builder.end({ kind: "heading", level });
        else if (quote) builder.end({ kind: "quote", marked: true });
        else if (left >= indented && listed === 0) builder.end({ kind: "quote" });
        else builder.end({ kind: "paragraph" });
      } else if (name === "table:table") builder.endTable();
      else if (name === "text:span" && note === null) spans.pop();
      else if (name === "text:list") listed--;
    },
    text(text) {
      if (skipping === 0 && body > 0) put(text.replace(/[ \t\r\n]+/g, " "));
    },
  });
  for (const text of notes) {
    builder.text(text);
    builder.end({ kind: "note" });
  }
}
