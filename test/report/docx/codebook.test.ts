import { describe, expect, it } from "vitest";
import { codebookDocx } from "../../../src/report/docx/codebook.js";
import { golden } from "../golden.js";
import { disordered, documentOf, pretty, reading } from "./opened.js";
import { codebook } from "./sample-codebook.js";

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
});
