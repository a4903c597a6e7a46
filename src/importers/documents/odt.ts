import { defaultLimits } from "../../core/limits.js";
import { archiveNames } from "../containers/archive-names.js";
import { scanXml, type XmlAttributes } from "../containers/scan-xml.js";
import { xmlText } from "../containers/xml.js";
import { openZip } from "../containers/zip.js";
import type { Importer, ImportFile, ImportOptions, Sniffed } from "../importer.js";
import { passwordNeeded, Refusal, refusable } from "../refusal.js";
import { type LeftOut, leftOut } from "./left-out.js";
import { OdtStyles } from "./odt-styles.js";
import { RichBuilder } from "./rich-builder.js";
import { outcomeOf, type RichItem, readRichDocument } from "./rich-document.js";

/** OpenDocument texts, zipped or flat: paragraphs with bold, tables, line breaks. Notes and comments are not speech. */
export const odt: Importer = {
  format: "odt",
  title: "OpenDocument text",
  extensions: ["odt", "ott", "fodt"],
  sandboxed: true,
  sniff: sniffOdt,
  read: (file, options) => refusable("odt", () => readOdt(file, options)),
};

const mediaType = "application/vnd.oasis.opendocument.text";

function sniffOdt({ file, head, extension }: Sniffed): number {
  const named = odt.extensions.includes(extension);
  if (head?.includes("<office:document ") && head.includes(mediaType)) return 0.95;
  if (file.bytes[0] !== 0x50 || file.bytes[1] !== 0x4b) return named ? (head === null ? 0.3 : 0.05) : 0;
  return archiveNames(file.bytes, mediaType) ? 0.95 : named ? 0.6 : 0;
}

async function readOdt(file: ImportFile, options: ImportOptions) {
  const { content, styles } = await partsOf(file.bytes, options);
  const bold = new OdtStyles();
  if (styles !== null) {
    await scanXml(styles, "bad-odt", {
      open: (name, a) => bold.open(name, a),
      close: (name) => bold.close(name),
    });
  }
  const { items, ...other } = await readContent(content, bold);
  return outcomeOf("odt", file, readRichDocument(items, options), leftOut(other));
}

async function partsOf(
  bytes: Uint8Array,
  options: ImportOptions,
): Promise<{ content: string; styles: string | null }> {
  if (bytes[0] !== 0x50) {
    const flat = await xmlText(bytes);
    if (!flat.includes("<office:document")) notAnOdt();
    return { content: flat, styles: null };
  }
  const archive = await openZip(bytes, options.limits ?? defaultLimits);
  const manifest = archive.read("META-INF/manifest.xml");
  if (manifest !== null && (await xmlText(manifest)).includes("encryption-data")) {
    throw passwordNeeded();
  }
  const content = archive.read("content.xml");
  const media = archive.read("mimetype");
  if (content === null || (media !== null && !Buffer.from(media).includes(mediaType))) notAnOdt();
  const styles = archive.read("styles.xml");
  return { content: await xmlText(content), styles: styles === null ? null : await xmlText(styles) };
}

function notAnOdt(): never {
  throw new Refusal("not-an-odt", "This is not an OpenDocument text (.odt), whatever its name says.");
}

/** Elements whose text nobody spoke, or which repeats other text. */
const skipped = new Set([
  "office:annotation",
  "text:tracked-changes",
  "text:note",
  "text:table-of-content",
  "text:alphabetical-index",
  "text:ruby-text",
  "text:sequence-decls",
  "office:forms",
  "office:scripts",
  "office:settings",
  "office:meta",
  "office:master-styles",
  "svg:title",
  "svg:desc",
]);

async function readContent(xml: string, styles: OdtStyles): Promise<LeftOut & { items: RichItem[] }> {
  const builder = new RichBuilder();
  const found = { notes: 0, comments: 0, trackedChanges: false };
  const bold: boolean[] = [];
  let skipping = 0;
  let paragraphs = 0;
  const isBold = () => bold.at(-1) ?? false;
  const open = (name: string, attributes: XmlAttributes) => {
    if (skipping > 0 || skipped.has(name)) {
      if (skipping++ === 0) {
        if (name === "text:note") found.notes++;
        else if (name === "office:annotation") found.comments++;
        else if (name === "text:tracked-changes") found.trackedChanges = true;
      }
      return;
    }
    styles.open(name, attributes);
    if (name === "text:p" || name === "text:h") {
      if (paragraphs++ > 0) builder.endParagraph();
      bold.push(styles.bold(attributes["text:style-name"]) ?? false);
    } else if (name === "text:span") bold.push(styles.bold(attributes["text:style-name"]) ?? isBold());
    else if (name === "text:s")
      builder.text(" ".repeat(Math.min(Number(attributes["text:c"] ?? 1) || 1, 1000)), isBold());
    else if (name === "text:tab") builder.text("\t", isBold());
    else if (name === "text:line-break") builder.lineBreak();
    else if (name === "table:table") builder.startTable();
    else if (name === "table:table-row") builder.startRow();
    else if (name === "table:table-cell") builder.startCell();
  };
  const close = (name: string) => {
    if (skipping > 0) {
      skipping--;
      return;
    }
    styles.close(name);
    if (name === "text:p" || name === "text:h") {
      builder.endParagraph(name === "text:h");
      paragraphs--;
      bold.pop();
    } else if (name === "text:span") bold.pop();
    else if (name === "table:table") builder.endTable();
  };
  const text = (text: string) => {
    if (skipping === 0 && paragraphs > 0) builder.text(text.replace(/[ \t\r\n]+/g, " "), isBold());
  };
  await scanXml(xml, "bad-odt", { open, close, text });
  return { items: builder.finish(), ...found };
}
