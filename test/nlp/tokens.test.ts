import { describe, expect, it } from "vitest";
import { stem } from "../../src/nlp/stems.js";
import { contentWords } from "../../src/nlp/tokens.js";

const stems = (text: string) => contentWords(text).map((word) => word.stem);

describe("content words", () => {
  it("stems as Porter's paper does", () => {
    expect(["relational", "caresses", "hopping", "ponies"].map(stem)).toEqual([
      "relat",
      "caress",
      "hop",
      "poni",
    ]);
  });

  it("leaves words with other letters as they are", () => {
    expect(["größe", "доверие"].map(stem)).toEqual(["größe", "доверие"]);
  });

  it("leave out function words, hesitations, bare numbers and single letters", () => {
    expect(stems("Um, you know, I don't think that it's 2,500 or plan B, they've well, trusted")).toEqual([
      "plan",
      "trust",
    ]);
  });

  it("take possessives and contractions apart, with either apostrophe", () => {
    expect(stems("the mentor's and the mentor’s l'école")).toEqual(["mentor", "mentor", "école"]);
  });

  it("compare the parts of a word with hyphens, and show it whole", () => {
    expect(contentWords("near-peer mentoring")).toEqual([
      { word: "near-peer", stem: "peer" },
      { word: "mentoring", stem: "mentor" },
    ]);
  });

  it("cut scripts without spaces by the dictionary", () => {
    expect(stems("我们信任导师").length).toBeGreaterThan(1);
    expect(stems("我们信任导师").join("")).toBe("我们信任导师");
  });
});
