import { beforeAll, describe, expect, test } from "vitest";
import { themata } from "../../support/study.js";
import { type Known, knownIn, printed } from "./every-command.js";
import { hostile, leaks, signedStudy } from "./signed-study.js";

let dir = "";
let known: Known = {};
beforeAll(async () => {
  dir = await signedStudy();
  known = await knownIn(dir);
});

describe("a study in which every field steers a terminal", () => {
  test("is shown by signs", async () => {
    const { stdout } = await printed(dir, ["source", "turns", known.source ?? ""]);
    expect(stdout).toContain("[U+001B]]52;c;cm0gLXJmIH4=[U+0007]");
    expect(stdout).toContain("[U+202E]txt[U+202C]");
  });

  test("is data as it is for programs, in which nothing steers before it is read", async () => {
    const { stdout, json } = await themata(dir, ["source", "turns", known.source ?? "", "--json"]);
    expect(leaks(stdout)).toEqual([]);
    const said = json.turns.map(({ text }: { text: string }) => text).join("\n");
    expect(said).toContain("\u001b]52;c;cm0gLXJmIH4=\u0007");
    expect(said).toContain("\u202etxt\u202c");
  });

  test("reaches no terminal by what is printed there, and CSV and pages not at all", async () => {
    const source = known.source ?? "";
    for (const argv of [
      ["export", "-"],
      ["transcript", source, "-o", "-"],
      ["frequency", "-o", "-"],
      ["framework", "-o", "-", "--format", "html"],
    ]) {
      await printed(dir, argv);
      const { stdout } = await themata(dir, argv);
      expect([argv.join(" "), leaks(stdout)]).toEqual([argv.join(" "), []]);
    }
    for (const argv of [
      ["codebook", "export", "-"],
      ["log"],
      ["codings"],
      ["theme", "show", known.theme ?? ""],
    ])
      await printed(dir, argv);
    await printed(dir, ["codebook", "show", hostile, "--debug"]);
    await printed(dir, [hostile]);
  });

  test("reaches no terminal from the coder, on its screen or line by line", async () => {
    const { shown } = await printed(dir, ["code", known.source ?? ""], "jjm?");
    expect(shown).toContain("[U+001B]]52;c;");
    const read = await printed(
      dir,
      ["code", known.source ?? "", "--screen-reader"],
      "help\nnext\nnext\ncodes\n",
    );
    expect(read.shown).toContain("[U+001B]]52;c;");
  });
});
