import { describe, expect, it } from "vitest";
import { docxWriter } from "../../../src/report/docx/report/writer.js";
import type { ReportModel } from "../../../src/report/model/report-model.js";
import { golden } from "../golden.js";
import { emptyModel, reflexiveModel, sampleModel } from "../sample-model.js";
import { templates } from "../templates.js";
import { onePixel } from "./one-pixel.js";
import { disordered, documentOf, opened, pretty, reading } from "./opened.js";

const written = async (model: ReportModel) =>
  (await docxWriter.write(model, templates, onePixel)) as Uint8Array;
const text = async (model: ReportModel) => reading(documentOf(await written(model)));
let kept: Promise<string> | undefined;
/** The document of the sample, written once. */
const sampleDocument = () => {
  kept ??= sampleModel().then(async (model) => documentOf(await written(model)));
  return kept;
};

describe("the report as a Word file", () => {
  it("is the kept document", async () => {
    const xml = pretty(await sampleDocument());
    expect(xml).toBe(golden("docx.report.xml", xml));
  });

  it("is the same bytes when written twice", async () => {
    const [one, two] = [await written(await sampleModel()), await written(await sampleModel())];
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
  });

  it("numbers tables and figures with fields, in the order of the pages", async () => {
    const xml = await sampleDocument();
    for (const kind of ["Table", "Figure"]) {
      const numbers = [...xml.matchAll(new RegExp(`SEQ ${kind} [^>]*><w:r><w:t[^>]*>(\\d+)<`, "g"))].map(
        ([, n]) => Number(n),
      );
      expect(numbers.length).toBeGreaterThan(0);
      expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    }
  });

  it("has a text alternative for every picture, and a map's lists its themes, codes and relations", async () => {
    const model = await sampleModel();
    const xml = documentOf(await written(model));
    const alternatives = [...xml.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, alt]) => alt ?? "");
    expect(alternatives.length).toBe((xml.match(/<w:drawing>/g) ?? []).length);
    expect(alternatives.every((alt) => alt.length > 10)).toBe(true);
    for (const { label } of model.maps[0]?.outline.lines ?? [])
      expect(alternatives.join(" ")).toContain(label);
  });

  it("leads to bookmarks that are there, each with an id of its own", async () => {
    const xml = await sampleDocument();
    const marks = new Set(
      [...xml.matchAll(/<w:bookmarkStart w:name="([^"]+)" w:id="(\d+)"/g)].map(([, name]) => name),
    );
    const ids = [...xml.matchAll(/<w:bookmarkStart [^>]*w:id="(\d+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, anchor] of xml.matchAll(/w:anchor="([^"]+)"/g)) expect(marks).toContain(anchor);
  });

  it("says every theme, code, quotation and checklist item of the model", async () => {
    const model = await sampleModel();
    const said = await text(model);
    for (const theme of model.themes) {
      expect(said).toContain(theme.name);
      for (const quotation of theme.quotations) expect(said).toContain(quotation.text);
    }
    for (const { name } of model.codebook) expect(said).toContain(name);
    for (const { item, answer } of model.checklists[0]?.items ?? []) {
      expect(said).toContain(item);
      expect(said).toContain(answer);
    }
    expect(said).toContain(model.trail.head);
  });

  it("writes only the sections asked for, and any section of paragraphs and tables without knowing it", async () => {
    const model = await sampleModel();
    const said = await text({ ...model, sections: ["rigour", "trail"] });
    expect(said).toContain("1 Rigour");
    expect(said).toContain("Appendix A: Audit trail");
    expect(said).not.toContain("Participants and data");
    for (const paragraph of model.rigour.paragraphs) expect(said).toContain(paragraph);
  });

  it("of a reflexive study counts no themes", async () => {
    const said = await text(await reflexiveModel());
    expect(said).not.toContain("Segments.");
    expect(said).toContain("Learning travels both ways");
  });

  it("of a study on its first day says what is missing", async () => {
    const bytes = await written(emptyModel());
    expect(disordered(documentOf(bytes))).toEqual([]);
    expect(reading(documentOf(bytes))).toContain("Untitled study");
    expect(reading(documentOf(bytes))).toContain("No research question has been written down yet.");
  });

  it("keeps markup in names and quotations as text", async () => {
    const model = await sampleModel();
    const nasty = `</w:t><w:br/> "x" & 'y' ]]> \u0000`;
    const [first, ...rest] = model.themes;
    if (first === undefined) throw new Error("the sample has themes");
    const bad = {
      ...model,
      study: { ...model.study, title: nasty, authors: [nasty] },
      themes: [{ ...first, name: nasty, codes: [nasty] }, ...rest],
    };
    const parts = opened(await written(bad));
    expect(reading(parts["word/document.xml"] ?? "")).toContain(nasty.replace("\u0000", "[U+0000]"));
    expect(parts["docProps/core.xml"]).toContain("&lt;/w:t&gt;");
  });

  it("says figures in words where no pictures can be made", async () => {
    const bytes = (await docxWriter.write(await sampleModel(), templates)) as Uint8Array;
    const xml = documentOf(bytes);
    expect(xml).not.toContain("<w:drawing>");
    expect(reading(xml)).toContain("a diagram.");
  });

  it("keeps to the order of elements that Word asks for", async () => {
    expect(disordered(await sampleDocument())).toEqual([]);
  });
});
