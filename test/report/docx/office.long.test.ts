import { describe, expect, it } from "vitest";
import { codebookDocx } from "../../../src/report/docx/codebook.js";
import { docxWriter } from "../../../src/report/docx/report/writer.js";
import { transcriptDocx } from "../../../src/report/docx/transcript.js";
import { sampleModel } from "../sample-model.js";
import { templates } from "../templates.js";
import { hasOffice, pagesOf } from "./office.js";
import { onePixel } from "./one-pixel.js";
import { codebook } from "./sample-codebook.js";
import { talk } from "./sample-transcript.js";

describe("the report as a Word file", () => {
  it.skipIf(!hasOffice)(
    "opens in a word processor, with the pages numbered",
    { timeout: 180_000 },
    async () => {
      const pages = pagesOf((await docxWriter.write(await sampleModel(), templates, onePixel)) as Uint8Array);
      expect(pages.length).toBeGreaterThan(4);
      for (const [i, page] of pages.entries()) expect(page).toContain(`Page ${i + 1} of ${pages.length}`);
    },
  );
});

describe("a coded transcript as a Word file", () => {
  it.skipIf(!hasOffice)(
    "opens in a word processor, with all of it on its pages",
    { timeout: 180_000 },
    async () => {
      const pages = pagesOf(await transcriptDocx(talk));
      expect(pages.join("")).toContain("How was it?");
      expect(pages.join("")).toMatch(/Page 1 of \d/);
    },
  );
});

describe("a codebook as a Word file", () => {
  it.skipIf(!hasOffice)("opens in a word processor, on landscape pages", { timeout: 180_000 }, async () => {
    const pages = pagesOf(await codebookDocx(codebook));
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain("When not to use it");
  });
});
