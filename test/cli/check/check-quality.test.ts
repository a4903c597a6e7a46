import { describe, expect, test } from "vitest";
import { emptyFolder, ok, studyWith, themata } from "../../support/study.js";

interface Finding {
  readonly about: string;
  readonly code: string;
  readonly message: string;
  readonly level: string;
}
const quality = async (folder: string) => (await ok(folder, "check", "quality", "--json")).json;
const codes = async (folder: string) => (await quality(folder)).findings.map(({ code }: Finding) => code);

const said = [
  "I trust her because she keeps every small promise.",
  "The rota eats whatever plan we made before.",
  "I would never ask her twice about the same thing.",
];
const transcript = (person: string) =>
  said.map((words, i) => `I: And ${i}?\n\n${person}: ${words}`).join("\n\n");

/** Four interviews; `coded` names the turns (2, 4, 6) coded as Trust in each. */
async function interviews(...coded: string[][]): Promise<string> {
  const files = Object.fromEntries(coded.map((_, i) => [`talk-${i + 1}.txt`, transcript(`P${i + 1}`)]));
  const folder = await studyWith(files);
  await ok(folder, "codebook", "add", "Trust");
  await ok(folder, "theme", "add", "Promises are kept");
  await ok(folder, "theme", "assign", "Promises are kept", "Trust");
  for (const [i, turns] of coded.entries())
    for (const turn of turns) await ok(folder, "code", `talk-${i + 1}`, "--turn", turn, "Trust");
  return folder;
}

describe("check quality", () => {
  test("an evenly coded study has no uncoded source, no theme of one voice, no silent participant", async () => {
    const found = await codes(await interviews(["2"], ["2"], ["2"], ["2"]));
    for (const code of [
      "source-uncoded",
      "source-thinly-coded",
      "theme-of-one-voice",
      "theme-of-one",
      "participant-in-no-theme",
      "theme-without-quotation",
    ])
      expect(found).not.toContain(code);
  });

  test("a source that nobody coded, and people in no theme, are named with their number of all", async () => {
    const folder = await interviews(["2"], ["2"], ["2"], []);
    const { findings, sources, spread } = await quality(folder);
    const answer = (code: string) => findings.find((one: Finding) => one.code === code)?.message;
    expect(answer("source-uncoded")).toContain("talk-4");
    expect(answer("participant-in-no-theme")).toBe("1 of 4 participants are in no theme: P4.");
    expect(sources).toHaveLength(4);
    expect(spread.N).toBe(4);
  });

  test("a theme in which one person has most segments is named with the count", async () => {
    const folder = await interviews(["2", "4", "6"], ["2"], [], []);
    const { findings, themes } = await quality(folder);
    expect(findings.find((one: Finding) => one.code === "theme-of-one-voice")?.message).toBe(
      "P1 has 3 of 4 segments of “Promises are kept”.",
    );
    expect(themes[0].largest).toEqual({ label: "P1", segments: 3, of: 4 });
    expect(await codes(await interviews(["2", "4"], ["2", "4"], [], []))).not.toContain("theme-of-one-voice");
  });

  test("themes of the same passages are asked whether they are two", async () => {
    const folder = await interviews(["2"], ["2"], ["2"], ["2"]);
    expect(await codes(folder)).not.toContain("themes-overlap");
    await ok(folder, "theme", "add", "Trust grows slowly");
    await ok(folder, "theme", "assign", "Trust grows slowly", "Trust");
    expect(await codes(folder)).toContain("themes-overlap");
  });

  test("claim words are held against the count of their theme, by the printed map", async () => {
    const folder = await interviews(["2"], [], [], []);
    const say = (concept: string) => ok(folder, "theme", "edit", "Promises are kept", "--concept", concept);
    await say("Most participants trust by small promises.");
    const { claims, findings } = await quality(folder);
    expect(claims[0]).toMatchObject({ word: "most", n: 1, N: 4, fits: "one", verdict: "too-much" });
    expect(findings.find((one: Finding) => one.code === "claim-word-too-large")?.message).toContain(
      "1 of 4 participants",
    );
    await say("Some participants trust by small promises.");
    expect((await quality(folder)).claims[0].verdict).toBe("fits");
    await say("Not all participants trust, and how many participants do is open.");
    expect((await quality(folder)).claims).toEqual([]);
    await ok(folder, "study", "set", "limitations", "Most participants were tired.");
    expect((await quality(folder)).claims[0].verdict).toBe("unknown");
    expect((await ok(folder, "check", "quality")).stdout).toContain("most from 75%");
  });

  test("counts of the uncoded are those of `coverage`", async () => {
    const folder = await interviews(["2", "4"], ["2"], [], ["6"]);
    const { sources } = await quality(folder);
    const coverage = (await ok(folder, "coverage", "--json")).json;
    for (const row of coverage.sources) {
      const own = sources.find(({ name }: { name: string }) => name === row.name);
      expect(own).toMatchObject({
        words: row.words,
        wordsCoded: row.wordsCoded,
        turns: row.turns,
        turnsCoded: row.turnsCoded,
      });
    }
  });

  test("an empty study is told so, and breaks nothing", async () => {
    const folder = emptyFolder();
    await ok(folder, "init", "--approach", "codebook", "--coder", "ann");
    expect(await codes(folder)).toEqual(["no-quotations", "no-themes"]);
    expect((await themata(folder, ["check", "quality", "--strict"])).code).toBe(0);
    await ok(folder, "check", "disclosure");
    await ok(folder, "check", "coherence");
    await ok(folder, "check", "all");
  });
});
