import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { emptyFolder, themata } from "../../support/study.js";
import { expectDemoStudy } from "./demo-study.js";

// The other three, which are larger, are among the long tests.
expectDemoStudy({ name: "near-peer", sources: 1, participants: 7, maps: 2, approach: "reflexive" });

describe.each(["faculty", "hiv", "near-peer", "feedback"])("the demo study %s", (name) => {
  test("says in each of its files that it is synthetic", () => {
    const visit = (directory: string): string[] =>
      fs.readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
        const file = path.join(directory, entry.name);
        return entry.isDirectory() ? visit(file) : [file];
      });
    for (const file of visit(path.join("fixtures", name))) {
      if (/\.(docx|odt|srt)$/.test(file)) continue;
      expect(fs.readFileSync(file, "utf8").split("\n")[0], file).toMatch(/synthetic/i);
    }
  });
});

describe("demo", () => {
  test("refuses a folder that is not empty, and an unknown name", async () => {
    const folder = emptyFolder();
    fs.writeFileSync(path.join(folder, "mine.txt"), "mine");
    expect((await themata(folder, ["demo", "faculty", "."])).code).toBe(2);
    expect(fs.readdirSync(folder)).toEqual(["mine.txt"]);
    const { code, stderr } = await themata(folder, ["demo", "nowhere"]);
    expect(code).toBe(2);
    expect(stderr).toContain("faculty, hiv, near-peer, feedback");
  });
});
