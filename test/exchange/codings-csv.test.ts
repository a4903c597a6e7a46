import { describe, expect, test } from "vitest";
import { readCodingsCsv } from "../../src/exchange/codings-csv.js";

const places = async (text: string) =>
  readCodingsCsv(text).map(({ line, source, start, end, code }) => [line, source, start, end, code]);

describe("a table of codings", () => {
  test("is read by the names of its columns, in any order and case", async () => {
    expect(
      readCodingsCsv("Code,memo,SOURCE,quote,coder,shelf\ntrust, a note ,P01, said so ,ann,3"),
    ).toMatchObject([
      {
        line: 2,
        source: "P01",
        code: "trust",
        start: null,
        end: null,
        quote: " said so ",
        turn: null,
        coder: "ann",
        memo: "a note",
      },
    ]);
  });

  test.each([",", ";", "\t", "|"])("may separate its cells by %j", async (d) => {
    const table = [`source${d}start${d}end${d}code`, `P01${d}3${d}9${d}"a, b; c"`].join("\n");
    expect(await places(table)).toEqual([[2, "P01", "3", "9", "a, b; c"]]);
  });

  test("may begin with a byte order mark, comments and empty lines, which count as lines", async () => {
    const table = "\ufeff# Synthetic, made up\n\n#x,y\nsource,start,end,code\nP01,1,2,trust";
    expect(await places(table)).toEqual([[5, "P01", "1", "2", "trust"]]);
  });

  test("tells the line where each row begins, over quoted line breaks and empty lines", async () => {
    const rows = readCodingsCsv('source,quote,code\nP01,"one\ntwo",a\n\n,,\nP02,x,b');
    expect(rows.map(({ line, code }) => [line, code])).toEqual([
      [2, "a"],
      [6, "b"],
    ]);
  });

  test("keeps commas and doubled quotation marks inside a quotation", async () => {
    const [row] = readCodingsCsv('source,quote,code\nP01,"she said ""no"", twice",refusal');
    expect(row?.quote).toBe('she said "no", twice');
  });

  test.each([
    ["", "bad-columns"],
    ["# only this\n", "bad-columns"],
    ["source,start,end\nP01,1,2", "bad-columns"],
    ["source,code\nP01,trust", "bad-columns"],
    ["source,start,code\nP01,1,trust", "bad-columns"],
    ['source,quote,code\nP01,"open,trust\n', "bad-csv"],
  ])("without what is needed is refused: %j", async (table, code) => {
    expect(() => readCodingsCsv(table)).toThrow(expect.objectContaining({ code, kind: "data" }));
  });
});
