import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeWhole } from "../../src/store/whole-file.js";
import { failingHalfWay } from "../support/half-way.js";

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "themata-whole-"));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const inFolder = (name: string) => path.join(folder, name);
const mode = (file: string) => fs.statSync(file).mode & 0o777;

describe("a file written whole", () => {
  it.each([
    ["text", "Größe\n", Buffer.from("Größe\n")],
    ["bytes", new Uint8Array([0, 255, 10]), Buffer.from([0, 255, 10])],
    ["nothing at all", "", Buffer.alloc(0)],
  ])("holds %s as it was given, alone in its folder and for its owner alone", async (_, content, bytes) => {
    const file = inFolder("deep/er/notes.txt");
    await writeWhole(file, content);
    expect(fs.readFileSync(file)).toEqual(bytes);
    expect(mode(file)).toBe(0o600);
    expect([mode(inFolder("deep")), mode(inFolder("deep/er"))]).toEqual([0o700, 0o700]);
    expect(fs.readdirSync(path.dirname(file))).toEqual(["notes.txt"]);
  });

  it("takes the place of the file that was there", async () => {
    fs.writeFileSync(inFolder("notes.txt"), "a much longer text than the new one", { mode: 0o644 });
    await writeWhole(inFolder("notes.txt"), "new");
    expect(fs.readFileSync(inFolder("notes.txt"), "utf8")).toBe("new");
    expect(mode(inFolder("notes.txt"))).toBe(0o600);
    expect(fs.readdirSync(folder)).toEqual(["notes.txt"]);
  });

  it("is one of those given to it, whole, where several are written at once", async () => {
    const texts = ["a", "b", "c"].map((letter) => letter.repeat(300_000));
    await Promise.all(texts.map((text) => writeWhole(inFolder("notes.txt"), text)));
    expect(texts).toContain(fs.readFileSync(inFolder("notes.txt"), "utf8"));
    expect(fs.readdirSync(folder)).toEqual(["notes.txt"]);
  });
});

describe("a file that cannot be written whole", () => {
  it("leaves the one before and no other beside it when the writing fails half-way", async () => {
    fs.writeFileSync(inFolder("notes.txt"), "before");
    await expect(writeWhole(inFolder("notes.txt"), failingHalfWay())).rejects.toThrow("the disk is full");
    expect(fs.readdirSync(folder)).toEqual(["notes.txt"]);
    expect(fs.readFileSync(inFolder("notes.txt"), "utf8")).toBe("before");
  });

  it("leaves none when it is the first and the writing fails half-way", async () => {
    await expect(writeWhole(inFolder("notes.txt"), failingHalfWay())).rejects.toThrow("the disk is full");
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  it("leaves a folder that has its name as it is, and nothing beside it", async () => {
    fs.mkdirSync(inFolder("notes"));
    fs.writeFileSync(inFolder("notes/one.txt"), "one");
    await expect(writeWhole(inFolder("notes"), "two")).rejects.toThrow(/EISDIR|ENOTEMPTY|EPERM/);
    expect(fs.readdirSync(folder, { recursive: true })).toEqual(["notes", "notes/one.txt"]);
  });

  it("leaves a file in the way of its folder as it is", async () => {
    fs.writeFileSync(inFolder("notes"), "a file");
    await expect(writeWhole(inFolder("notes/one.txt"), "one")).rejects.toThrow(/EEXIST|ENOTDIR/);
    expect(fs.readdirSync(folder)).toEqual(["notes"]);
    expect(fs.readFileSync(inFolder("notes"), "utf8")).toBe("a file");
  });
});
