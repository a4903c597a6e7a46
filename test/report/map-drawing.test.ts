import { existsSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawMap } from "../../src/report/map/draw-map.js";
import { linesOf, lineWidth } from "../../src/report/map/letters.js";
import { mapPage } from "../../src/report/map/map-page.js";
import { type Graph, themeGraph } from "../../src/report/map/theme-graph.js";
import { plainSvg } from "../../src/report/writers/plain-svg.js";
import { code, sampleGraph, theme } from "./sample-model.js";

/** A sheet of A4 laid across with margins of 10 mm, in points. */
const sheet = { width: (277 / 25.4) * 72, height: (190 / 25.4) * 72 };

interface Words {
  readonly text: string;
  readonly size: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Every line of words of a drawing with the box it takes. */
function wordsOf(svg: string): Words[] {
  return [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = "", raw = ""]) => {
    const value = (name: string) => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1];
    const text = raw
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&amp;", "&");
    const size = Number(value("font-size"));
    const width = lineWidth(text, size, value("font-weight") === "bold");
    const x = Number(value("x")) - (value("text-anchor") === "middle" ? width / 2 : 0);
    const y = Number(value("y"));
    return { text, size, left: x, right: x + width, top: y - size * 0.75, bottom: y + size * 0.22 };
  });
}

function overlapsIn(words: readonly Words[]): string[] {
  return words.flatMap((a, i) =>
    words
      .slice(i + 1)
      .filter(
        (b) =>
          a.left < b.right - 0.2 &&
          b.left < a.right - 0.2 &&
          a.top < b.bottom - 0.2 &&
          b.top < a.bottom - 0.2,
      )
      .map((b) => `${a.text} / ${b.text}`),
  );
}

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

/** Themes with subthemes and codes under long and short names, and relations between any two of them. */
function graphOf(
  tops: number,
  subs: number,
  codes: number,
  relations: readonly [number, number][],
  counts = true,
): Graph {
  const themes = [
    ...Array.from({ length: tops }, (_, i) =>
      theme(i + 1, null, `A claim that says what number ${i + 1} is about`),
    ),
    ...Array.from({ length: subs }, (_, i) =>
      theme(tops + i + 1, (i % tops) + 1, `A smaller claim, ${i}, below it`),
    ),
  ];
  const all = themes.length;
  const names = [
    "kept small promises",
    "time",
    "disagreements that are left to sit",
    "a word said in passing",
    "daring to ask",
  ];
  const list = Array.from({ length: codes }, (_, i) => code(i + 1, `${names[i % names.length]} ${i}`));
  return themeGraph(
    themes,
    list,
    {
      codes: list.map(({ id }, i) => ({ themeId: (i % all) + 1, codeId: id })),
      relations: relations
        .map(([a, b]) => ({ fromId: (a % all) + 1, toId: (b % all) + 1, relation: "makes room for" }))
        .filter(({ fromId, toId }) => fromId !== toId),
    },
    counts
      ? {
          themes: new Map(themes.map(({ id }, i) => [id, (i * 7) % 12])),
          codes: new Map(list.map(({ id }, i) => [id, (i * 5) % 9])),
        }
      : null,
  );
}

const related: [number, number][] = [
  [0, 1],
  [1, 4],
  [2, 0],
  [5, 2],
  [3, 7],
  [6, 9],
  [4, 3],
];

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

const chromium = ["/usr/bin/chromium", "/usr/bin/google-chrome"].find((file) => existsSync(file));

describe.skipIf(chromium === undefined)("the map in a browser", () => {
  test("has the same words without an overlap; its list works by keyboard, and nothing is asked for or refused", async () => {
    const { chromium: engine } = await import("playwright-core");
    const browser = await engine.launch({ executablePath: chromium ?? "", args: ["--no-sandbox"] });
    try {
      const page = await browser.newPage({ viewport: { width: 1500, height: 950 } });
      const said: string[] = [];
      const asked: string[] = [];
      page.on("console", (message) => said.push(message.text()));
      page.on("pageerror", (error) => said.push(String(error)));
      page.on("request", (request) => asked.push(request.url()));
      const words = { study: "A <b>study</b>", caption: "Numbers are participants." };
      await page.setContent(mapPage(graphOf(6, 8, 66, related), words));
      const boxes = await page.locator(".drawing text").evaluateAll((texts) =>
        texts.map((text) => {
          const { x, y, width, height } = (
            text as unknown as { getBBox(): Record<"x" | "y" | "width" | "height", number> }
          ).getBBox();
          return {
            text: text.textContent ?? "",
            size: 0,
            left: x,
            right: x + width,
            top: y + height * 0.15,
            bottom: y + height * 0.9,
          };
        }),
      );
      expect(boxes.length).toBeGreaterThan(80);
      expect(overlapsIn(boxes)).toEqual([]);
      const lit = () => page.locator(".drawing .on").count();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      expect(await page.locator("button[aria-pressed=true]").count()).toBe(1);
      expect(await lit()).toBeGreaterThan(1);
      await page.keyboard.press("Escape");
      expect(await lit()).toBe(0);
      expect(await page.locator("h1").textContent()).toContain("A <b>study</b>");
      const axe = await import("axe-core");
      expect(said).toEqual([]);
      expect(asked).toEqual([]);
      const free = await browser.newPage({ bypassCSP: true });
      await free.setContent(mapPage(graphOf(6, 8, 66, related), words));
      await free.evaluate(axe.default.source);
      const found = (await free.evaluate("axe.run()")) as { violations: { id: string; impact: string }[] };
      expect(found.violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual(
        [],
      );
    } finally {
      await browser.close();
    }
  });
});
