import { describe, expect, it } from "vitest";
import { codebookDocx } from "../../../src/report/docx/codebook.js";
import type { CodebookDocument, DocumentedCode } from "../../../src/report/model/codebook-document.js";
import { golden } from "../golden.js";
import { hasOffice, pagesOf } from "./office.js";
import { disordered, documentOf, pretty, reading } from "./opened.js";

const code = (name: string, more: Partial<DocumentedCode> = {}): DocumentedCode => ({
  name,
  parents: [],
  status: "active",
  origin: "inductive",
  definitionVersion: 1,
  color: "",
  short: "",
  definition: "",
  include: "",
  exclude: "",
  examples: [],
  ...more,
});

/** An invented codebook. */
const codebook: CodebookDocument = {
  title: "Small talk",
  approach: "codebook",
  coders: ["ann (lead)", "ben"],
  head: { event: 1204, hash: "9f2c4a17d0be6381" },
  changed: { event: 38, date: "2026-03-09", coder: "ben" },
  date: "2026-03-14",
  merged: 2,
  codes: [
    code("Trust", {
      color: "#4477aa",
      short: "Relying on somebody",
      definition: "Accounts of relying on a mentor.\n\nAlso on a mentee.",
      include: "Keys, money, secrets.",
      exclude: "Being easy to reach: use Availability.",
      examples: ["I gave her my keys.", "He knew, and he kept it."],
      definitionVersion: 3,
    }),
    code("Early trust", { parents: ["Trust"], origin: "deductive" }),
    code("Old <b>code</b>", { parents: ["Trust", "Early trust"], status: "retired", definition: "CURRENT" }),
  ],
};

describe("a codebook as a Word file", () => {
  it("is the kept document", async () => {
    const xml = pretty(documentOf(await codebookDocx(codebook)));
    expect(xml).toBe(golden("docx.codebook.xml", xml));
  });

  it("says what it is a state of: approach, codes, coders, event", async () => {
    const text = reading(documentOf(await codebookDocx(codebook)));
    expect(text).toContain("Approach: Codebook thematic analysis.");
    expect(text).toContain("3 codes on 3 levels; 1 of them retired; 2 codes merged into others left out.");
    expect(text).toContain("Coders: ann (lead), ben.");
    expect(text).toContain(
      "as of event 1,204 of the study (history 9f2c4a17d0be); newest change to a code in event 38, 9 March 2026, by ben.",
    );
  });

  it("names colours and levels in words, and keeps markup as text", async () => {
    const text = reading(documentOf(await codebookDocx(codebook)));
    expect(text).toContain("■ blue");
    expect(text).toContain("under Trust / Early trust");
    expect(text).toContain("Old <b>code</b>");
    expect(text).toContain("CURRENT");
    expect(text).toContain("not written yet");
  });

  it("repeats the head of the table and cuts no row", async () => {
    const xml = documentOf(await codebookDocx(codebook));
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(xml.match(/<w:cantSplit\/>/g)).toHaveLength(4);
    expect(xml).toContain('w:orient="landscape"');
    expect(disordered(xml)).toEqual([]);
  });

  it("of a study without codes says so", async () => {
    const empty = {
      ...codebook,
      codes: [],
      changed: null,
      coders: [],
      merged: 0,
      head: { event: 0, hash: "" },
    };
    const text = reading(documentOf(await codebookDocx(empty)));
    expect(text).toContain("The codebook has no codes yet.");
    expect(text).toContain("the study has no recorded history");
  });

  it.skipIf(!hasOffice)("opens in a word processor, on landscape pages", { timeout: 180_000 }, async () => {
    const pages = pagesOf(await codebookDocx(codebook));
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain("When not to use it");
  });
});
