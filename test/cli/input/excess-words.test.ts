import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import { describe, expect, test } from "vitest";
import { buildProgram } from "../../../src/cli/program.js";
import { ok, studyWith, themata } from "../../support/study.js";

/** The program as declared; `ran` counts the commands that would have run. */
function declared() {
  const calls = { ran: 0 };
  const go = async () => void calls.ran++;
  const program = buildProgram(go, { out: () => {}, err: () => {}, width: 80, version: "0" });
  return { program: program as unknown as CommandUnknownOpts, calls };
}

/** Every command that takes a fixed number of words, with a line that has one too many. */
function lines(command: CommandUnknownOpts, path: readonly string[] = []): string[][] {
  const own = command.registeredArguments;
  const needed = command.options
    .filter((option) => option.mandatory)
    .flatMap(({ long }) => [long ?? "", "x"]);
  const line = [...path, ...needed, ...own.map((argument) => argument.name()), "excess"];
  // `milestone NAME` is short for `milestone add NAME`.
  const open = path.length === 0 || own.at(-1)?.variadic || path.join() === "milestone";
  const here = open ? [] : [line];
  return [...here, ...command.commands.flatMap((sub) => lines(sub, [...path, sub.name()]))];
}

describe("a word too many", () => {
  const all = lines(declared().program);

  test("is refused by every command that takes a fixed number of words", async () => {
    expect(all.length).toBeGreaterThan(90);
    for (const line of all) {
      const { program, calls } = declared();
      await expect(program.parseAsync(line, { from: "user" }), line.join(" ")).rejects.toMatchObject({
        code: expect.stringMatching(/^commander\.(excessArguments|unknownCommand)$/),
      });
      expect(calls.ran, line.join(" ")).toBe(0);
    }
  });

  test.each([
    "memo add I like him too much --on source:a",
    "codebook add A B C",
    "coder add bilal amara",
    "team add Ann Example",
    "activity add member check",
  ])("writes nothing: %s", async (line) => {
    const study = await studyWith({ "a.txt": "I: Why?\n\nP1: Because.\n" });
    const before = (await ok(study, "log", "--json")).json;
    const ran = await themata(study, line.split(" "));
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain("quotation marks");
    expect((await ok(study, "log", "--json")).json).toEqual(before);
  });
});
