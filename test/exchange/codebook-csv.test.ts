import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCodebookCsv } from "../../src/exchange/codebook-csv.js";
import { writeCodebookCsv } from "../../src/exchange/codebook-csv-write.js";
import { plainCell, safeCell } from "../../src/exchange/formula-cells.js";
import { entry, trees } from "./codebook-trees.js";

const codes = (text: string) => readCodebookCsv(text).messages.map(({ code, line }) => `${code} ${line}`);

describe("a codebook as a table", () => {
  it("comes back as it was written, whatever its texts hold", () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const { entries, messages } = readCodebookCsv(writeCodebookCsv(tree));
        expect(messages.filter(({ level }) => level === "error")).toEqual([]);
        expect(entries).toEqual(tree);
      }),
      { numRuns: 150 },
    );
  });

  it("holds no cell that a spreadsheet would run, unless raw", () => {
    const tree = [entry({ name: "=1+1", definition: "@SUM(A1)", include: "\t=x", exclude: "'=y" })];
    expect(writeCodebookCsv(tree)).toContain("'=1+1,,,'@SUM(A1),'\t=x,''=y");
    expect(writeCodebookCsv(tree, { raw: true })).toContain("\n,=1+1,,,@SUM(A1)");
  });

  it("guards cells in a way that can be taken back for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", "=", "+", "-", "@", "\t", "\r", "a") }), (text) => {
        expect(plainCell(safeCell(text))).toBe(text);
        expect(safeCell(text)).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });

  it.each([
    ["commas", "code,when to use,when not to use,examples\nTrust,ever,never,a|b\n"],
    ["semicolons", "\uFEFF# a comment\n\nTag;When to use;WHEN_NOT_TO_USE;Example\nTrust;ever;never;a | b\n"],
    ["tabs", 'Code\tInclude\tExclude\tExamples\r\nTrust\tever\tnever\t"a\nb"\r\n'],
    ["what sep= says", "sep=;\nname;include;exclude;examples\nTrust;ever;never;a|b\n"],
  ])("is read with %s between cells and titles as people write them", (_what, text) => {
    expect(readCodebookCsv(text)).toEqual({
      entries: [entry({ name: "Trust", include: "ever", exclude: "never", examples: ["a", "b"] })],
      messages: [],
    });
  });

  it("takes a lone description for the definition, and beside a definition for the short one", () => {
    expect(readCodebookCsv("code,description\nTrust,faith\n").entries[0]).toEqual(
      entry({ name: "Trust", definition: "faith" }),
    );
    expect(readCodebookCsv("code,description,definition\nTrust,faith,long faith\n").entries[0]).toEqual(
      entry({ name: "Trust", short: "faith", definition: "long faith" }),
    );
  });

  it("makes the codes that paths name on the way", () => {
    const [a] = readCodebookCsv("path,definition\na/b/c,deep\na/b,middle\n").entries;
    expect(a).toEqual(
      entry({
        name: "a",
        children: [
          entry({ name: "b", definition: "middle", children: [entry({ name: "c", definition: "deep" })] }),
        ],
      }),
    );
  });

  it("finds a parent by name wherever its row stands, and by path where the name is there twice", () => {
    const text = "name,parent\nx,b\nb,\na,\nb,a\ny,a/b\n";
    const [b, a] = readCodebookCsv(text).entries;
    expect(b?.children.map(({ name }) => name)).toEqual(["x"]);
    expect(a?.children[0]?.children.map(({ name }) => name)).toEqual(["y"]);
  });

  it.each([
    ["name,parent\na,b\nb,a\n", "codebook-cycle 2"],
    ["name,parent\na,a\n", "codebook-cycle 2"],
    ["name,parent\na,nobody\n", "unknown-parent 2"],
    ["name,parent\np,\nq,\na,p\na,q\nx,a\n", "unknown-parent 6"],
    ["name,short\na,b,c\n", "ragged-row 2"],
    ['name,short\n"a\nb",x\nc,d,e\n', "ragged-row 4"],
    ["name\na\nA\n", "duplicate-code 3"],
    ["name,path\na,x/b\n", "path-mismatch 2"],
    ["colour,size\na,b\n", "not-a-codebook 1"],
    ["", "not-a-codebook null"],
    ['name\n"open\n', "bad-csv 2"],
    ["name,short\na/,c\n", "bad-code-name 2"],
  ])("is refused with a code and a line (%#)", (text, expected) => {
    expect(codes(text)).toContain(expected);
    expect(readCodebookCsv(text).entries).toEqual([]);
  });

  it("names every circle of codes that stand under each other", () => {
    expect(codes("code,parent\na,b\nb,a\nc,c\n")).toEqual(["codebook-cycle 2", "codebook-cycle 4"]);
  });

  it("warns of columns it does not know and of rows that are too short", () => {
    expect(codes("name,weight,short\na,1\n")).toEqual(["unknown-column 1", "short-row 2"]);
  });
});
