import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { demoStudy } from "../../support/demo.js";
import { docxOfMarkdown } from "../../support/paper-docx.js";
import { emptyFolder, ok, themata } from "../../support/study.js";
import { findingsIn, holdsPairs } from "./hold-pairs.js";
import type { Finding } from "./planted-faults.js";
import { facultyPairs, innocent, laterFacultyPairs, type SentencePair } from "./sentence-pairs.js";

describe("check manuscript on sentences as papers put them", () => {
  it("names what is wrong in each, and finds nothing in its true twin: faculty", () =>
    holdsPairs("faculty", [...facultyPairs, ...laterFacultyPairs]));

  it("finds nothing in sentences that only look like claims", async () => {
    const study = path.join(emptyFolder(), "faculty");
    await demoStudy("faculty", study);
    const pairs = innocent.map(
      (truth): SentencePair => ({ section: "Methods", truth, fault: truth, right: "" }),
    );
    expect((await findingsIn(study, pairs, "truth")).flat()).toEqual([]);
  });
});

describe("check manuscript knows themes and codes by other names", () => {
  it("by one the researcher gave, until it is taken away", async () => {
    const study = path.join(emptyFolder(), "faculty");
    await demoStudy("faculty", study);
    const paper = path.join(study, "paper.md");
    fs.writeFileSync(
      paper,
      "## Results\n\nThe theme “Gift economy” reached 9 of 15 participants, the code “Owing” 12 of 15.\n",
    );
    const wrong = async () => {
      const { json } = await themata(study, ["check", "manuscript", paper, "--json"]);
      return json.findings.map(({ message }: Finding) => message);
    };
    expect(await wrong()).toEqual([]);
    await ok(
      study,
      "theme",
      "edit",
      "Help goes to the one with something in hand",
      "--alias",
      "Gift economy",
    );
    await ok(study, "codebook", "set", "Gratitude owed", "--alias", "Owing");
    expect(await wrong()).toEqual([
      expect.stringContaining("the study has 15 of 15"),
      expect.stringContaining("the study has 6 of 15"),
    ]);
    await ok(study, "undo");
    await ok(study, "theme", "edit", "Help goes to the one with something in hand", "--alias", "");
    expect(await wrong()).toEqual([]);
  });
});

describe("check manuscript reads quotations in italics", () => {
  const altered =
    "That he had been listening. That is the thing, na, somebody was watching and I did not know it.";
  it.each(["docx", "html"])("in %s", async (format) => {
    const study = path.join(emptyFolder(), "faculty");
    await demoStudy("faculty", study);
    const file = path.join(study, `paper.${format}`);
    fs.writeFileSync(
      file,
      format === "docx"
        ? await docxOfMarkdown(`## Results\n\n*${altered}* (Mentor 1)\n`)
        : `<h2>Results</h2><p><em>${altered}</em> (Mentor 1)</p>`,
    );
    const { json } = await themata(study, ["check", "manuscript", file, "--json"]);
    expect(json.findings.map(({ code }: Finding) => code)).toEqual(["quotation-altered"]);
  });
});
