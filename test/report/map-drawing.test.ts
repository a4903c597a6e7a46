import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawMap } from "../../src/report/map/draw-map.js";
import { linesOf, lineWidth } from "../../src/report/map/letters.js";
import { themeGraph } from "../../src/report/map/theme-graph.js";
import { plainSvg } from "../../src/report/writers/plain-svg.js";
import { graphOf, overlapsIn, related, wordsOf } from "./map-words.js";
import { code, sampleGraph, theme } from "./sample-model.js";

/** A sheet of A4 laid across with margins of 10 mm, in points. */
const sheet = { width: (277 / 25.4) * 72, height: (190 / 25.4) * 72 };

const boxOf = (svg: string) => {
  const [x = 0, y = 0, width = 0, height = 0] = (/viewBox="([^"]*)"/.exec(svg)?.[1] ?? "")
    .split(" ")
    .map(Number);
  return { x, y, width, height };
};

/** Size in points of the smallest words where the drawing fills the sheet. */
function smallestOn(svg: string): number {
  const { width, height } = boxOf(svg);
  const scale = Math.min(sheet.width / width, sheet.height / height);
  return Math.min(...wordsOf(svg).map(({ size }) => size)) * scale;
}

describe("the drawing of a thematic map", () => {
  test("with 80 nodes holds on A4 laid across with words of 8 points or more, none on another", () => {
    for (const counts of [true, false])
      for (const [tops, subs] of [
        [6, 8],
        [8, 0],
        [5, 12],
        [10, 4],
      ] as const) {
        const graph = graphOf(tops, subs, 80 - tops - subs, related, counts);
        expect(graph.nodes).toHaveLength(80);
        const { svg, smallestPt } = drawMap(graph);
        expect(overlapsIn(wordsOf(svg))).toEqual([]);
        expect(smallestOn(svg)).toBeGreaterThanOrEqual(8);
        expect(smallestPt).toBeCloseTo(Math.floor(smallestOn(svg) * 10) / 10, 5);
      }
  });

  test("says how small its words come out where it does not hold", () => {
    const { svg, smallestPt } = drawMap(graphOf(12, 20, 300, related));
    expect(smallestPt).toBeLessThan(8);
    expect(Math.abs(smallestPt - smallestOn(svg))).toBeLessThan(0.11);
    expect(overlapsIn(wordsOf(svg))).toEqual([]);
  });

  test("of any map has every word inside, none on another, and only plain drawing", () => {
    const pair = fc.tuple(fc.nat(30), fc.nat(30));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.nat(8),
        fc.nat(40),
        fc.array(pair, { maxLength: 9 }),
        (tops, subs, codes, pairs) => {
          const { svg } = drawMap(graphOf(tops, subs, codes, pairs));
          const { x, y, width, height } = boxOf(svg);
          const words = wordsOf(svg);
          for (const word of words) {
            expect(word.left).toBeGreaterThanOrEqual(x - 0.5);
            expect(word.right).toBeLessThanOrEqual(x + width + 0.5);
            expect(word.top).toBeGreaterThanOrEqual(y - 2);
            expect(word.bottom).toBeLessThanOrEqual(y + height + 0.5);
          }
          expect(overlapsIn(words)).toEqual([]);
          plainSvg(svg);
        },
      ),
      { numRuns: 25 },
    );
  });

  test("is the same picture each time, and keeps the researcher's order", () => {
    expect(drawMap(sampleGraph)).toEqual(drawMap(structuredClone(sampleGraph)));
    const boxes = wordsOf(drawMap(sampleGraph).svg).filter(({ text }) => /^(Being|Time|Learning)/.test(text));
    expect(boxes.map(({ text }) => text.split(" ")[0])).toEqual(["Being", "Time", "Learning"]);
  });

  test("shows a code under each of its themes, and says what italics mean", () => {
    const { svg } = drawMap(sampleGraph);
    expect(svg.match(/>shares own mistakes</g)).toHaveLength(2);
    expect(svg).toContain("Codes in italics stand under several themes.");
  });

  test("takes any name, and keeps markup as words", () => {
    const name = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.constant('<script>"&\u202e👩‍🔬漢字'.repeat(6)),
    );
    fc.assert(
      fc.property(name, name, (a, b) => {
        const graph = themeGraph(
          [theme(1, null, a), theme(2, null, b)],
          [code(1, a)],
          {
            codes: [{ themeId: 1, codeId: 1 }],
            relations: [{ fromId: 1, toId: 2, relation: b }],
          },
          null,
        );
        const { svg } = drawMap(graph);
        plainSvg(svg);
        expect(overlapsIn(wordsOf(svg))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  test("of nothing is empty, and of one theme is not blown up", () => {
    expect(drawMap(themeGraph([], [], { codes: [], relations: [] }, null)).smallestPt).toBe(0);
    const { svg } = drawMap(themeGraph([theme(1, null, "One")], [], { codes: [], relations: [] }, null));
    expect(boxOf(svg).width).toBe(640);
  });

  test("of 200 nodes shows every one of them", () => {
    const graph = graphOf(12, 18, 170, related);
    expect(graph.nodes).toHaveLength(200);
    const { svg } = drawMap(graph);
    expect(svg.match(/<g [^>]*class="node[ "]/g)).toHaveLength(200);
  });
});

describe("words on the map", () => {
  test("are broken within the width, and lose no letter", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."ab Wé漢") }).map((text) => `a${text}`),
        fc.integer({ min: 20, max: 90 }),
        (text, width) => {
          const lines = linesOf(text, width, 11);
          for (const line of lines) expect(lineWidth(line, 11)).toBeLessThanOrEqual(width);
          expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
        },
      ),
    );
  });
});
