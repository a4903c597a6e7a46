import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { forTerminal } from "../../src/cli/terminal/paint.js";
import { escapeHtml } from "../../src/core/escape-html.js";
import { escapeLatex } from "../../src/core/escape-latex.js";
import { escapeMarkdown } from "../../src/core/escape-markdown.js";
import { escapeXml } from "../../src/core/escape-xml.js";
import { fromVisibleSigns, visibleJson, visibleSigns, writtenSigns } from "../../src/core/visible-signs.js";
import { svgText } from "../../src/report/charts/svg.js";
import { wrapLabel } from "../../src/report/map/wrap.js";
import { clean } from "../../src/tui/text/cells.js";
import { obeyed, signedText } from "../support/signs.js";

describe("characters that steer or hide", () => {
  test.each([
    ["\u001b]52;c;eA==\u0007", "[U+001B]]52;c;eA==[U+0007]"],
    ["a\u202eb\u2069", "a[U+202E]b[U+2069]"],
    ["\ud83d half, 😀 whole", "[U+D83D] half, 😀 whole"],
    ["tag\u{e0041}", "tag[U+E0041]"],
    ["one\r\ntwo\tthree", "one[U+000D]\ntwo\tthree"],
    ["❤\ufe0f ❤\ufe0f\ufe0f", "❤\ufe0f ❤\ufe0f[U+FE0F]"],
  ])("of %j are shown by their number", (text, shown) => {
    expect(visibleSigns(text)).toBe(shown);
  });

  test.each([
    "naïve café, 管理者, नमस्ते, می\u200cخواهم, 👩\u200d👩\u200d👧, soft\u00adhyphen",
    "ភាសា\u200bខ្មែរ",
    "辻\u{e0100}",
    "السنة \u0601٢",
    "- no",
  ])("are not those that %j is written with", (text) => {
    expect(visibleSigns(text)).toBe(text);
    expect(JSON.parse(visibleJson(text))).toBe(text);
  });

  test("get through no writer, however they are mixed", () => {
    fc.assert(
      fc.property(signedText, (text) => {
        const written = {
          html: escapeHtml(text),
          xml: escapeXml(text),
          markdown: escapeMarkdown(text),
          latex: escapeLatex(text),
          svg: svgText(text),
          label: wrapLabel(text, 20).join(""),
          terminal: forTerminal(text, true).replace(/\u001b\[\d+m/g, ""),
          screen: clean(text),
          json: visibleJson({ [text]: text }, 2),
        };
        for (const [to, words] of Object.entries(written)) expect([to, obeyed(words)]).toEqual([to, []]);
        expect(visibleSigns(visibleSigns(text))).toBe(visibleSigns(text));
      }),
      { numRuns: 400 },
    );
  });

  test("come back from a table and from JSON as they were", () => {
    fc.assert(
      fc.property(signedText, (text) => {
        expect(obeyed(writtenSigns(text))).toEqual([]);
        expect(fromVisibleSigns(writtenSigns(text))).toBe(text);
        expect(JSON.parse(visibleJson([text], 1))).toEqual([text]);
      }),
      { numRuns: 400 },
    );
  });
});
