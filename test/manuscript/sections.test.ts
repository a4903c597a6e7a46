import { describe, expect, it } from "vitest";
import { numberOf, numberPattern, numberWords } from "../../src/manuscript/number-words.js";
import { placeOf, placeText } from "../../src/manuscript/place.js";
import { nameKey, placeBlocks } from "../../src/manuscript/sections.js";
import { paperSentences } from "../../src/manuscript/sentence.js";
import { paper, themes } from "../support/manuscript-study.js";

const placed = (...lines: readonly string[]) => placeBlocks(paper(...lines), themes);
const last = (...lines: readonly string[]) => placed(...lines).at(-1);

describe("a heading says in which part of a paper its text stands", () => {
  it.each([
    ["Abstract", "abstract"],
    ["1. Introduction", "introduction"],
    ["Background", "introduction"],
    ["II. Methods", "methods"],
    ["2.3 Data analysis", "methods"],
    ["a) Participants", "methods"],
    ["Findings", "results"],
    ["Discussion and conclusions", "discussion"],
    ["References", "references"],
    ["Acknowledgements", "back"],
    ["Appendix A", "back"],
    ["A word", "unknown"],
    [`Results ${"and more ".repeat(9)}`, "unknown"],
  ])("%s", (heading, section) => {
    expect(last(`# ${heading}`, "Text.")?.section).toBe(section);
  });

  it("down to the next of its level, and headings below it belong to it", () => {
    const all = placed(
      "Start.",
      "# Methods",
      "## A word",
      "Text.",
      "## Another",
      "Text.",
      "# Results",
      "Text.",
    );
    expect(all.map(({ section }) => section).join(" ")).toBe(
      "unknown methods methods methods methods methods results results",
    );
    expect(all[5]?.headings).toEqual(["Methods", "Another"]);
    expect(all[7]?.headings).toEqual(["Results"]);
  });
});

describe("what stands under a theme's name belongs to the theme", () => {
  it.each<readonly [string, number | null, readonly string[]]>([
    ["its heading", 1, ["# Results", "## Trust is slow", "Text."]],
    ["its heading with a number", 1, ["# Results", "## Theme 2: Trust is slow", "Text."]],
    ["the theme with the longest name", 4, ["# Time, and learning to say no to senior people", "Text."]],
    [
      "a long heading that mentions it",
      null,
      [`# ${"We know of much that is long here ".repeat(2)} Time`, "Text."],
    ],
    ["a long heading that begins with it", 3, [`# Time ${"and much that is long here ".repeat(4)}`, "Text."]],
    ["a heading below its heading", 1, ["# Trust is slow", "## A word", "Text."]],
    ["the next theme", 3, ["# Trust is slow", "Text.", "# Time", "Text."]],
    ["another heading", null, ["# Trust is slow", "Text.", "# Discussion", "Text."]],
    ["a paragraph that begins with it", 1, ["# Results", "Trust is slow. They waited.", "Text."]],
    ["one that begins with its number", 1, ["# Results", "Theme one: Trust is slow – they waited.", "Text."]],
    ["one that begins with a name of one word", null, ["# Results", "Time. They waited.", "Text."]],
    ["one that goes on", null, ["# Results", "Trust is slow to come. They waited."]],
    [
      "a heading behind such a paragraph",
      null,
      ["# Results", "Trust is slow. They waited.", "## A word", "Text."],
    ],
    ["a note", null, ["# Trust is slow", "^ Text."]],
    ["its row of a table", 3, ["# Results", "| Trust is slow | a", "| Time | b"]],
    ["the next cells of a table", 1, ["# Results", "| Trust is slow | a", "| more | b"]],
    ["another table", null, ["# Results", "| Trust is slow | a", "Text.", "| more | b"]],
    ["a table under its heading", null, ["# Trust is slow", "| more | b"]],
  ])("%s", (_, theme, lines) => {
    expect(last(...lines)?.theme).toBe(theme);
  });

  it("and is part of the results, where no heading says otherwise", () => {
    expect(last("# Trust is slow", "Text.")?.section).toBe("results");
  });

  it("and names are compared by their words", () => {
    expect(nameKey(" “Trust” — is slow! ")).toBe("trust is slow");
    expect(placeBlocks(paper("# A word", "Text."), [{ id: 9, name: "—" }])[1]?.theme).toBeNull();
  });
});

