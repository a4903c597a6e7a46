import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeHtml } from "../../src/core/escape-html.js";
import { escapeXml } from "../../src/core/escape-xml.js";

const read = (xml: string) =>
  xml
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&gt;", ">")
    .replaceAll("&lt;", "<")
    .replaceAll("&amp;", "&");
const marked = fc.string({ unit: fc.constantFrom(..."ab<>&\"';#xé\n") });

describe("escapeXml", () => {
  it.each([
    ["<b> & \"x\" 'y'", "&lt;b&gt; &amp; &quot;x&quot; 'y'"],
    ["&lt;", "&amp;lt;"],
    [
      "a\u0000b\u000bc\u001fd\u007fe\u0085f\uffffg",
      "a[U+0000]b[U+000B]c[U+001F]d[U+007F]e[U+0085]f[U+FFFF]g",
    ],
    ["tab\tand\r\nline", "tab\tand\nline"],
    ["half \ud83d of a pair", "half [U+D83D] of a pair"],
    ["😀", "😀"],
    [12, "12"],
    [0, "0"],
    [null, ""],
  ])("writes %j as %j", (text, escaped) => {
    expect(escapeXml(text)).toBe(escaped);
  });

  it("leaves no mark of XML, and gives the text back when read", () => {
    fc.assert(
      fc.property(marked, (text) => {
        expect(escapeXml(text)).not.toMatch(/[<>"]|&(?!(?:amp|lt|gt|quot);)/);
        expect(read(escapeXml(text))).toBe(text);
      }),
    );
  });
});

describe("escapeHtml", () => {
  it.each([
    ["it's <b>", "it&#39;s &lt;b&gt;"],
    ["one\ntwo\tthree\rfour", "one\ntwo three\nfour"],
    ["left \u200eright\u202e", "left [U+200E]right[U+202E]"],
    ["\u2066in\u2069", "[U+2066]in[U+2069]"],
    ["zero\u200bwidth", "zero[U+200B]width"],
  ])("writes %j as %j", (text, escaped) => {
    expect(escapeHtml(text)).toBe(escaped);
  });

  it("leaves no mark of HTML, in text or in a quoted attribute, and gives the text back when read", () => {
    fc.assert(
      fc.property(marked, (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
        expect(read(escapeHtml(text))).toBe(text);
      }),
    );
  });
});
