import { describe, expect, test } from "vitest";
import { ok, studyWith, themata } from "../../support/study.js";

const reading = [
  "status",
  "frequency",
  "coverage",
  "saturation",
  "words",
  "matrix",
  "cooccurrence",
  "sequence",
  "framework",
  "check quality",
  "doctor",
  "report -o - --format md",
].map((line) => line.split(" "));

/** What makes no sense of nothing: ranges and shares of it, lists without members, one of several. */
const nonsense = [
  /from 0%/,
  /0 of 0/,
  /N is 0, below/,
  /: \./,
  /\b1 (events|sources|words|codings)\b/,
  /moved back and forth/,
];

describe("a study in which nothing is coded yet", () => {
  test.each([
    ["nothing at all", {}],
    ["two sources", { "a.txt": "I: Why?\n\nP1: I trust her.\n", "b.txt": "I: Why?\n\nP2: I trust him.\n" }],
  ] as const)("is told without ranges and shares of nothing: %s", async (_, files) => {
    const study = await studyWith(files);
    for (const argv of reading) {
      const { code, stdout, stderr } = await themata(study, argv);
      expect(code, argv.join(" ")).toBeLessThan(2);
      for (const pattern of nonsense) expect(`${stdout}${stderr}`, argv.join(" ")).not.toMatch(pattern);
    }
  });

  test("says which sources have no codings, and no percentages", async () => {
    const study = await studyWith({ "a.txt": "I: Why?\n\nP1: Yes.\n", "b.txt": "I: Why?\n\nP2: No.\n" });
    const { stdout } = await ok(study, "status");
    expect(stdout).toContain("2 sources without codings: a, b");
    expect(stdout).not.toContain("%");
  });
});
