import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { findPdfMaker } from "../../../src/cli/commands/report/report-pdf.js";
import { readPages } from "../../../src/importers/documents/pdf-pages.js";
import { demoStudy } from "../../support/demo.js";
import { emptyFolder, themata } from "../../support/study.js";

const env = { PATH: process.env.PATH ?? "" };

test.skipIf(findPdfMaker({ env }) === null)(
  "the faculty demo's report stays under thirty pages, and its first page ends with what to check",
  async () => {
    const study = path.join(emptyFolder(), "study");
    await demoStudy("faculty", study);
    const ran = await themata(study, ["report", "-o", "r.pdf"], { env });
    expect(ran.code, ran.stderr).toBe(0);
    const { pages } = await readPages(new Uint8Array(fs.readFileSync(path.join(study, "r.pdf"))));
    expect(pages.length).toBeLessThan(30);
    const first = (pages[0]?.lines ?? []).map(({ text }) => text).join("\n");
    for (const words of ["Research question", "15 participants", "14 of 15", "Figure 1", "Check before use"])
      expect(first).toContain(words);
  },
  120_000,
);