describe("sentences of a paper", () => {
  const sentences = (...lines: readonly string[]) => paperSentences(placed(...lines), new Map());
  it("are those of its paragraphs, notes and cells, and not of headings, block quotations and references", () => {
    expect(
      sentences(
        "# Results",
        "One thing. Another\nthing.",
        "> Quoted.",
        "^ Noted.",
        "| Cell | 2",
        "# References",
        "Kram.",
      ).map(({ text }) => text.trim()),
    ).toEqual(["One thing.", "Another thing.", "Noted.", "Cell", "2"]);
  });

  it("know the first cells of their row and column", () => {
    const cells = sentences("| Theme | People", "| Time | 3");
    expect(cells.at(-1)).toMatchObject({ rowName: "Time", columnName: "People", rowText: "Time\n3\n" });
    expect(sentences("Text.")[0]).toMatchObject({ rowName: null, columnName: null, rowText: null });
  });

  it("have blanks where their quotations stand, so that places stay", () => {
    const all = placed("We saw “ten mentors” there. Then 😀 we left.");
    const [block] = all;
    if (block === undefined) throw new Error("no block");
    const quoted = new Map([
      [
        block,
        [
          [8, 19],
          [10, 12],
          [30, 99],
        ] as const,
      ],
    ]);
    const [first, second] = paperSentences(all, quoted);
    expect(first).toMatchObject({ start: 0, text: "We saw “           ” there." });
    expect(first?.full).toContain("ten mentors");
    expect(second).toMatchObject({ start: 28, full: "Then 😀 we left." });
    expect(second?.text).toBe("Th              ");
  });

  it("are read in pieces where they are longer than any sentence", () => {
    const long = sentences("word ".repeat(1300).trim());
    expect(long.map(({ start }) => start)).toEqual([0, 3000, 6000]);
    expect(long.map(({ text }) => text.length)).toEqual([3000, 3000, 499]);
  });
});

describe("a place in a paper is told as far as its file knows it", () => {
  const [, block] = placed("# A heading", "One\ntwo\nthree");
  if (block === undefined) throw new Error("no block");
  const cell = { table: 2, row: 3, column: 1 };
  const at = (over: object) => placeOf({ ...block, block: { ...block.block, ...over } }, 5);
  it.each([
    ["a page", { page: 4 }, "page 4, paragraph 2"],
    ["a later page", { page: 4, breaks: [3, 5, 9] }, "page 6, paragraph 2"],
    ["a line", { line: 40 }, "line 41"],
    ["a page and a line", { page: 1, line: 40 }, "page 1, line 41"],
    ["neither", {}, 'paragraph 2, "A heading"'],
    ["a cell", { line: 1, cell }, "line 2, table 2 row 3"],
  ])("%s", (_, over, text) => {
    expect(placeText(at(over))).toBe(text);
  });

  it("a long heading is cut, and none is not told", () => {
    const place = at({});
    expect(placeText({ ...place, heading: "" })).toBe("paragraph 2");
    expect(placeText({ ...place, heading: "x".repeat(32) })).toBe(`paragraph 2, "${"x".repeat(32)}"`);
    expect(placeText({ ...place, heading: "x".repeat(33) })).toBe(`paragraph 2, "${"x".repeat(31)}…"`);
  });
});

describe("numbers are read in digits and in words", () => {
  it.each([
    ["zero", 0],
    ["nineteen", 19],
    ["twenty", 20],
    ["Twenty-one", 21],
    ["thirty  two", 32],
    ["ninety-nine", 99],
    ["a dozen", 12],
    ["a hundred", 100],
    ["one hundred", 100],
    ["1,234", 1234],
    ["1,234,567", 1234567],
    ["0012", 12],
  ])("%s is %d", (text, value) => {
    expect(numberOf(text)).toBe(value);
  });

  it("each as a whole", () => {
    for (const word of [...numberWords.keys(), "12", "1,234"])
      expect(new RegExp(numberPattern, "i").exec(`x ${word} y`)?.[0]).toBe(word);
    expect(numberWords.size).toBe(20 + 8 + 2 * 72 + 3);
  });
});
