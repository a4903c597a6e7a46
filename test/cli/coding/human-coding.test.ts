import fs from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { keptStudy } from "../../support/kept-study.js";
import { ok, studyWith, themata } from "../../support/study.js";

let study: string;
const json = async (...argv: string[]) => (await ok(study, ...argv, "--json")).json;

const talk = (who: string) =>
  `I: How is it?\n\n${who}: I trust her with my time. She reads every page.\n\nI: And then?\n\n${who}: Then we trust the others, too.\n`;

beforeEach(async () => {
  study = await keptStudy("human-coding", async () => {
    const made = await studyWith({ "one.txt": talk("Ada"), "two.txt": talk("Ben") }, "--interviewer", "I");
    await ok(made, "codebook", "add", "Trust");
    await ok(made, "codebook", "add", "Time");
    return made;
  });
});

describe("autocode", () => {
  test("adds no passage that overlaps one with the same code by the same coder", async () => {
    await ok(study, "code", "one", "--turn", "2", "Trust");
    await ok(study, "code", "two", "--quote", "trust her", "Trust", "--coder", "ben");
    const rule = ["autocode", "--text", "trust", "--unit", "match", "--code", "Trust"];
    expect(await json(...rule)).toMatchObject({ added: 3, unchanged: 1 });
    // Sentences around what is coded word by word.
    expect(await json(...rule.slice(0, 3), "--unit", "sentence", "--code", "Trust")).toMatchObject({
      added: 0,
      unchanged: 4,
    });
    expect(await json("autocode", "--text", "trust", "--unit", "match", "--code", "Time")).toMatchObject({
      added: 4,
    });
  });

  test("changes nothing where it has been before", async () => {
    await ok(study, "autocode", "--speaker", "Ada", "--unit", "turn", "--code", "Trust");
    const before = await json("codings");
    expect(await json("autocode", "--speaker", "Ada", "--unit", "turn", "--code", "Trust")).toMatchObject({
      event: null,
      added: 0,
      unchanged: 2,
    });
    expect(await json("codings")).toEqual(before);
  });
});

describe("codings that no person chose are told apart from those of people", () => {
  beforeEach(async () => {
    await ok(study, "code", "one", "--quote", "trust her", "Trust");
    fs.writeFileSync(path.join(study, "t.csv"), "source,quote,code\ntwo,She reads every page.,Time\n");
    await ok(study, "apply", "t.csv");
    await ok(study, "autocode", "--text", "others", "--unit", "turn", "--code", "Trust");
  });

  test("in coverage", async () => {
    const { made, sources } = await json("coverage");
    expect(made).toEqual({ byHand: 1, imported: 1, agreed: 0, suggested: 0, autocoded: 2 });
    expect(sources).toMatchObject([
      { name: "one", codings: 2, passages: 2, wordsCoded: 8, wordsCodedByPeople: 2 },
      { name: "two", codings: 2, passages: 2, wordsCoded: 10, wordsCodedByPeople: 4 },
    ]);
    expect((await ok(study, "coverage")).stdout).toContain(
      "Codings: 4, 1 by hand, 1 imported, 2 autocoded. Without those autocoded or accepted from suggestions 19% of the words are coded, with them 56%.",
    );
  });

  test("in agreement, with the figures without them", async () => {
    await ok(study, "code", "one", "--quote", "trust her", "Trust", "--coder", "ben");
    await ok(study, "code", "one", "--turn", "4", "Time", "--coder", "ben");
    for (const coder of ["ann", "ben"]) await ok(study, "pass", "finish", "one", "--coder", coder);
    const found = await json("agreement");
    expect(found).toMatchObject({ codings: 4, shareHuman: 0.75, shareSuggested: 0, withoutSuggested: null });
    expect(found.made).toMatchObject({ byHand: 3, autocoded: 1 });
    const observed = (figures: typeof found) =>
      figures.codes.find(({ code }: { code: string }) => code === "Trust").coefficients.observed.value;
    expect(observed(found)).toBe(0.5);
    expect(observed(found.humanOnly)).toBe(1);
    expect((await json("agreement", "--without-suggested")).codes).toEqual(found.humanOnly.codes);
    expect((await ok(study, "agreement")).stdout).toContain(
      "Codings compared: 4, 3 by hand, 1 autocoded. Without decisions that rest on the 1 autocoded or accepted from suggestions (25.0%) alone: pooled alpha",
    );
  });

  test("in what suggestions learn from, unless they are to learn from all", async () => {
    expect((await json("suggest", "one")).trainedOn).toMatchObject({ codings: 2, leftOut: 2 });
    expect((await json("suggest", "one", "--learn-from-suggested")).trainedOn).toMatchObject({
      codings: 4,
      leftOut: 0,
    });
  });
});

describe("people who withdrew", () => {
  test("are found by no query, and their codings are listed only where they are named", async () => {
    await ok(study, "code", "one", "--turn", "2", "Trust");
    await ok(study, "code", "two", "--turn", "2", "Trust");
    await ok(study, "pass", "finish", "two");
    await ok(study, "participant", "set", "Ben", "status=withdrawn-after-analysis");
    for (const query of ["trust", "code:Trust", "participant:Ben", "/page/", "!code:Time & role=participant"])
      expect(
        (await json("find", query)).passages.map(({ source }: { source: string }) => source),
      ).not.toContain("two");
    expect((await json("find", "trust")).total).toBe(2);
    expect((await json("kwic", "trust", "--everyone")).hits).toHaveLength(2);
    expect((await json("codings")).total).toBe(1);
    const listed = await themata(study, ["codings"]);
    expect(listed.stderr).toContain("1 coding in the words of people who withdrew not listed");
    expect((await json("codings", "--participant", "Ben")).total).toBe(1);
    expect((await json("pass")).passes).toMatchObject([{ source: "two", uncoded: 0, participantTurns: 0 }]);
    expect((await json("status")).coders[0]).toMatchObject({ codings: 1, passages: 1, sourcesCoded: 1 });
  });
});

describe("status", () => {
  test("counts a source that was finished in two rounds once, and proposals apart", async () => {
    await ok(study, "pass", "finish", "one");
    await ok(study, "round", "start");
    await ok(study, "pass", "finish", "one");
    const { stdout } = await ok(study, "status");
    expect(stdout).toContain("1 of 2 finished");
    expect((await json("status")).coders[0]).toMatchObject({ sourcesFinished: 1, passesFinished: 2 });
  });
});
