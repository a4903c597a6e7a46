import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { ok, studyWith } from "../../support/study.js";

let study = "";
const names = ["r-codebook", "r-frequency", "r-quotations", "r-checklist", "r-audit"];

beforeAll(async () => {
  study = await studyWith({
    "a.txt": "I: How is it?\n\nP1: I trust her because she keeps small promises, every single week.\n",
  });
  await ok(study, "codebook", "add", "Trust", "--definition", "Words on being able to rely on somebody.");
  await ok(study, "code", "a", "--turn", "2", "Trust", "--key");
  await ok(study, "theme", "add", "Trust is earned", "--codes", "Trust");
});

describe("report --split", () => {
  test.each(["md", "tex", "docx"])("makes a file of each appendix beside the report: %s", async (end) => {
    const { json } = await ok(study, "report", "-o", `r.${end}`, "--split", "--json");
    const files = ["r", ...names].map((name) => path.join(study, `${name}.${end}`));
    expect(json.file).toBe(files[0]);
    expect(json.files).toEqual(files);
    for (const file of files) expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  });
});
