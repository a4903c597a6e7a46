import fs from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { smallDisk } from "../support/small-disk.js";
import { emptyFolder, ok, studyWith, themata } from "../support/study.js";

const disk = smallDisk(3);
afterAll(() => disk?.remove());
const talk = "I: Hello.\n\nP1: I learned a lot from her.\n";

/** What the system or Node calls a failure; a person is told in words. */
const raw = /\bE[A-Z]{4,}\b|syscall|errno|node:/;

async function refused(folder: string, ...argv: string[]) {
  const { code, stderr } = await themata(folder, argv);
  expect([argv, code, stderr]).toEqual([argv, 3, expect.not.stringMatching(raw)]);
  return stderr;
}

describe.skipIf(disk === null)("on a disk that is full", () => {
  test("a study is read, and whatever writes says so and leaves what was there", async () => {
    if (disk === null) return;
    const { folder } = disk;
    fs.cpSync(await studyWith({ "a.txt": talk }), folder, { recursive: true });
    await ok(folder, "codebook", "add", "Learning");
    fs.writeFileSync(path.join(folder, "b.txt"), talk.replace("her", "him"));
    fs.writeFileSync(path.join(folder, "old.md"), "the old report");
    const outside = emptyFolder();
    await ok(folder, "backup", path.join(outside, "before.db"));
    disk.fill();
    const files = fs.readdirSync(folder, { recursive: true }).sort();

    for (const line of ["status", "log", "verify", "sources", "codebook"])
      await ok(folder, ...line.split(" "));
    await ok(folder, "backup", path.join(outside, "full.db"));
    for (const line of [
      "import b.txt",
      "codebook add Trust",
      "undo",
      "backup",
      "backup safe.db",
      "init inner --approach codebook",
    ])
      expect(await refused(folder, ...line.split(" "))).toMatch(/disk is full/);
    for (const line of [
      "report -o old.md --force",
      "report -o new.md",
      "codebook export new.yaml",
      "bundle create new.zip",
      "bundle create new",
      `restore ${path.join(outside, "before.db")}`,
    ])
      expect(await refused(folder, ...line.split(" "))).toMatch(/disk is full/);
    expect(fs.readFileSync(path.join(folder, "old.md"), "utf8")).toBe("the old report");
    const empty = (name: unknown) => !/study\.db-|^inner$/.test(String(name));
    expect(fs.readdirSync(folder, { recursive: true }).filter(empty).sort()).toEqual(files.filter(empty));

    disk.free();
    await ok(folder, "codebook", "add", "Trust");
    expect((await ok(folder, "verify", "--json")).json.ok).toBe(true);
  });
});

describe("a place where no file can be", () => {
  test.each([
    "a.txt/x",
    "no/such/x",
    `${"x".repeat(300)}/x`,
    "loop/x",
  ])("is told in words: %s", async (place) => {
    const folder = await studyWith({ "a.txt": talk });
    fs.symlinkSync("loop", path.join(folder, "loop"));
    for (const line of [
      `report -o ${place}.html`,
      `backup ${place}.db`,
      `codebook export ${place}.yaml`,
      `bundle create ${place}.zip`,
      `import ${place}.txt`,
      `restore ${place}.db`,
      `check manuscript ${place}.docx`,
    ])
      await refused(folder, ...line.split(" "));
  });
});
