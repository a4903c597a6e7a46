import fs from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { editText } from "../../src/cli/terminal/editor.js";
import { leftPlace } from "../support/dead-maker.js";
import { digest } from "../support/sqlite-study.js";
import { emptyFolder, ok, studyWith, themata } from "../support/study.js";

afterEach(() => vi.restoreAllMocks());

const talk = "I: Hello.\n\nP1: I learned a lot from her.\n";
const inside = (folder: string, ...names: string[]) => path.join(folder, ".themata", ...names);
const originals = (folder: string) => fs.readdirSync(inside(folder, "originals"));
const sound = async (folder: string) => (await ok(folder, "verify", "--json")).json.ok;

/** Has an act fail after its rows were written and its files brought. */
async function failingAct(folder: string): Promise<void> {
  const { default: Database } = await import("better-sqlite3");
  const exec = Database.prototype.exec;
  vi.stubEnv("THEMATA_SQLITE", "better");
  vi.spyOn(Database.prototype, "exec").mockImplementation(function (
    this: InstanceType<typeof Database>,
    text,
  ) {
    if (text !== "commit") return exec.call(this, text);
    expect(originals(folder)).toHaveLength(1);
    throw Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" });
  });
}

describe("an original", () => {
  test("is kept by the import that stands, and by none that is tried, refused or failed", async () => {
    const folder = await studyWith();
    fs.writeFileSync(path.join(folder, "a.txt"), talk);
    fs.writeFileSync(path.join(folder, "empty.txt"), "");
    await ok(folder, "import", "a.txt", "--dry-run");
    expect(originals(folder)).toEqual([]);
    expect((await themata(folder, ["import", "empty.txt"])).code).toBe(3);
    expect(originals(folder)).toEqual([]);
    await failingAct(folder);
    expect((await themata(folder, ["import", "a.txt"])).code).toBe(3);
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    expect(originals(folder)).toEqual([]);
    await ok(folder, "import", "a.txt");
    expect(originals(folder)).toHaveLength(1);
    await ok(folder, "import", "a.txt");
    expect(originals(folder)).toHaveLength(1);
    expect(await sound(folder)).toBe(true);
  });

  test("stays after an undo as long as a redo can need it, and goes when none can", async () => {
    const folder = await studyWith({ "a.txt": talk });
    const [name = ""] = originals(folder);
    await ok(folder, "undo");
    expect(await sound(folder)).toBe(true);
    expect(originals(folder)).toEqual([name]);
    await ok(folder, "redo");
    expect(await sound(folder)).toBe(true);
    await ok(folder, "undo");
    await ok(folder, "codebook", "add", "Learning");
    expect(await sound(folder)).toBe(true);
    expect(originals(folder)).toEqual([]);
  });

  test("of a source that was removed stays, for an undo brings the source back", async () => {
    const folder = await studyWith({ "a.txt": talk });
    await ok(folder, "source", "remove", "a", "--reason", "wrong file");
    await ok(folder, "codebook", "add", "Learning");
    await ok(folder, "status");
    await ok(folder, "undo", "2");
    expect(originals(folder)).toHaveLength(1);
    expect(await sound(folder)).toBe(true);
  });

  test("of an import that was cut off goes with the next command, or is kept where its act holds", async () => {
    const folder = await studyWith({ "a.txt": talk });
    const [name = ""] = originals(folder);
    fs.renameSync(inside(folder, "originals", name), leftPlace(inside(folder, "originals"), `.${name}`));
    fs.writeFileSync(leftPlace(inside(folder, "originals"), `.${"0".repeat(32)}`), "never committed");
    const { code, stdout } = await themata(folder, ["doctor"]);
    expect(code).toBe(1);
    expect(stdout).toContain(`deleted now: ${path.join(".themata", "originals", "0".repeat(32))}`);
    expect(originals(folder)).toEqual([name]);
    expect(await sound(folder)).toBe(true);
  });
});

describe("what a killed command left half-made", () => {
  test("goes with the next command, wherever it lies, and doctor names it", async () => {
    const folder = await studyWith({ "a.txt": talk });
    const outside = emptyFolder();
    const report = leftPlace(outside);
    const plant = () => {
      for (const name of ["", "backups", "originals"]) {
        const place = leftPlace(inside(folder, name));
        fs.mkdirSync(place);
        fs.writeFileSync(path.join(place, "copy"), talk);
      }
      fs.writeFileSync(report, talk);
      fs.writeFileSync(inside(folder, `${path.basename(report)}.at`), outside);
    };
    const left = () => [
      ...fs
        .readdirSync(inside(folder), { recursive: true, encoding: "utf8" })
        .filter((name) => name.includes("making")),
      ...fs.readdirSync(outside),
    ];
    plant();
    await ok(folder, "status");
    expect(left()).toEqual([]);
    plant();
    const { code, stdout } = await themata(folder, ["doctor"]);
    expect(code).toBe(1);
    expect(stdout).toContain(path.basename(report));
    expect(left()).toEqual([]);
    expect((await themata(folder, ["doctor"])).code).toBe(0);
  });

  test("of a study that was never made goes when it is made", async () => {
    const folder = emptyFolder();
    fs.mkdirSync(leftPlace(folder));
    await ok(folder, "init", "--approach", "codebook");
    expect(fs.readdirSync(folder)).toEqual([".themata"]);
  });
});

test("what an editor left beside a text goes with it", async () => {
  const folder = await studyWith();
  const { Context } = await import("../../src/cli/context.js");
  const env = {
    EDITOR: `sh -c 'cp "$0" "$0~"; cp "$0" "$(dirname "$0")/.$(basename "$0").swp"; echo more >> "$0"'`,
  };
  const context = new Context({ cwd: folder, env, clock: () => 0 } as never, {}, {} as never, async () => 0);
  const edited = await editText(context, {
    file: "edit-codebook.yaml",
    initial: "codes: []\n",
    instead: "--file",
  });
  expect(fs.readdirSync(inside(folder)).filter((name) => name.includes("edit-"))).toHaveLength(3);
  await edited?.commit();
  expect(fs.readdirSync(inside(folder)).filter((name) => name.includes("edit-"))).toEqual([]);
});

test("of two backups to one name at once one is made, whole, and the other refused", async () => {
  const folder = await studyWith({ "a.txt": talk });
  const link = fs.linkSync;
  const other = path.join(folder, "other.db");
  await ok(folder, "backup", other);
  vi.spyOn(fs, "linkSync").mockImplementationOnce((from, to) => {
    link(other, to);
    link(from, to);
  });
  const { code, stderr } = await themata(folder, ["backup", "safe.db"]);
  expect(code).toBe(2);
  expect(stderr).toContain("already exists");
  expect(digest(path.join(folder, "safe.db"))).toBe(digest(other));
  expect(fs.readdirSync(folder).sort()).toEqual([".themata", "a.txt", "other.db", "safe.db"]);
});
