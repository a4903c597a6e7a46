import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { escapeLatex, latexBlock, latexQuote } from "../../src/core/escape-latex.js";

describe("escapeLatex", () => {
  it.each([
    ["50% of R&D, $5 #1", "50\\% of R\\&D, \\$5 \\#1"],
    ["a_b {c} \\d", "a\\_b \\{c\\} \\textbackslash{}d"],
    ["x^2 ~ y", "x\\textasciicircum{}2 \\textasciitilde{} y"],
    ["[...] *", "{[}...{]} {*}"],
    ["--- and ''", "-{}-{}- and '{}'"],
    ["?` !`", "?\\textasciigrave{} !\\textasciigrave{}"],
    ["two\n lines", "two lines"],
    ["10\u00a0cm", "10~cm"],
  ])("writes %j as %j", (text, escaped) => {
    expect(escapeLatex(text)).toBe(escaped);
  });

  it("leaves no mark of LaTeX that is not its own", () => {
    const own =
      /\\(?:textbackslash|textasciicircum|textasciitilde|textless|textgreater|textbar|textquotedbl|textasciigrave)\{\}|\\[{}$&#%_]|\{[[\]*]\}|\{\}|~/g;
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."ab \\{}$&#%_^~<>|\"`[]*-,'?!\n") }), (text) => {
        expect(escapeLatex(text).replace(own, ".")).not.toMatch(/[\\{}$&#%_^~<>|"`[\]*]|--|,,|''/);
      }),
    );
  });

  it("gives the text back when its escapes are read away", () => {
    const names: Readonly<Record<string, string>> = {
      textbackslash: "\\",
      textasciicircum: "^",
      textasciitilde: "~",
      textless: "<",
      textgreater: ">",
      textbar: "|",
      textquotedbl: '"',
      textasciigrave: "`",
    };
    const read = (tex: string) =>
      tex.replace(
        /\\(text\w+)\{\}|\\([{}$&#%_])|\{([[\]*])\}|\{\}/g,
        (_, name: string, mark: string, kept: string) => names[name] ?? mark ?? kept ?? "",
      );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."ab\\{}$&#%_^<>|\"`[]*-,'?!") }), (text) => {
        expect(read(escapeLatex(text))).toBe(text);
      }),
    );
  });

  it("keeps the lines of a block without a blank line between them", () => {
    expect(latexBlock("one\n\ntwo [x]")).toBe("one\\newline\ntwo {[}x{]}");
  });
});

test("a quotation keeps its paragraphs and their lines", () => {
  expect(latexQuote("one\ntwo\n \n\nthree")).toBe("one\\newline\ntwo\n\nthree");
  expect(latexQuote("\n\n \n\nx")).toBe("x");
  expect(latexQuote("")).toBe("");
});
