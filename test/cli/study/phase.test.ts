import { describe, expect, test } from "vitest";
import { ok, studyWith, themata } from "../../support/study.js";

interface Phase {
  readonly phase: number;
  readonly acts: number;
  readonly done: string[];
  readonly notes: { readonly body: string }[];
}

describe("the journal of the phases", () => {
  test("counts the acts that stand by phase, as given or usual, with notes, coders and overlaps", async () => {
    const folder = await studyWith({ "one.txt": "I: Well?\n\nP1: She keeps her word.\n" });
    await ok(folder, "codebook", "add", "Trust");
    await ok(folder, "theme", "add", "Trust is earned", "--codes", "Trust");
    await ok(folder, "codebook", "add", "Time");
    await ok(folder, "codebook", "add", "Mistake");
    await ok(folder, "undo");
    await ok(folder, "memo", "add", "Slow to trust", "--on", "one");
    await ok(
      folder,
      "--coder",
      "ben",
      "memo",
      "add",
      "Theme holds",
      "--on",
      "theme:Trust is earned",
      "--phase",
      "4",
    );
    const { json } = await ok(folder, "phase", "--json");
    const of = (n: number): Phase => json.phases[n - 1];
    expect(json.phases.map(({ acts }: Phase) => acts)).toEqual([2, 2, 1, 1, 0, 0]);
    expect(of(2).done).toEqual(["2 codes added"]);
    expect(of(1).notes.map(({ body }) => body)).toEqual(["Slow to trust"]);
    expect(of(4)).toMatchObject({ given: 1, coders: ["ben"], notes: [{ body: "Theme holds" }] });
    expect(json.overlaps).toContainEqual([2, 3]);
    const { stdout } = await ok(folder, "phase");
    expect(stdout).toContain("Phases overlap: analysis moves back and forth");
    expect(stdout).toContain("Nothing is recorded here yet.");
    expect((await ok(folder, "phase", "4")).stdout).toContain("Theme holds");
  });

  test("has six phases", async () => {
    const folder = await studyWith();
    expect((await themata(folder, ["phase", "7", "--json"])).json.error.code).toBe("bad-phase");
    expect((await ok(folder, "phase", "--plain")).stdout.trim().split("\n")).toHaveLength(7);
  });
});
