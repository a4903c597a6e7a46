import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCodebookCsv } from "../../src/exchange/codebook-csv.js";
import { writeCodebookCsv } from "../../src/exchange/codebook-csv-write.js";
import { readCodingsCsv } from "../../src/exchange/codings-csv.js";
import { plainCell, safeCell } from "../../src/exchange/formula-cells.js";
import { sheetToCsv } from "../../src/exchange/sheet-csv.js";
import { readCsvSheet } from "../../src/exchange/sheet-read.js";
import { sheetToXlsx } from "../../src/exchange/sheet-xlsx.js";
import { obeyed, signedText } from "../support/signs.js";
import { readXlsxSheet } from "../support/worksheet.js";

const entry = (definition: string) => ({
  ...{ name: "Trust", short: "", definition, include: "", exclude: "", examples: [] },
  ...{ origin: "", color: "", status: "active", children: [] },
});

describe("a cell of CSV", () => {
  test.each([
    "=1+1",
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "\t=1+1",
    "\n=1+1",
    "  =1+1",
    "\u00a0=1",
    "\u200d=1",
    "'=1+1",
    '"=1+1',
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
    "=cmd|'/C calc'!A0",
    "- cmd|'/C calc'!A0",
    '- HYPERLINK("http://x.example")',
    "-no",
    "\tindented",
  ])("that begins as a formula, such as %j, is none", (text) => {
    expect(safeCell(text)).toBe(`'${text}`);
    expect(plainCell(safeCell(text))).toBe(text);
  });

  test.each([
    "- no",
    "- I said no, and she didn't mind!",
    "  - well…",
    "— no",
    "no",
    "1+1",
    "'tis",
    "a=b",
    "'- no",
  ])("that says something, such as %j, comes back from a table as it was", (text) => {
    expect(plainCell(safeCell(text))).toBe(text);
    if (!text.startsWith("'-")) expect(safeCell(text)).toBe(text);
  });

  test("that an earlier version or another program guarded is read without the mark", () => {
    expect(plainCell("'- no")).toBe("- no");
    expect(plainCell("'=1")).toBe("=1");
  });

  test("holds nothing that steers or hides, is no formula, and comes back as it was", () => {
    fc.assert(
      fc.property(signedText, (text) => {
        const cell = safeCell(text);
        expect(obeyed(cell)).toEqual([]);
        if (!/^ *- +\p{L}/u.test(cell)) expect(cell).not.toMatch(/^[\s"\u200c\u200d]*[=+\-@＝－]/);
        expect(plainCell(cell)).toBe(text);
      }),
      { numRuns: 400 },
    );
  });
});

test("tables give every cell back, from CSV and from Excel", async () => {
  const inWorksheet = signedText.filter((text) => text.trim() !== "");
  await fc.assert(
    fc.asyncProperty(inWorksheet, async (text) => {
      const sheet = {
        title: text,
        columns: [{ title: "a" }, { title: "b" }],
        rows: [[text, "x"]],
        notes: [text],
      };
      const csv = sheetToCsv(sheet);
      expect(obeyed(csv)).toEqual([]);
      expect(readCsvSheet(csv).rows[0]?.cells).toEqual([text, "x"]);
      expect((await readXlsxSheet(await sheetToXlsx(sheet))).rows[0]?.cells[0]?.trim()).toBe(text.trim());
    }),
    { numRuns: 40 },
  );
});

test("codebooks and codings come back from CSV with what steers in them, raw or not", () => {
  fc.assert(
    fc.property(
      signedText.map((text) => text.toWellFormed().replaceAll("\u0000", "")),
      fc.boolean(),
      (text, raw) => {
        const csv = writeCodebookCsv([entry(text)], { raw: raw && !/^'/.test(text) });
        expect(obeyed(csv)).toEqual([]);
        expect(readCodebookCsv(csv).entries[0]?.definition.trim()).toBe(text.trim());
        const table = sheetToCsv({
          title: "",
          columns: ["source", "code", "quote"].map((title) => ({ title })),
          rows: [["s", "c", text]],
          notes: [],
        });
        expect(readCodingsCsv(table)[0]?.quote ?? "").toBe(text.trim() === "" ? "" : text);
      },
    ),
    { numRuns: 200 },
  );
});
