import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { keptStudy } from "../../support/kept-study.js";
import { ok, studyWith } from "../../support/study.js";

const talk = [
  "Mentor 1: She kept her promise and I trusted her.",
  "Mentor 1: Trust needs promises that are kept.",
  "Mentor 1: The salary is a matter of the budget.",
  "Mentor 1: No budget, no salary.",
  "Mentor 1: We drink tea.",
].join("\n\n");

function study(): Promise<string> {
  return keptStudy("study of theme-draft", async () => {
    const folder = await studyWith({ "one.txt": talk });
    for (const name of ["Trust", "Promises", "Salary", "Budget", "Unused"])
      await ok(folder, "codebook", "add", name);
    const rows = [
      "1,Trust",
      "1,Promises",
      "2,Promises",
      "2,Trust",
      "3,Salary",
      "3,Budget",
      "4,Budget",
      "4,Salary",
    ];
    fs.writeFileSync(
      path.join(folder, "c.csv"),
      `source,turn,code\n${rows.map((r) => `one,${r}`).join("\n")}\n`,
    );
    await ok(folder, "apply", "c.csv");
    return folder;
  });
}

describe("themata theme draft", () => {
  it("proposes groupings of codes with what speaks for them, and changes nothing", async () => {
    const folder = await study();
    await ok(folder, "theme", "add", "Promises make trust", "--codes", "Trust");
    const before = (await ok(folder, "log", "--json")).json.events.length;
    const { json, stdout } = await ok(folder, "theme", "draft", "--groups", "2", "--json");
    expect(json.schema).toBe("themata/theme-draft/1");
    const groups = json.groups.map((g: { codes: { code: string }[] }) => g.codes.map((c) => c.code).sort());
    expect(groups.sort()).toEqual([
      ["Budget", "Salary"],
      ["Promises", "Trust"],
    ]);
    const trust = json.groups
      .flatMap((g: { codes: object[] }) => g.codes)
      .find((c: { code: string }) => c.code === "Trust");
    expect(trust).toMatchObject({ passages: 2, participants: 1, themes: ["Promises make trust"] });
    expect(json.groups[0].together[0]).toMatchObject({ passages: 2 });
    expect(json).toMatchObject({ uncoded: 1, coders: ["ann"] });
    expect((await ok(folder, "theme", "draft", "--groups", "2", "--json")).stdout).toBe(stdout);
    expect((await ok(folder, "log", "--json")).json.events).toHaveLength(before);
    const { json: open } = await ok(folder, "theme", "draft", "--unassigned", "--json");
    expect(JSON.stringify([open.groups, open.alone])).not.toContain('"Trust"');
  });

  it("never calls a grouping a theme, and says so where there is nothing to compare", async () => {
    const folder = await study();
    const { stdout } = await ok(folder, "theme", "draft");
    expect(stdout).toContain("a theme is your claim");
    expect(stdout.replace("a theme is your claim", "")).not.toMatch(/theme/i);
    const empty = await studyWith({ "one.txt": talk });
    expect((await ok(empty, "theme", "draft")).stdout).toContain("no coded passages");
  });
});
