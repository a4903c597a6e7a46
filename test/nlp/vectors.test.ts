import { describe, expect, it } from "vitest";
import { universalEncoder } from "../../src/nlp/encoder-use.js";
import { vectorsFor } from "../../src/nlp/vectors.js";

const source = { reader: "of the package's own files" };
const encoder =
  (embed: (texts: readonly string[]) => Promise<number[][]>, seen: unknown[] = []) =>
  async (name: string) =>
    name.includes("model")
      ? { modelSource: source }
      : {
          initModel: async (given: unknown) => {
            seen.push(given);
            return { embed };
          },
        };
const missing = async () => {
  throw Object.assign(new Error("Cannot find package"), { code: "ERR_MODULE_NOT_FOUND" });
};

describe("sentence vectors", () => {
  it("are of length 1, come from the model in its package, and each text is encoded once", async () => {
    const seen: unknown[] = [];
    const asked: string[] = [];
    const load = encoder(async (texts) => {
      asked.push(...texts);
      return texts.map((text) => [text.length, 0, 1]);
    }, seen);
    const memory = new Map<string, Float32Array>();
    const { of, description: expected } = await vectorsFor(
      ["abc", "abc", "", "  ", "de"],
      memory,
      universalEncoder(load),
    );
    expect(asked).toEqual(["de", "abc"]);
    expect(seen).toEqual([source]);
    expect(Math.hypot(...(of("abc") ?? []))).toBeCloseTo(1, 6);
    expect([of(""), of("other")]).toEqual([undefined, undefined]);
    expect(expected).toContain("With sentence vectors");
    await vectorsFor(["abc", "de"], memory, universalEncoder(missing));
    expect(asked).toHaveLength(2);
  });

  it("are done without where the encoder is not installed, and that is said", async () => {
    const { of, description: output } = await vectorsFor(["abc"], new Map(), universalEncoder(missing));
    expect([of("abc"), output]).toEqual([undefined, "No sentence encoder is installed; by n-grams only."]);
  });

  it.each([
    ["cannot load", async () => Promise.reject(new Error("bad magic")), "could not be loaded (bad magic)"],
    ["is of another version", async () => ({}), "could not be loaded"],
    ["fails at work", encoder(async () => Promise.reject(new Error("out of memory"))), "failed"],
  ])("are done without where the encoder %s, and that is said", async (_, load, why) => {
    const { of, description } = await vectorsFor(["abc"], new Map(), universalEncoder(load));
    expect(of("abc")).toBeUndefined();
    expect(description).toContain(why);
    expect(description).toContain("n-grams only");
  });

  it("that are no numbers count as none", async () => {
    const { of } = await vectorsFor(
      ["a", "b"],
      new Map(),
      universalEncoder(
        encoder(async () => [
          [Number.NaN, 1],
          [0, 0],
        ]),
      ),
    );
    expect([of("a"), of("b")]).toEqual([undefined, undefined]);
  });
});
