import { decodeEntities } from "./entities.js";

/** A piece of HTML as a browser would cut it, closely enough for text. Names are lower case. */
export type HtmlToken =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "open" | "close"; readonly name: string };

/** Elements whose content is no HTML, and no speech either. */
const rawElements = new Set([
  "script",
  "style",
  "title",
  "textarea",
  "template",
  "noscript",
  "xmp",
  "iframe",
  "svg",
]);
const tagName = /[a-z][^\s/>]*/iy;

/**
 * Cuts HTML into tags and text, in one pass and in linear time. Comments, declarations and the
 * content of scripts and styles are dropped; entities in text are decoded. A `<` that begins no tag
 * is text, and so is a tag that never ends.
 */
export function* htmlTokens(html: string): Generator<HtmlToken> {
  let at = 0;
  let textFrom = 0;
  for (;;) {
    at = html.indexOf("<", at);
    if (at < 0) break;
    const next = html.charCodeAt(at + 1);
    const closing = next === 0x2f;
    if (next === 0x21 || next === 0x3f) {
      if (textFrom < at) yield { kind: "text", text: decodeEntities(html.slice(textFrom, at)) };
      at = afterDeclaration(html, at);
      textFrom = at;
      continue;
    }
    tagName.lastIndex = at + (closing ? 2 : 1);
    const name = tagName.exec(html)?.[0].toLowerCase();
    const end = name === undefined ? -1 : endOfTag(html, tagName.lastIndex);
    if (name === undefined) {
      at++;
      continue;
    }
    if (end < 0) break;
    if (textFrom < at) yield { kind: "text", text: decodeEntities(html.slice(textFrom, at)) };
    yield { kind: closing ? "close" : "open", name };
    at = end + 1;
    if (!closing && rawElements.has(name) && html.charCodeAt(end - 1) !== 0x2f) at = afterRaw(html, at, name);
    textFrom = at;
  }
  if (textFrom < html.length) yield { kind: "text", text: decodeEntities(html.slice(textFrom)) };
}

function afterDeclaration(html: string, at: number): number {
  const end = html.startsWith("<!--", at) ? html.indexOf("-->", at + 2) + 2 : html.indexOf(">", at);
  return end < at + 1 ? html.length : end + 1;
}

/** The place of the `>` that ends a tag, past any quoted attribute; -1 where it never ends. */
function endOfTag(html: string, from: number): number {
  let quote = 0;
  for (let i = from; i < html.length; i++) {
    const unit = html.charCodeAt(i);
    if (quote !== 0) {
      if (unit === quote) quote = 0;
    } else if (unit === 0x3e) return i;
    // A quote opens a value only after `=`; elsewhere it is a slip of the writer.
    else if ((unit === 0x22 || unit === 0x27) && followsEquals(html, i)) quote = unit;
  }
  return -1;
}

function followsEquals(html: string, at: number): boolean {
  let i = at - 1;
  while (html.charCodeAt(i) === 0x20) i--;
  return html.charCodeAt(i) === 0x3d;
}

/** Past the content of a raw element, at its closing tag; the end of the file where there is none. */
function afterRaw(html: string, from: number, name: string): number {
  const closing = new RegExp(`</${name}(?=[\\s/>])`, "gi");
  closing.lastIndex = from;
  return closing.exec(html)?.index ?? html.length;
}
