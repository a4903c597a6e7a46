import fs from "node:fs";
import path from "node:path";
import { strToU8, zipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { turnsOfCues } from "../../../src/importers/captions/caption-turns.js";
import { readCues } from "../../../src/importers/captions/cues.js";
import { withoutEmptyCells } from "../../../src/importers/tables/worksheet-xml.js";
import { stem } from "../../../src/nlp/stems.js";
import { studyWith, themata } from "../../support/study.js";

let dir = "";
const put = (file: string, content: string | Uint8Array) => fs.writeFileSync(path.join(dir, file), content);
beforeAll(async () => {
  dir = await studyWith({ "a.txt": "I: Who?\nP: I trust her.\n" });
});

const cell = (at: string, said: string) => `<c r="${at}" t="inlineStr"><is><t>${said}</t></is></c>`;
const named = "http://schemas.openxmlformats.org";

/** A workbook of one sheet. */
const workbook = (rows: string) =>
  zipSync({
    "_rels/.rels": strToU8(
      `<Relationships xmlns="${named}/package/2006/relationships"><Relationship Id="rId1" Type="${named}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    "xl/workbook.xml": strToU8(
      `<workbook xmlns="${named}/spreadsheetml/2006/main" xmlns:r="${named}/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      `<Relationships xmlns="${named}/package/2006/relationships"><Relationship Id="rId1" Type="${named}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    "xl/worksheets/sheet1.xml": strToU8(
      `<worksheet xmlns="${named}/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
    ),
  });
const head = `<row r="1">${cell("A1", "speaker")}${cell("B1", "text")}</row><row r="2">${cell("A2", "P")}${cell("B2", "Yes.")}</row>`;

describe("a sheet that reaches further than it holds", () => {
  it.each([
    ["import"],
    ["codings import"],
    ["codebook import"],
    ["framework import"],
    ["source set --from"],
  ])("is refused by %s", async (command) => {
    put("far.xlsx", workbook(`${head}<row r="1048576">${cell("XFD1048576", "x")}</row>`));
    const { code, stderr } = await themata(dir, [...command.split(" "), "far.xlsx"]);
    expect([code, stderr]).toEqual([3, expect.stringContaining("reaches to XFD1048576")]);
  });

  it("is read where the far cells are only coloured", async () => {
    put("coloured.xlsx", workbook(`${head}<row r="1048576"><c r="XFD1048576" s="1"/></row>`));
    const { code, stderr } = await themata(dir, ["import", "coloured.xlsx", "--dry-run"]);
    expect(code, stderr).toBe(0);
  });

  it("keeps every cell where some do not say where they are", () => {
    const xml = '<sheetData><row><c/><c t="inlineStr"><is><t>x</t></is></c></row></sheetData>';
    expect(withoutEmptyCells(xml, 10)).toBe(xml);
  });
});

describe("a file that holds more than a study can take in is refused", () => {
  it.each([
    ["turns", Array.from({ length: 50_001 }, (_, i) => `${i % 2 ? "I" : "P"}: x`).join("\n"), "txt"],
    ["speakers", `speaker,text\n${Array.from({ length: 2001 }, (_, i) => `P${i},x`).join("\n")}`, "csv"],
    ["transcripts", `id,text,q2\n${Array.from({ length: 10_001 }, (_, i) => `${i},x,y`).join("\n")}`, "csv"],
  ])("for its %s", async (what, text, ending) => {
    put(`much.${ending}`, text);
    const argv =
      what === "transcripts" ? ["--id-column", "id", "--text-column", "text", "--text-column", "q2"] : [];
    const { code, stderr } = await themata(dir, ["import", `much.${ending}`, ...argv]);
    expect([code, stderr]).toEqual([3, expect.stringMatching(new RegExp(`holds [\\d,]+ ${what}`))]);
  });

  it("for its rows, by any other command", async () => {
    put("rows.csv", `label,role\n${"M,mentor\n".repeat(100_001)}`);
    for (const argv of [["apply"], ["codings", "import"], ["source", "set", "--from"]]) {
      const { code, stderr } = await themata(dir, [...argv, "rows.csv"]);
      expect([code, stderr], argv.join(" ")).toEqual([3, expect.stringContaining("more than 100,000 rows")]);
    }
  });
});

/** Milliseconds that some work takes. */
function timeOf(work: () => unknown): number {
  const begun = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

describe("work grows with a text's length, not with its square", () => {
  it("captions that never end a sentence", () => {
    const text = Array.from({ length: 60_000 }, () => "00:00:00,000 --> 00:00:01,000\nand then\n").join("\n");
    expect(timeOf(() => turnsOfCues(readCues(text, "srt").cues))).toBeLessThan(3000);
  });

  it("a word of a million letters has itself as its stem", () => {
    const word = "relational".repeat(100_000);
    expect(timeOf(() => expect(stem(word) === word).toBe(true))).toBeLessThan(500);
  });
});
