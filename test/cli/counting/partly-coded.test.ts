import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { ok, studyWith } from "../../support/study.js";

describe("a study of which some transcripts are not read yet", () => {
  let study = "";
  beforeAll(async () => {
    const talk = (who: string) => `I: Why?\n\n${who}: I trust her, and she has time for me.\n`;
    study = await studyWith(
      Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((n) => [`p${n}.txt`, talk(`P${n}`)])),
    );
    for (const code of ["Trust", "Time"]) await ok(study, "codebook", "add", code);
    for (const n of [1, 2]) await ok(study, "code", `p${n}`, "--turn", "2", "Trust");
    await ok(study, "code", "p3", "--turn", "2", "Time");
    await ok(study, "pass", "finish", "p4");
  });
  const saturation = async (...more: string[]) => (await ok(study, "saturation", "--json", ...more)).json;

  test("leaves them out of saturation, where they would bring no new code, and says so", async () => {
    const { unread, groups } = await saturation("--base", "2", "--run", "1");
    expect(unread).toEqual(["p5", "p6", "p7"]);
    expect(groups[0].steps.map(({ source }: { source: string }) => source)).toEqual(["p1", "p2", "p3", "p4"]);
    const { stdout } = await ok(study, "saturation");
    expect(stdout).toContain(
      "3 sources are left out, neither coded nor finished by those counted: p5, p6, p7.",
    );
  });

  test("takes a filter by code for no sign that the others are unread", async () => {
    const { unread, groups } = await saturation("--where", "code:Time");
    expect(unread).toEqual(["p5", "p6", "p7"]);
    expect(groups[0].steps).toHaveLength(4);
  });

  test("has a report that says the same, and counts sources out of all with data", async () => {
    await ok(study, "report", "-o", "r.md");
    const report = fs.readFileSync(path.join(study, "r.md"), "utf8");
    expect(report).toContain(
      "3 sources are left out, neither coded nor finished by those counted: p5, p6, p7.",
    );
    expect(report).toMatch(/\| Trust \| 2 of 7 \| 2 of 7 \|/);
    expect(report).not.toContain("Time zone");
  });
});
