import { Document, LevelFormat, Packer } from "docx";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { escapeXml } from "../../core/escape-xml.js";
import { type Part, sections } from "./page.js";
import { stylesXml } from "./styles.js";

export interface DocumentSpec {
  readonly title: string;
  /** What it is: "Coded transcript", "Codebook". */
  readonly subject: string;
  /** Names as they are to stand in the file's properties; empty for none. */
  readonly authors: string;
  /** ISO date of the document: the file's times are made from it. */
  readonly date: string;
  /** Runs at the head of every page. */
  readonly running: string;
  readonly parts: readonly Part[];
  /** Of our own words. */
  readonly language?: string;
}

/** A Word file. The same contents and date give the same bytes, whatever the clock says. */
export async function wordFile(spec: DocumentSpec): Promise<Uint8Array> {
  const document = new Document({
    sections: sections(spec.parts, spec.running),
    numbering: { config: [{ reference: "bullets", levels: bullets }] },
  });
  const parts = unzipSync(new Uint8Array(await Packer.toArrayBuffer(document)));
  const fixed: Record<string, Uint8Array> = {};
  for (const [name, bytes] of Object.entries(parts)) if (!name.endsWith("/")) fixed[name] = bytes;
  const main = fixed["word/document.xml"] ?? new Uint8Array();
  // Borders come from the table style; the library would write its own over them.
  fixed["word/document.xml"] = strToU8(strFromU8(main).replace(/<w:tblBorders>.*?<\/w:tblBorders>/gs, ""));
  fixed["word/styles.xml"] = strToU8(stylesXml(spec.language ?? "en-GB"));
  fixed["docProps/core.xml"] = strToU8(coreXml(spec));
  return zipped(fixed);
}

const bullets = ["•", "–", "•", "–", "•", "–"].map((text, level) => ({
  level,
  format: LevelFormat.BULLET,
  text,
  style: { paragraph: { indent: { left: 340 * (level + 1), hanging: 227 } } },
}));

function coreXml({ title, subject, authors, date }: DocumentSpec): string {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0] ?? "2000-01-01";
  const time = (name: string) =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:${name}>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:subject>${escapeXml(subject)}</dc:subject><dc:creator>${escapeXml(authors)}</dc:creator><cp:lastModifiedBy>${escapeXml(authors)}</cp:lastModifiedBy><cp:revision>1</cp:revision>${time("created")}${time("modified")}</cp:coreProperties>`;
}

/** Entries in a fixed order, those that Word looks for first at the front, all of the first day that a zip can tell. */
function zipped(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const first = ["[Content_Types].xml", "_rels/.rels", "word/document.xml"];
  const names = [
    ...first,
    ...Object.keys(files)
      .filter((name) => !first.includes(name))
      .sort(),
  ];
  const entries = Object.fromEntries(
    names.map((name) => {
      // Pictures are packed already.
      const level = name.endsWith(".png") ? (0 as const) : (6 as const);
      return [name, [files[name] ?? new Uint8Array(), { level }] as [Uint8Array, { level: 0 | 6 }]];
    }),
  );
  return zipSync(entries, { mtime: new Date(1980, 0, 1) });
}
