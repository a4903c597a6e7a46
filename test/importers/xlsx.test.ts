import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { cellText } from "../../src/importers/tables/sheet-cell.js";
import { xlsx } from "../../src/importers/tables/xlsx.js";
import { makeXlsx } from "./office-files.js";
import { read } from "./outcomes.js";

const talk = [
  ["timestamp", "speaker", "statement"],
  ["0:01", "Ama", "How did you meet?"],
  ["0:06", "Kofi", "In the first week."],
  ["", "", ""],
  ["1:02:03", "", "By chance, really."],
];

describe("a workbook", () => {
  test("gives a turn a row; an empty speaker continues the one above", async () => {
    const { turns, transcript } = await read(xlsx, makeXlsx({ Talk: [["", ""], ...talk] }));
    expect(turns).toEqual(["Ama: How did you meet?", "Kofi: In the first week.", "Kofi: By chance, really."]);
    expect(transcript.turns.map(({ startMs }) => startMs)).toEqual([1000, 6000, 3_723_000]);
  });

  test("is read from the first sheet that is a table of talk, and names the others", async () => {
    const { turns, outcome } = await read(
      xlsx,
      makeXlsx({
        About: [
          ["Project", "Near-peer"],
          ["Year", "2024"],
        ],
        Talk: talk,
        Codes: [["code"]],
      }),
    );
    expect(turns).toHaveLength(3);
    const hint = outcome.messages.find(({ code }) => code === "sheets-left-out");
    expect(hint?.message).toContain("About");
    expect(hint?.message).toContain("Codes");
  });

  test("without a column of words is an error that names the columns there are", async () => {
    const { outcome } = await read(
      xlsx,
      makeXlsx({
        Codes: [
          ["P", "Section"],
          ["1", "Style"],
        ],
      }),
    );
    expect(outcome.messages).toMatchObject([{ level: "error", code: "no-text-column" }]);
    expect(outcome.messages[0]?.message).toContain("Section");
  });
});

describe("a cell", () => {
  test.each([
    ["text as it is, trimmed", " Ama ", "Ama"],
    ["nothing as empty", null, ""],
    ["a number in full", 0.1, "0.1"],
    ["a truth value as a word", true, "true"],
    ["a time of day as a clock time", new Date("1899-12-30T00:01:05Z"), "00:01:05"],
    ["a day as a date", new Date("2024-03-05T00:00:00Z"), "2024-03-05"],
    ["a moment as date and time", new Date("2024-03-05T14:30:00Z"), "2024-03-05 14:30:00"],
  ])("is read: %s", (_, value, expected) => {
    expect(cellText(value)).toBe(expected);
  });
});

describe("a file that only looks like a workbook", () => {
  const spoiled = (name: string, text: string) =>
    zipSync({ ...unzipSync(makeXlsx({ Talk: talk })), [name]: strToU8(text) });
  test.each([
    ["plain words", new TextEncoder().encode("plain words"), "not-an-xlsx"],
    ["another archive", zipSync({ "a.txt": strToU8("a") }), "not-an-xlsx"],
    [
      "an office file of the old kind",
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      "not-an-xlsx",
    ],
    [
      "one with a document type in any part",
      spoiled("xl/worksheets/sheet1.xml", "<!DOCTYPE x><x/>"),
      "doctype-refused",
    ],
    ["one without a list of sheets", zipSync({ "xl/other.xml": strToU8("<x/>") }), "bad-xlsx"],
    ["an empty one", makeXlsx({ Talk: [] }), "no-text"],
  ])("is refused: %s", async (_, bytes, code) => {
    expect((await read(xlsx, bytes)).codes).toEqual([code]);
  });
});
