import { Refusal } from "../refusal.js";

/**
 * The text of an XML part. Decodes UTF-8, UTF-16 (by BOM or by the zeros of its first bytes) and the
 * encoding that its first line names. Throws `Refusal` `doctype-refused` for a document type, which
 * office formats and annotation files never need and by which entities multiply or name other files.
 */
export async function xmlText(bytes: Uint8Array): Promise<string> {
  const text = await decoded(bytes);
  if (hasDoctype(text)) {
    throw new Refusal(
      "doctype-refused",
      "This file defines its own XML entities, which can hide an attack, so it was not read.",
    );
  }
  return text;
}

async function decoded(bytes: Uint8Array): Promise<string> {
  const encoding = xmlEncoding(bytes);
  if (encoding.startsWith("utf-")) return new TextDecoder(encoding).decode(bytes);
  // The platform's own decoder takes windows-1252 for Latin-1 and loses its quotation marks.
  const { default: iconv } = await import("iconv-lite");
  return iconv.decode(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    iconv.encodingExists(encoding) ? encoding : "utf-8",
  );
}

function xmlEncoding(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  if (a === 0x3c && b === 0) return "utf-16le";
  if (a === 0 && b === 0x3c) return "utf-16be";
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  const named = /^[^<]{0,3}<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.-]{1,40})["']/.exec(head)?.[1];
  return named === undefined || /^utf-?(8|16)/i.test(named) ? "utf-8" : named.toLowerCase();
}

/** Whether a document type stands before the root element: the only place where XML allows one. */
function hasDoctype(text: string): boolean {
  let at = 0;
  for (;;) {
    at = text.indexOf("<", at);
    if (at < 0) return false;
    if (text.startsWith("<?", at)) at = text.indexOf("?>", at);
    else if (text.startsWith("<!--", at)) at = text.indexOf("-->", at);
    else return /^<!doctype/i.test(text.slice(at, at + 9));
    if (at < 0) return false;
  }
}
