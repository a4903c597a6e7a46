import fs from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { leftBeside, leftIn, makeIn, putInPlace, sweep } from "../../src/store/making.js";
import { writeTogether } from "../../src/store/whole-file.js";
import { leftPlace } from "../support/dead-maker.js";
import { emptyFolder } from "../support/folders.js";

afterEach(() => vi.restoreAllMocks());
const year = 31_536_000_000;
const files = (left: ReturnType<typeof leftIn>) => left.map(({ file }) => file);

describe("what is being made", () => {
  test("is left once its maker is no more, and goes with all that is in it", () => {
    const folder = emptyFolder();
    const place = leftPlace(folder);
    fs.mkdirSync(place);
    fs.writeFileSync(path.join(place, "copy"), "a whole transcript");
    expect(files(leftIn([folder]))).toEqual([place]);
    expect(sweep(leftIn([folder]))).toEqual([place]);
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  test("stays as long as its maker lives, here or in another process", () => {
    const folder = emptyFolder();
    const own = makeIn(folder);
    fs.writeFileSync(own.place, "");
    const other = own.place.replace(`-${process.pid}-`, `-${process.ppid}-`).replace(/-\d+-(?=\w+$)/, "-0-");
    fs.writeFileSync(other, "");
    expect(leftIn([folder])).toEqual([]);
    expect(leftBeside(folder)).toEqual([]);
    own.done();
    expect(fs.readdirSync(folder)).toEqual([path.basename(other)]);
  });

  test.runIf(fs.existsSync("/proc/self/stat"))(
    "is not taken for that of another process that got the maker's number",
    () => {
      const folder = emptyFolder();
      const making = makeIn(folder);
      const before = making.place.replace(/-\d+-(?=\w+$)/, "-1-");
      fs.writeFileSync(before, "");
      expect(files(leftIn([folder]))).toEqual([before]);
      making.done();
    },
  );

  test("on another machine is left when it is older than a day, as is what version 0.1 made", () => {
    const folder = emptyFolder();
    const elsewhere = leftPlace(folder).replace(/making-\w{6}/, "making-000000");
    const old = path.join(folder, ".report.html.0a1b2c3d.tmp");
    for (const file of [elsewhere, old]) fs.writeFileSync(file, "");
    expect(leftIn([folder], Date.now())).toEqual([]);
    expect(files(leftIn([folder], Date.now() + year)).sort()).toEqual([elsewhere, old].sort());
    expect(files(leftBeside(folder, Date.now() + year))).toEqual([elsewhere]);
  });

  test("outside of a study is found by the note in it, and nothing else is taken for it", () => {
    const [inner, outside] = [emptyFolder(), emptyFolder()];
    const place = leftPlace(outside);
    fs.writeFileSync(place, "a whole transcript");
    fs.writeFileSync(path.join(outside, "mine.txt"), "mine");
    fs.writeFileSync(path.join(inner, `${path.basename(place)}.at`), outside);
    expect(sweep(leftIn([inner]))).toEqual([place]);
    expect(fs.readdirSync(inner)).toEqual([]);
    expect(fs.readdirSync(outside)).toEqual(["mine.txt"]);
  });

  test("leaves its note for another time where its disk is not there now", () => {
    const [inner, outside] = [emptyFolder(), emptyFolder()];
    const note = path.join(inner, `${path.basename(leftPlace(outside))}.at`);
    fs.writeFileSync(note, path.join(outside, "stick"));
    expect(sweep(leftIn([inner]))).toEqual([]);
    expect(fs.existsSync(note)).toBe(true);
  });

  test("is noted while it is made, and no longer", () => {
    const [inner, outside] = [emptyFolder(), emptyFolder()];
    const making = makeIn(outside, { notedIn: inner });
    expect(fs.readdirSync(inner)).toEqual([`${path.basename(making.place)}.at`]);
    making.done();
    expect(fs.readdirSync(inner)).toEqual([]);
  });
});

describe("a name", () => {
  test.each(["with links", "without links"])("goes to the first who takes it, on a disk %s", (disk) => {
    if (disk === "without links")
      vi.spyOn(fs, "linkSync").mockImplementation(() => {
        throw Object.assign(new Error("no links"), { code: "EPERM" });
      });
    const folder = emptyFolder();
    const [one, two, target] = ["one", "two", "target"].map((name) => path.join(folder, name)) as [
      string,
      string,
      string,
    ];
    fs.writeFileSync(one, "one");
    fs.writeFileSync(two, "two");
    putInPlace(one, target, false);
    expect(() => putInPlace(two, target, false)).toThrow("EEXIST");
    expect(fs.readFileSync(target, "utf8")).toBe("one");
  });

  test("that is taken while a file is written stays with who took it, and none of several files is left", async () => {
    const folder = emptyFolder();
    const [first, second] = [path.join(folder, "first.csv"), path.join(folder, "second.csv")];
    async function* meanwhile() {
      fs.writeFileSync(second, "somebody else's");
      yield "ours";
    }
    const together = [
      { file: first, content: "ours" },
      { file: second, content: meanwhile() as unknown as string },
    ];
    await expect(writeTogether(together, { replace: false })).rejects.toMatchObject({ code: "EEXIST" });
    expect(fs.readdirSync(folder)).toEqual(["second.csv"]);
    expect(fs.readFileSync(second, "utf8")).toBe("somebody else's");
  });
});
