import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sentenceSplitter } from "../../src/nlp/sentences.js";
import { SourceText } from "../../src/text/source-text.js";

async function sentences(language: string, turn: string): Promise<string[]> {
  const text = new SourceText(turn);
  return (await sentenceSplitter(language))(turn).map((span) => text.slice(span));
}

describe("sentences", () => {
  it("are not cut after English abbreviations", async () => {
    expect(await sentences("en", "Dr. Lee came at 3 p.m. She stayed. Really?")).toEqual([
      "Dr. Lee came at 3 p.m.",
      "She stayed.",
      "Really?",
    ]);
  });

  it("stand at code points, without the space around them", async () => {
    const split = await sentenceSplitter("");
    expect(split("  😀 We laughed. Then we 😀 left. ")).toEqual([
      { start: 2, end: 15 },
      { start: 16, end: 31 },
    ]);
  });

  it("are found in other languages by the platform's rules, past abbreviations", async () => {
    expect(await sentences("de", "Das war z. B. gut. Dr. Weiß half uns. Na ja.")).toEqual([
      "Das war z. B. gut.",
      "Dr. Weiß half uns.",
      "Na ja.",
    ]);
    expect(await sentences("es", "No. Luego vino la Sra. Gil, etc. y nos ayudó.")).toEqual([
      "No.",
      "Luego vino la Sra. Gil, etc. y nos ayudó.",
    ]);
  });

  it("are found in a turn without Latin letters even where no language is told", async () => {
    expect(await sentences("", "我信任她。后来我们谈了。")).toEqual(["我信任她。", "后来我们谈了。"]);
  });

  it("take any language's name without failing", async () => {
    expect(await sentences("Klingon (old)", "One here. Two there.")).toEqual(["One here.", "Two there."]);
  });

  it("cover every character of a turn but space, in order, whatever is said", async () => {
    const splitters = await Promise.all(["en", "de"].map(sentenceSplitter));
    const piece = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 8 }),
      fc.constantFrom(". ", "? ", "\n", "Dr. ", "\u00a0", "can't ", "we left", "…", '"No." '),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const turn = pieces.join("");
        const text = new SourceText(turn);
        for (const split of splitters) {
          const spans = split(turn);
          const said = spans.map((span) => text.slice(span));
          expect(said.join("").replace(/\s+/g, "")).toBe(turn.replace(/\s+/g, ""));
          spans.forEach((span, i) => {
            expect(span.start).toBeLessThan(span.end);
            if (i > 0) expect(span.start).toBeGreaterThanOrEqual(spans[i - 1]?.end ?? 0);
          });
        }
      }),
      { numRuns: 200 },
    );
  });
});
