import fs from "node:fs";
import { describe, expect, test } from "vitest";
import { hasGlyph, notDrawn, wordsOf } from "../../src/report/glyphs.js";

const font = fs.readFileSync("assets/fonts/LiberationSans-Regular.ttf");

describe("characters that the font of pictures cannot draw", () => {
  test("are named once, in order; those it has and those without a shape are not", () => {
    const has = hasGlyph(font);
    expect(notDrawn("Žofie Ελένη Ирина “naïve” – 5 €", has)).toEqual([]);
    expect(notDrawn("信 🎓 信任\u200d\u200e 🎓", has)).toEqual(["信", "🎓", "任"]);
  });

  test("are looked for in the words of a drawing, marks and its hidden title left out", () => {
    const svg =
      '<svg><title>信</title><text fill="#信">Fair &amp; square &#x1f393;</text><text>a &lt; b</text></svg>';
    expect(wordsOf(svg).trim().split(/\n+/)).toEqual(["Fair & square 🎓", "a < b"]);
  });

  test("a font that cannot be read has none", () => {
    expect(hasGlyph(new Uint8Array([1, 2, 3]))(65)).toBe(false);
    expect(hasGlyph(font.subarray(0, 400))(65)).toBe(false);
  });
});
