import { defaultLimits } from "../../core/limits.js";
import { archiveNames } from "../containers/archive-names.js";
import { isOle, refuseOle } from "../containers/ole.js";
import { xmlText } from "../containers/xml.js";
import { openZip, type ZipArchive } from "../containers/zip.js";
import type { Importer, ImportFile, ImportOptions, Sniffed } from "../importer.js";
import { Refusal, refusable } from "../refusal.js";
import { hardSplits } from "../turns/hard-splits.js";
import { htmlDocument } from "./html-document.js";
import { leftOut } from "./left-out.js";
import { outcomeOf, readRichDocument } from "./rich-document.js";

/** Word documents: paragraphs with bold, tables, line breaks. Notes, comments and pictures are not speech. */
export const docx: Importer = {
  format: "docx",
  title: "Word document",
  extensions: ["docx", "docm", "dotx"],
  sandboxed: true,
  sniff: sniffDocx,
  read: (file, options) => refusable("docx", () => readDocx(file, options)),
};

function sniffDocx({ file, head, extension }: Sniffed): number {
  const named = docx.extensions.includes(extension);
  if (isOle(file.bytes)) return named ? 0.6 : 0;
  if (file.bytes[0] !== 0x50 || file.bytes[1] !== 0x4b) return named ? (head === null ? 0.3 : 0.05) : 0;
  if (archiveNames(file.bytes, "word/")) return 0.95;
  return named ? 0.6 : 0;
}

async function readDocx(file: ImportFile, options: ImportOptions) {
  if (isOle(file.bytes)) refuseOle(file.bytes, "docx");
  const archive = await openDocx(file.bytes, options);
  const main = await mainPart(archive);
  const { html, notes } = await toHtml(archive);
  const items = htmlDocument(html);
  const trackedChanges = /<w:(?:ins|del|moveFrom|moveTo) /.test(main);
  const messages = [...hardSplits(items), ...leftOut({ notes, trackedChanges })];
  return outcomeOf("docx", file, readRichDocument(items, options), messages);
}

async function openDocx(bytes: Uint8Array, options: ImportOptions): Promise<ZipArchive> {
  try {
    return await openZip(bytes, options.limits ?? defaultLimits);
  } catch (error) {
    if (error instanceof Refusal && error.code === "not-a-zip") {
      throw new Refusal("not-a-docx", "This is not a Word document (.docx), whatever its name says.");
    }
    throw error;
  }
}

/** The main part's XML, for a look at tracked changes; empty where it has an unusual name. */
async function mainPart(archive: ZipArchive): Promise<string> {
  const bytes = archive.read("word/document.xml");
  return bytes === null ? "" : xmlText(bytes);
}

type Mammoth = typeof import("mammoth");

async function toHtml(archive: ZipArchive): Promise<{ html: string; notes: number }> {
  const { default: mammoth } = await import("mammoth");
  let notes = 0;
  const withoutNotes = (element: DocxElement): DocxElement => {
    if (element.children === undefined) return element;
    const children = element.children.filter((child) => child.type !== "noteReference").map(withoutNotes);
    if (element.type !== "document") notes += element.children.length - children.length;
    return { ...element, children };
  };
  try {
    const result = await mammoth.convertToHtml(partsOf(archive), {
      externalFileAccess: false,
      includeEmbeddedStyleMap: false,
      ignoreEmptyParagraphs: true,
      transformDocument: withoutNotes,
      convertImage: noImage,
    });
    return { html: result.value, notes };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (error instanceof RangeError)
      throw new Refusal("too-deep", "The parts of this document are nested too deeply to be read.");
    if (/main document part/.test(String(error))) {
      throw new Refusal("not-a-docx", "This file holds no Word document, whatever its name says.");
    }
    throw new Refusal(
      "bad-docx",
      "This Word document is damaged. Open it in a word processor and save it again.",
    );
  }
}

interface DocxElement {
  readonly type: string;
  readonly children?: readonly DocxElement[];
}

/** Pictures are neither read nor decoded. */
const noImage = (() => []) as unknown as ReturnType<Mammoth["images"]["imgElement"]>;

/**
 * The archive in the shape mammoth works on inside, so that it sees the very bytes that were
 * checked (sizes, checksums, document types) and unpacks nothing itself.
 */
function partsOf(archive: ZipArchive): Parameters<Mammoth["convertToHtml"]>[0] {
  const names = new Set(archive.names);
  const file = {
    exists: (name: string) => names.has(name),
    read: async (name: string, encoding?: string) => {
      const bytes = archive.read(name);
      if (bytes === null) throw new Refusal("bad-docx", "A part of this Word document is missing.");
      return encoding === "utf-8" ? xmlText(bytes) : new Uint8Array();
    },
  };
  return { file } as unknown as Parameters<Mammoth["convertToHtml"]>[0];
}
