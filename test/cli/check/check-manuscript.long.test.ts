import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { demoStudy } from "../../support/demo.js";
import { docxOfMarkdown } from "../../support/paper-docx.js";
import { emptyFolder, ok, themata } from "../../support/study.js";
import { converted, hasSoffice } from "./converted.js";
import { errors, expectPlanted, planted, plantedForPdf } from "./planted-faults.js";

const papers = fileURLToPath(new URL("../../../fixtures/papers", import.meta.url));
const paper = (name: string) => fs.readFileSync(path.join(papers, name), "utf8");

let folder = "";
let study = "";
beforeAll(async () => {
  folder = emptyFolder();
  study = path.join(folder, "study");
  await demoStudy("faculty", study);
});

const check = async (file: string) => themata(study, ["check", "manuscript", file, "--json"]);

describe("check manuscript holds a paper against the study", () => {
  it("finds nothing in the clean twin as a Word document", async () => {
    const file = path.join(folder, "faculty-clean.docx");
    fs.writeFileSync(file, await docxOfMarkdown(paper("faculty-clean.md")));
    expect(errors((await check(file)).json.findings)).toEqual([]);
  });

  it("finds nothing in the study's own report, as Word", { timeout: 120_000 }, async () => {
    const report = await ok(study, "report", "-o", "own.docx", "--json");
    const { json } = await check("own.docx");
    expect(errors(json.findings)).toEqual([]);
    expect(report.json.quotations).toBeGreaterThan(40);
    expect(json.quotations.filter((one: { status: string }) => one.status === "verbatim").length).toBe(
      report.json.quotations,
    );
  });

  it("finds nothing in the study's own report, as Markdown", { timeout: 120_000 }, async () => {
    const report = await ok(study, "report", "-o", "own.md", "--json");
    const { json } = await check("own.md");
    expect(errors(json.findings)).toEqual([]);
    expect(report.json.quotations).toBeGreaterThan(40);
    expect(json.quotations.filter((one: { status: string }) => one.status === "verbatim").length).toBe(
      report.json.quotations,
    );
  });

  describe.skipIf(!hasSoffice)("after a round through LibreOffice", () => {
    it("finds nothing in the study's own report", { timeout: 240_000 }, async () => {
      await ok(study, "report", "-o", "round.docx");
      for (const to of ["odt", "docx"]) {
        const { json } = await check(converted(path.join(study, "round.docx"), to));
        expect(errors(json.findings)).toEqual([]);
      }
    });

    for (const to of ["docx", "odt", "pdf"])
      it(`finds the same in ${to}`, { timeout: 240_000 }, async () => {
        for (const name of ["faculty-faults", "faculty-clean"]) {
          const file = path.join(folder, `round-${name}.docx`);
          fs.writeFileSync(file, await docxOfMarkdown(paper(`${name}.md`)));
          const ran = await check(converted(file, to));
          const faults = to === "pdf" ? plantedForPdf : planted;
          if (name === "faculty-faults") expectPlanted(ran.json.findings, faults);
          else expect(errors(ran.json.findings)).toEqual([]);
          if (to === "pdf")
            expect(ran.json.findings.every(({ place }: { place: { page: number } }) => place.page >= 1)).toBe(
              true,
            );
        }
      });
  });
});
