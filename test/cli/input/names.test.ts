import { beforeEach, describe, expect, test } from "vitest";
import { keptStudy } from "../../support/kept-study.js";
import { ok, studyWith, themata } from "../../support/study.js";

const talk = (n: number) => `Interviewer: How did it begin?\n\nMentor ${n}: She just listened for weeks.\n`;

let study: string;
beforeEach(async () => {
  study = await keptStudy("names", async () => {
    const made = await studyWith({ "P1.txt": talk(1), "P10.txt": talk(2), "visit-caf\u00e9.txt": talk(3) });
    for (const words of [["Time"], ["Trust", "--under", "Time"], ["Trust"], ["Black box"], ["Old black ice"]])
      await ok(made, "codebook", "add", ...words);
    return made;
  });
});
const code = (...names: string[]) => themata(study, ["code", "P1", "--turn", "2", ...names, "--json"]);
const paths = async (...names: string[]) =>
  (await code(...names)).json.codings.map((coding: { path: string }) => coding.path);

describe("a name", () => {
  test("that is a full path goes before one that is a mere name", async () => {
    expect(await paths("Trust")).toEqual(["Trust"]);
    expect(await paths("trust")).toEqual(["Trust"]);
    expect(await paths("Time/Trust")).toEqual(["Time/Trust"]);
    expect((await ok(study, "find", "code:Trust", "--json")).json.passages).toHaveLength(1);
    await ok(study, "codebook", "rename", "Trust", "Faith");
    expect(await paths("trust")).toEqual(["Time/Trust"]);
  });

  test("may be its beginning, or a word of it, if that means one thing; what it is taken for is said", async () => {
    const beginning = await code("bla");
    expect(beginning.json.codings[0].path).toBe("Black box");
    expect(beginning.stderr).toBe('"bla" is taken to mean the code "Black box".\n');
    expect((await code("ice")).stderr).toContain('the code "Old black ice"');
    expect((await code("ack b")).stderr).toContain('the code "Black box"');
    expect((await code("black box")).stderr).toBe("");
  });

  test("that several could be meant by is refused with those, not more than eight of them", async () => {
    for (const n of "abcdefghijk") await ok(study, "codebook", "add", `Quiet ${n}`);
    const { code: exit, json } = await code("quie");
    expect([exit, json.error.code]).toEqual([2, "ambiguous-code"]);
    expect(json.error.message).toMatch(/could be meant by "quie": Quiet a .* and 3 more$/);
  });

  test("is not completed inside a number, nor for one letter, nor where nobody hears of it", async () => {
    await ok(study, "source", "remove", "P1");
    expect((await themata(study, ["code", "P1", "--turn", "2", "Trust"])).code).toBe(2);
    expect((await themata(study, ["code", "P10", "--turn", "2", "B"])).code).toBe(2);
    expect((await themata(study, ["code", "P10", "--turn", "2", "bla", "--quiet"])).code).toBe(2);
  });

  test("is found whatever its typographic marks, spaces and the composition of its accents", async () => {
    await ok(study, "codebook", "add", "Don\u2019t \u201cask\u201d \u2013 wait");
    expect(await paths('don\'t "ask"\u00a0- wait')).toEqual(["Don\u2019t \u201cask\u201d \u2013 wait"]);
    const { json } = await ok(study, "source", "show", "visit\u2011cafe\u0301", "--json");
    expect(json.name ?? json.source.name ?? json.source).toBe("visit-caf\u00e9");
  });

  test("of a retired code is that code, and not the beginning of another", async () => {
    await ok(study, "codebook", "add", "Box");
    await ok(study, "codebook", "retire", "Box");
    const { json } = await code("Box");
    expect(json.error.code).toBe("code-retired");
  });

  test("of a theme, source, participant or memo's target may be a part of it", async () => {
    await ok(study, "theme", "add", "A name opens doors that merit cannot");
    const { json, stderr } = await ok(study, "theme", "show", "a name opens", "--json");
    expect(JSON.stringify(json)).toContain("A name opens doors that merit cannot");
    expect(stderr).toContain("is taken to mean the theme");
    expect((await ok(study, "memo", "add", "loud", "--on", "doors")).stderr).toContain("theme:A name opens");
    expect((await ok(study, "participant", "show", "or 3")).stderr).toContain('participant "Mentor 3"');
    expect((await ok(study, "source", "turns", "visit")).stderr).toContain('source "visit-caf\u00e9"');
    expect((await themata(study, ["memo", "add", "loud", "--on", "a"])).code).toBe(2);
  });

  test("of a coder is never completed: another name is another coder", async () => {
    await ok(study, "coder", "add", "annabel");
    expect((await themata(study, ["codings", "--coder", "anna"])).stderr).toContain(
      'There is no coder "anna"',
    );
  });
});

test("the name of a check is understood in any case", async () => {
  expect((await ok(study, "check", "COREQ", "--json")).json.checklist).toBe("COREQ");
  expect((await ok(study, "--json", "check", "--full", "Srqr")).json.checklist).toBe("SRQR");
  expect((await ok(study, "check", "Disclosure", "--transcripts", "--json")).json.schema).toContain(
    "disclosure",
  );
});
