import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it, test } from "vitest";
import { userConfigFile } from "../../src/cli/coder/settings.js";
import { emptyFolder, studyWith, themata } from "../support/study.js";

interface Shown {
  readonly key: string;
  readonly value: string;
  readonly origin: string;
  readonly file: string | null;
}

async function settings(cwd: string, home: string): Promise<Map<string, Shown>> {
  const ran = await themata(cwd, ["config", "show", "--json"], { env: { XDG_CONFIG_HOME: home } });
  return new Map((ran.json.settings as Shown[]).map((entry) => [entry.key, entry]));
}

const config = (cwd: string, home: string, ...argv: string[]) =>
  themata(cwd, ["config", ...argv], { env: { XDG_CONFIG_HOME: home } });

describe("config", () => {
  it("shows every setting with its origin: the study's before the user's before what is built in", async () => {
    const [home, study] = [emptyFolder(), await studyWith()];
    expect((await settings(study, home)).get("keys.undo")).toEqual({
      key: "keys.undo",
      value: "u",
      origin: "default",
      file: null,
    });
    await config(study, home, "set", "keys.undo", "z");
    await config(study, home, "set", "coder.unit", "turn");
    await config(study, home, "set", "keys.undo", "Z C-z", "--in-study");
    const shown = await settings(study, home);
    expect(shown.get("keys.undo")).toMatchObject({
      value: "Z C-z",
      origin: "study",
      file: path.join(study, ".themata", "config.yaml"),
    });
    expect(shown.get("coder.unit")).toMatchObject({
      value: "turn",
      origin: "user",
      file: path.join(home, "themata", "config.yaml"),
    });
    const people = await config(study, home, "show", "--origin");
    expect(people.stdout).toMatch(/keys\.undo +Z C-z +study: /);
    expect(people.stdout).toMatch(/keys\.redo +U C-r +built in/);
  });

  it("keeps the comments of the file, writes it for its owner alone, and takes settings out again", async () => {
    const [home, study] = [emptyFolder(), await studyWith()];
    const file = path.join(home, "themata", "config.yaml");
    fs.mkdirSync(path.dirname(file));
    fs.writeFileSync(file, "# mine\nkeys:\n  undo: z # like elsewhere\n");
    await config(study, home, "set", "keys.redo", "y");
    expect(fs.readFileSync(file, "utf8")).toMatch(/# mine[\s\S]*# like elsewhere[\s\S]*redo/);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    await config(study, home, "unset", "keys.redo");
    const shown = await settings(study, home);
    expect(shown.get("keys.redo")?.origin).toBe("default");
    expect(shown.get("keys.undo")).toMatchObject({ value: "z", origin: "user" });
  });

  it("refuses what it does not know, and names the file that is at fault", async () => {
    const [home, study] = [emptyFolder(), await studyWith()];
    expect((await config(study, home, "set", "keys.dance", "d")).code).toBe(2);
    expect((await config(study, home, "set", "coder.unit", "page")).stderr).toContain("sentence, turn");
    expect((await config(study, home, "set", "keys.undo", "C-nothing")).code).toBe(2);
    const file = path.join(home, "themata", "config.yaml");
    expect(fs.existsSync(file)).toBe(false);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, "keys:\n  dance: d\n");
    const ran = await config(study, home, "show");
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain(file);
  });

  it("works without a study", async () => {
    const [home, nowhere] = [emptyFolder(), emptyFolder()];
    expect((await settings(nowhere, home)).size).toBeGreaterThan(50);
  });
});

it("a folder given as a setting is meant from where the user stands", async () => {
  const home = emptyFolder();
  const env = { HOME: home };
  const ran = await themata(home, ["config", "set", "suggest.encoder", "encoder", "--json"], { env });
  expect(ran.json).toMatchObject({ key: "suggest.encoder", value: path.join(home, "encoder") });
  expect(
    (await themata(home, ["config", "set", "suggest.encoder", "off", "--json"], { env })).json.value,
  ).toBe("off");
});

test("settings of one's own never lie in the folder that one happens to be in", async () => {
  const folder = emptyFolder();
  const ran = await themata(folder, ["config", "set", "coder.unit", "turn", "--json"], {
    env: { HOME: "", XDG_CONFIG_HOME: path.join(folder, "elsewhere") },
  });
  expect(ran.code).toBe(0);
  expect(fs.readdirSync(folder)).toEqual(["elsewhere"]);
  expect(userConfigFile({ env: {} } as never)).toBe(
    path.join(os.homedir(), ".config", "themata", "config.yaml"),
  );
});
