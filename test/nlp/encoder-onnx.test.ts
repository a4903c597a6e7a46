import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { chooseEncoder } from "../../src/jobs/encoder-choice.js";
import { vectorsFor } from "../../src/nlp/vectors.js";
import { encoderPackages, hasPackage } from "../support/encoder-packages.js";
import { emptyFolder } from "../support/study.js";
import { writeTinyEncoder } from "../support/tiny-encoder.js";

const modules = encoderPackages;
const runs = hasPackage("onnxruntime-web");

const vectors = { trust: [1, 0, 0], promise: [0.6, 0.8, 0], money: [0, 0, 2] };
const encoded = async (folder: string, texts: readonly string[], where = modules) =>
  vectorsFor(texts, new Map(), await chooseEncoder({ use: folder, modules: where }));

describe.skipIf(!runs)("a sentence encoder of the user's own", () => {
  it("gives the mean of the tokens' vectors, of length 1, from local files", async () => {
    const folder = path.join(emptyFolder(), "encoder");
    writeTinyEncoder(folder, vectors);
    const { of, description: expected } = await encoded(folder, ["Trust promise", "MONEY", "trust"]);
    expect(expected).toBe(`With sentence vectors (${folder}).`);
    const mean = [0.8, 0.4, 0];
    const length = Math.hypot(...mean);
    expect([...(of("Trust promise") ?? [])]).toEqual(mean.map((v) => expect.closeTo(v / length, 5)));
    expect([...(of("MONEY") ?? [])]).toEqual([0, 0, 1]);
    expect(of("trust")).toEqual(Float32Array.of(1, 0, 0));
  });

  it("is cut at so many tokens as the model can take", async () => {
    const folder = path.join(emptyFolder(), "encoder");
    writeTinyEncoder(folder, vectors);
    fs.writeFileSync(path.join(folder, "tokenizer_config.json"), JSON.stringify({ model_max_length: 2 }));
    const text = "trust money money money promise";
    const { of } = await encoded(folder, [text]);
    expect([...(of(text) ?? [])]).toEqual(
      [0.8, 0.4, 0].map((v) => expect.closeTo(v / Math.hypot(0.8, 0.4), 5)),
    );
  });

  it("that is no model is done without, and that is said", async () => {
    const folder = path.join(emptyFolder(), "encoder");
    writeTinyEncoder(folder, vectors);
    fs.writeFileSync(path.join(folder, "model.onnx"), "not a model");
    const { of, description: output } = await encoded(folder, ["trust"]);
    expect(of("trust")).toBeUndefined();
    expect(output).toMatch(/^The sentence encoder could not be loaded \(.+\); by n-grams only\.$/);
  });
});

describe("an encoder's folder that is not whole", () => {
  it.each([
    ["model.onnx", "there is no model.onnx in"],
    ["tokenizer.json", "there is no tokenizer.json in"],
  ])("without %s is done without, and that is said", async (file, why) => {
    const folder = path.join(emptyFolder(), "encoder");
    writeTinyEncoder(folder, vectors);
    fs.rmSync(path.join(folder, file));
    const { of, description: expected } = await encoded(folder, ["trust"]);
    expect([of("trust"), expected]).toEqual([undefined, expect.stringContaining(why)]);
    expect(expected).toContain("by n-grams only");
  });

  it("that is not there at all, or holds no JSON, says so", async () => {
    const folder = path.join(emptyFolder(), "encoder");
    expect((await encoded(folder, ["trust"])).description).toContain("there is no tokenizer.json");
    writeTinyEncoder(folder, vectors);
    fs.writeFileSync(path.join(folder, "tokenizer.json"), "{");
    expect((await encoded(folder, ["trust"])).description).toContain("is not JSON");
  });

  it.skipIf(runs && modules === null)("needs its runtime, and says where that is missing", async () => {
    const folder = path.join(emptyFolder(), "encoder");
    writeTinyEncoder(folder, vectors);
    expect((await encoded(folder, ["trust"], emptyFolder())).description).toContain("onnxruntime-web");
  });
});
