import { expect, test } from "vitest";
import { ok, studyWith } from "../../support/study.js";

test("headings are no codes wherever codes are counted", async () => {
  const study = await studyWith({ "a.txt": "I: How?\n\nP1: She kept her word, every week.\n" });
  const add = (...words: string[]) => ok(study, "codebook", "add", ...words, "--definition", "Something.");
  await add("Group");
  await add("Trust", "--under", "Group");
  await add("Time", "--under", "Group");
  await add("Broad");
  await add("Narrow", "--under", "Broad");
  await ok(study, "coder", "add", "ben");
  await ok(study, "code", "a", "--turn", "2", "Trust", "Broad");
  await ok(study, "code", "a", "--turn", "2", "Group", "--coder", "ben");
  await ok(study, "theme", "add", "Trust is kept", "--codes", "Group", "--codes", "Broad");

  expect((await ok(study, "status", "--json")).json.codes).toMatchObject({ active: 4, headings: 1, used: 2 });
  expect((await ok(study, "status")).stdout).toContain("4 codes under 1 heading, 2 used");
  const { codes } = (await ok(study, "codebook", "--json")).json;
  expect(codes.filter((c: { heading: boolean }) => c.heading).map((c: { path: string }) => c.path)).toEqual([
    "Group",
  ]);
  expect((await ok(study, "codebook")).stdout).toContain("\n4 codes under 1 heading\n");
  const { items } = (await ok(study, "check", "coreq", "--json")).json;
  const answer = (n: number) => items.find((item: { number: number }) => item.number === n).answer;
  expect(answer(25)).toContain("The codebook has 4 codes under 1 heading on 2 levels.");
  expect(answer(26)).not.toMatch(/Of \d codes/);
  const report = (await ok(study, "report", "-o", "-", "--format", "md", "--counts")).stdout;
  expect(report).toContain("4 codes under 1 heading on 2 levels.");
  expect(report).toContain("2 codes have no codings of their own.");
});
