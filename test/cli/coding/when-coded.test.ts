import { beforeEach, describe, expect, test } from "vitest";
import { ok, themata } from "../../support/study.js";
import { codingStudy } from "./coding-study.js";

let study: string;
beforeEach(async () => {
  study = await codingStudy();
});
const json = async (...argv: string[]) => (await ok(study, ...argv, "--json")).json;
// A warning found is an answer, with exit code 1.
const coherence = async () => (await themata(study, ["check", "coherence", "--json"])).json.rules;

/** All that is told of when passages were coded and codes came into use. */
async function dates() {
  const found = await json("saturation", "--new-by", "use", "--order", "name");
  const { codings } = await json("codings");
  return {
    at: codings.map(({ id, at }: { id: string; at: string }) => `${id} ${at}`),
    fresh: found.groups.map(({ steps }: { steps: readonly { fresh: number }[] }) =>
      steps?.map((s) => s.fresh),
    ),
    since: (await json("find", "event>=5")).total,
    codebook: (await json("codebook", "show", "time")).codes[0].codedWith,
    passes: (await json("pass")).passes,
    coherence: await coherence(),
  };
}

describe("a passage was coded at the first event of its coding, and a source was finished when it was", () => {
  test.each([
    ["marking a key quotation", ["code", "P02", "--turn", "2", "time", "--key"]],
    ["undoing and redoing the coding", null],
  ])("whatever comes after: %s", async (_, later) => {
    await ok(study, "study", "set", "approach", "reliability");
    await ok(study, "code", "P02", "--turn", "2", "time");
    await ok(study, "code", "P01", "--turn", "2", "time");
    await ok(study, "code", "P01", "--turn", "4", "trust", "--coder", "ben");
    const before = await dates();
    if (later === null) {
      await ok(study, "undo", "2");
      await ok(study, "redo", "2");
    } else await ok(study, ...later);
    expect(await dates()).toEqual(before);
  });

  test("undo and redo of a finished pass do not silence the warning that codes changed after it (COH-08)", async () => {
    await ok(study, "study", "set", "approach", "reliability");
    for (const coder of ["ann", "ben"]) await ok(study, "pass", "finish", "P01", "--coder", coder);
    await ok(study, "codebook", "set", "time", "--definition", "Hours given.", "--coder", "ann");
    const warning = async () => (await coherence()).find(({ id }: { id: string }) => id === "COH-08");
    const passes = async () => (await json("pass")).passes;
    const [warned, listed] = [await warning(), await passes()];
    expect(warned.status).toBe("found");
    await ok(study, "undo", "--coder", "ben");
    await ok(study, "redo", "--coder", "ben");
    expect(await warning()).toEqual(warned);
    expect(await passes()).toEqual(listed);
  });

  test("undo and redo of a definition leave the codebook's version and what was coded under which", async () => {
    await ok(study, "code", "P02", "--turn", "2", "time");
    await ok(study, "codebook", "set", "time", "--definition", "Hours given.");
    const answer = async () => [
      (await json("codings", "--outdated")).total,
      (await json("codebook", "show", "time")).codes[0].codedWith,
      (await json("pass", "finish", "P01", "--dry-run")).codebookEvent,
    ];
    const before = await answer();
    expect(before[0]).toBe(1);
    await ok(study, "undo");
    await ok(study, "redo");
    expect(await answer()).toEqual(before);
  });
});
