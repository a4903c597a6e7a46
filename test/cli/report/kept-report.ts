import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { golden } from "../../report/golden.js";
import { demoStudy } from "../../support/demo.js";
import { emptyFolder, ok } from "../../support/study.js";

/** The sections that say what was found; the others repeat the demo's own files. */
const sections = "themes,data,sample,analysis,rigour,agreement,software,frequency,quotations";

/** Holds the report of a demo against the kept one. */
export function expectKeptReport(demo: string): void {
  describe(`the report of the demo ${demo}`, () => {
    test("is the kept one, and says the same in each format", async () => {
      const folder = emptyFolder();
      const study = path.join(folder, "study");
      await demoStudy(demo, study);
      const written = async (ending: string) => {
        await ok(study, "report", "-o", `r.${ending}`, "--date", "2026-01-05", "--section", sections);
        return fs.readFileSync(path.join(study, `r.${ending}`), "utf8");
      };
      // Dates of acts are those of the day; everything else is the same in every copy of the demo.
      const markdown = (await written("md")).replace(/\d+ March 2024/g, "DAY");
      expect(markdown).toBe(golden(`report.${demo}.md`, markdown));
      const numbers = (text: string) => text.match(/\d+ of \d+/g) ?? [];
      const found = new Set(numbers(markdown));
      expect(found.size).toBeGreaterThan(2);
      const [html, tex, json] = [
        await written("html"),
        await written("tex"),
        JSON.parse(await written("json")),
      ];
      for (const number of found) {
        expect(html).toContain(number);
        expect(tex).toContain(number);
      }
      expect(json.sections).toEqual(
        sections.split(",").filter((id) => demo !== "near-peer" || !["frequency", "agreement"].includes(id)),
      );
    }, 120_000);
  });
}
