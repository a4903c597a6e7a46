import { describe, expect, test } from "vitest";
import { buildProgram } from "../../src/cli/program.js";
import { emptyFolder, themata } from "../support/study.js";

interface Declared {
  name(): string;
  readonly commands: readonly Declared[];
  readonly parent: Declared | null;
}

const program = buildProgram(async () => {}, {
  out: () => {},
  err: () => {},
  width: 80,
  version: "0",
}) as unknown as Declared;

function pathsOf(command: Declared, path: readonly string[] = []): string[][] {
  return command.commands.flatMap((child) => {
    const own = [...path, child.name()];
    return child.commands.length === 0 ? [own] : [own, ...pathsOf(child, own)];
  });
}

const paths = pathsOf(program);

describe("help", () => {
  test("lists every group of commands and the exit codes", async () => {
    const { code, stdout } = await themata(emptyFolder(), ["--help"]);
    expect(code).toBe(0);
    for (const group of [
      "Start:",
      "Data:",
      "Codebook:",
      "Coding:",
      "Themes:",
      "Analysis:",
      "Report and review:",
      "History:",
    ])
      expect(stdout).toContain(group);
    expect(stdout).toContain("4 conflict");
  });

  test.each(paths.map((path) => [path.join(" "), path] as const))(
    "of '%s' says what it does, with an example",
    async (_, path) => {
      const { code, stdout } = await themata(emptyFolder(), [...path, "--help"]);
      expect(code).toBe(0);
      expect(stdout).toContain("Usage: themata");
      const leaf = !paths.some(
        (other) => other.length > path.length && path.every((word, i) => other[i] === word),
      );
      if (leaf && path.at(-1) !== "list") expect(stdout).toContain("Example:");
    },
  );

  test("of no command at all is the help, as wrong usage", async () => {
    const { code, stderr } = await themata(emptyFolder(), []);
    expect(code).toBe(2);
    expect(stderr).toContain("Usage: themata");
  });

  test("is offered for a misspelt command", async () => {
    const { code, stderr } = await themata(emptyFolder(), ["improt", "x"]);
    expect(code).toBe(2);
    expect(stderr).toContain("import");
  });
});
