import { describe, expect, it } from "vitest";
import { docxWriter } from "../../../src/report/docx/report/writer.js";
import { sampleModel } from "../sample-model.js";
import { templates } from "../templates.js";
import { hasOffice, pagesOf } from "./office.js";
import { onePixel } from "./one-pixel.js";

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
