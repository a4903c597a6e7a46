import { byteOrderMark } from "../decode.js";
import type { Importer, ImportFile, ImportOptions, Sniffed } from "../importer.js";
import { readTextFile } from "../outcome.js";
import { htmlDocument } from "./html-document.js";
import { outcomeOf, readRichDocument } from "./rich-document.js";

/** Web pages: paragraphs, lists, tables and line breaks, with bold. Scripts and styles are not speech. */
export const html: Importer = {
  format: "html",
  title: "Web page",
  extensions: ["html", "htm", "xhtml"],
  sandboxed: true,
  sniff: sniffHtml,
  read: readHtml,
};

function sniffHtml({ head, extension }: Sniffed): number {
  const named = html.extensions.includes(extension);
  if (head === null) return 0;
  if (/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)?<(?:!doctype html|html[\s>])/i.test(head.slice(0, 2000)))
    return 0.95;
  return named ? (/<(?:p|div|body|br|table|li|h[1-6])[\s/>]/i.test(head) ? 0.6 : 0.3) : 0;
}

async function readHtml(file: ImportFile, options: ImportOptions) {
  const encoding = options.encoding ?? statedEncoding(file.bytes);
  const decoding = encoding === null ? options : { ...options, encoding };
  return readTextFile("html", file, decoding, (text) =>
    outcomeOf("html", file, readRichDocument(htmlDocument(text), options)),
  );
}

/** The encoding that a `meta` element names, where no byte order mark says more and the platform knows it. */
function statedEncoding(bytes: Uint8Array): string | null {
  if (byteOrderMark(bytes) !== null) return null;
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 4096));
  const name = /<meta\s[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(head)?.[1];
  if (name === undefined || /^utf-?16/i.test(name)) return null;
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return null;
  }
}
