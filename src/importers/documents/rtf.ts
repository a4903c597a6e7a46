import { codePageDecoder } from "../code-pages.js";
import type { Importer, ImportFile, ImportOptions, Sniffed } from "../importer.js";
import { warning } from "../messages.js";
import { Refusal, refusable } from "../refusal.js";
import { leftOut } from "./left-out.js";
import { outcomeOf, readRichDocument } from "./rich-document.js";
import { rtfDocument } from "./rtf-document.js";

/** Rich Text Format: paragraphs with bold, tables, line breaks. Notes, comments and pictures are not speech. */
export const rtf: Importer = {
  format: "rtf",
  title: "Rich Text Format",
  extensions: ["rtf"],
  sandboxed: true,
  sniff: sniffRtf,
  read: (file, options) => refusable("rtf", () => readRtf(file, options)),
};

/** `{\rtf`, perhaps after white space. */
function isRtf(bytes: Uint8Array): boolean {
  return new TextDecoder("latin1").decode(bytes.subarray(0, 64)).trimStart().startsWith("{\\rtf");
}

function sniffRtf({ file, head, extension }: Sniffed): number {
  if (isRtf(file.bytes)) return 1;
  return extension === "rtf" ? (head === null ? 0.3 : 0.05) : 0;
}

async function readRtf(file: ImportFile, options: ImportOptions) {
  if (!isRtf(file.bytes))
    throw new Refusal("not-rtf", "This is not a Rich Text file (.rtf), whatever its name says.");
  // RTF is ASCII with escapes: one character a byte, decoded piece by piece in the code page of its font.
  const source = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength).toString(
    "latin1",
  );
  const { items, complete, ...other } = rtfDocument(source, await codePageDecoder());
  const messages = leftOut(other);
  if (!complete) {
    messages.push(
      warning("truncated", "The end of this file is missing; what is there was read. Get a fresh copy."),
    );
  }
  return outcomeOf("rtf", file, readRichDocument(items, options), messages);
}
