import { describe, expect, test } from "vitest";
import { topics } from "../../src/cli/declare/front-page.js";
import { buildProgram, buildProgramFor } from "../../src/cli/program.js";
import { emptyFolder, ok, studyWith, themata } from "../support/study.js";

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

const hidden = (command: Declared) => (command as unknown as { _hidden?: boolean })._hidden === true;

function pathsOf(command: Declared, path: readonly string[] = []): string[][] {
  return command.commands.flatMap((child) => {
    if (hidden(child)) return [];
    const own = [...path, child.name()];
    return child.commands.length === 0 ? [own] : [own, ...pathsOf(child, own)];
  });
}

const paths = pathsOf(program);

describe("a call", () => {
  test("declares the command that it names, by any of its names, behind any option, and not much else", () => {
    const quiet = { out: () => {}, err: () => {}, width: 80, version: "0" };
    for (const command of buildProgram(async () => {}, quiet).commands)
      for (const word of [command.name(), ...command.aliases()]) {
        const argv = ["--json", "--study", "init", word, "undo"];
        const declared = buildProgramFor(argv, async () => {}, quiet).commands.map((one) => one.name());
        expect(declared, word).toContain(command.name());
        if (word !== "help" && word !== "complete") expect(declared.length, word).toBeLessThan(12);
      }
  });
});

describe("help", () => {
  test("has a first page of one screen, and every command under a topic of it", async () => {
    const { code, stdout } = await themata(emptyFolder(), ["--help"]);
    expect(code).toBe(0);
    const lines = stdout.split("\n");
    expect(lines.length).toBeLessThanOrEqual(45);
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(82);
    const all = await ok(emptyFolder(), "help", "all");
    const listed = new Set(topics.flatMap(({ daily, more }) => [...Object.keys(daily), ...more]));
    for (const name of listed) {
      expect(stdout, name).toMatch(new RegExp(`\\b${name}\\b`));
      expect(all.stdout, name).toMatch(new RegExp(`^ {2}${name} +\\S`, "m"));
    }
    expect([...listed].sort()).toEqual(
      program.commands
        .filter((command) => !hidden(command))
        .map((command) => command.name())
        .sort(),
    );
  });

  test.each(
    topics.map(({ topic, heading }) => [topic, heading]),
  )("of the topic %s lists it", async (topic, heading) => {
    expect((await ok(emptyFolder(), "help", topic)).stdout).toMatch(new RegExp(`^${heading}\\n {2}\\w`));
  });

  test("of the options names those of every command, and the exit codes", async () => {
    const { stdout } = await ok(emptyFolder(), "help", "options");
    expect(stdout).toContain("--study <dir>");
    expect(stdout).toContain("4 conflict");
  });

  test("of a command is the same by 'help' and by --help", async () => {
    for (const path of [["theme", "add"], ["source"], ["find"]])
      expect((await ok(emptyFolder(), "help", ...path)).stdout).toBe(
        (await ok(emptyFolder(), ...path, "--help")).stdout,
      );
    expect((await themata(emptyFolder(), ["help", "nonsense"])).code).toBe(2);
  });

  test.each(
    paths.map((path) => [path.join(" "), path] as const),
  )("of '%s' says what it does, with an example", async (_, path) => {
    const { code, stdout } = await themata(emptyFolder(), [...path, "--help"]);
    expect(code).toBe(0);
    expect(stdout).toContain("Usage: themata");
    const leaf = !paths.some(
      (other) => other.length > path.length && path.every((word, i) => other[i] === word),
    );
    if (leaf && path.at(-1) !== "list") expect(stdout).toContain("Example:");
  });

  test("without a command is the first page; where there is no study, what to do first stands before it", async () => {
    const { code, stdout } = await themata(emptyFolder(), []);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Begin with\n {2}themata demo/);
    expect(stdout).toContain("Usage: themata");
    expect((await ok(await studyWith(), "--quiet")).stdout).toMatch(/^Thematic analysis/);
  });

  test.each([
    ["delete", "source remove"],
    ["search", "find"],
    ["edit", "codebook edit"],
    ["kappa", "agreement"],
    ["theme delete", "drop"],
    ["codebook remove", "retire"],
    ["memo new", "add"],
    ["source add", "import FILE"],
  ])("of '%s', which is no command, names what does it: %s", async (line, meant) => {
    const { code, stderr } = await themata(emptyFolder(), [...line.split(" "), "x"]);
    expect(code).toBe(2);
    expect(stderr).toContain(meant);
  });

  test("is offered for a misspelt command", async () => {
    const { code, stderr } = await themata(emptyFolder(), ["improt", "x"]);
    expect(code).toBe(2);
    expect(stderr).toContain("import");
  });
});
