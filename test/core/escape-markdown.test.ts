import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { escapeMarkdown, markdownBlock, markdownQuote } from "../../src/core/escape-markdown.js";

describe("escapeMarkdown", () => {
  it.each([
    ["*bold* _it_ `code`", "\\*bold\\* \\_it\\_ \\`code\\`"],
    ["[text](javascript:x)", "\\[text\\](javascript:x)"],
    ["<script>", "\\<script\\>"],
    ["# head ~~gone~~ a|b", "\\# head \\~\\~gone\\~\\~ a\\|b"],
    ["- point", "\\- point"],
    ["+ point", "\\+ point"],
    ["=== line", "\\=== line"],
    ["12. point", "12\\. point"],
    ["3.5 years", "3.5 years"],
    ["1) point", "1\\) point"],
    ["in 1999. Then", "in 1999. Then"],
    ["&lt;b&gt; and AT&T", "\\&lt;b\\&gt; and AT&T"],
    ["two\n\nlines\tand    blanks", "two lines and blanks"],
    ["back\\slash", "back\\\\slash"],
  ])("writes %j as %j", (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  it("gives back the text when the backslashes of the escape are read away", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."ab1.-+#*_[]()<>~|\\`&;=") }), (text) => {
        expect(escapeMarkdown(text).replace(/\\([!-/:-@[-`{-~])/g, "$1")).toBe(text);
      }),
    );
  });

  it("leaves no mark of Markdown without its backslash", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const bare = escapeMarkdown(text).replace(/\\[\\`*_[\]()<>#~|&.=+-]/g, "");
        expect(bare).not.toMatch(/[\\`*_[\]()<>#~|\n]/);
      }),
      { numRuns: 60 },
    );
  });
});

describe("markdownQuote", () => {
  it("keeps every line and paragraph inside the quotation", () => {
    expect(markdownQuote("one\ntwo\n\n> three")).toBe("> one\\\n> two\n>\n> \\> three");
    expect(markdownQuote("\n \t\n\none\n \n")).toBe("> one");
    expect(markdownQuote(" \n")).toBe("");
  });
});

test("a block keeps its lines, and no empty one", () => {
  expect(markdownBlock("one *1*\n\n \n- two")).toBe("one \\*1\\*\\\n\\- two");
  expect(markdownBlock("")).toBe("");
});
