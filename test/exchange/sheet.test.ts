import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Sheet } from "../../src/exchange/sheet.js";
import { sheetToCsv } from "../../src/exchange/sheet-csv.js";
import { sheetToHtml } from "../../src/exchange/sheet-html.js";
import { sheetToMarkdown } from "../../src/exchange/sheet-markdown.js";
import { readCsvSheet } from "../../src/exchange/sheet-read.js";
import { sheetToXlsx } from "../../src/exchange/sheet-xlsx.js";
import { readSheetHere } from "../../src/importers/tables/sheet.js";
import { readXlsxSheet } from "../support/worksheet.js";

const sheet = (rows: Sheet["rows"]): Sheet => ({
  title: "Codes",
  columns: [{ title: "code" }, { title: "n", align: "right" }],
  rows,
  notes: ["N = 3 participants."],
});
const word = fc
  .string({ unit: "binary", maxLength: 12 })
  .map((text) => `x${text.toWellFormed().replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/g, "")}x`);

describe("tables on their way out", () => {
  test("CSV: what looks like a formula is no formula, and comes back as it was", async () => {
    const csv = sheetToCsv(
      sheet([
        ["=SUM(A1)", 1],
        ["+1", 2],
        ["@x", 3],
      ]),
    );
    expect(csv).toBe("code,n\n'=SUM(A1),1\n'+1,2\n'@x,3\n");
    const back = readCsvSheet(csv);
    expect(back.rows.map(({ cells }) => cells[0])).toEqual(["=SUM(A1)", "+1", "@x"]);
  });

  test("XLSX: words and numbers come back as they were, formulas as words, the same bytes each time", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(word, fc.integer()), { minLength: 1, maxLength: 5 }),
        async (rows) => {
          const bytes = await sheetToXlsx(sheet(rows));
          expect(await sheetToXlsx(sheet(rows))).toEqual(bytes);
          const back = await readXlsxSheet(bytes);
          expect(back.header).toEqual(["code", "n"]);
          expect(back.rows.map(({ cells }) => cells)).toEqual(rows.map(([text, n]) => [text, String(n)]));
        },
      ),
      { numRuns: 25 },
    );
    const back = await readXlsxSheet(await sheetToXlsx(sheet([["=1+1", 7]])));
    expect(back.rows[0]?.cells).toEqual(["=1+1", "7"]);
  });

  test("Markdown: names are no markup, and notes stand below", () => {
    const text = sheetToMarkdown(sheet([["a|b *c*\nd", 1]]));
    expect(text).toContain("| a\\|b \\*c\\*<br>d | 1 |");
    expect(text).toContain("|---|---:|");
    expect(text).toContain("N = 3 participants.");
  });

  test("HTML: names are no markup", () => {
    expect(sheetToHtml(sheet([["<script>", 1]]))).toContain('<th scope="row">&lt;script&gt;</th>');
  });

  test("a broken workbook or table is an error that says so", async () => {
    expect(await readSheetHere("sheet", { bytes: new Uint8Array([0x50, 0x4b, 3, 4]) })).toMatchObject({
      rows: null,
      messages: [{ code: "truncated" }],
    });
    expect(() => readCsvSheet('id,code\n"open')).toThrow(expect.objectContaining({ code: "bad-csv" }));
    expect(() => readCsvSheet("")).toThrow(expect.objectContaining({ code: "empty-table" }));
  });
});
