import fs from "node:fs";
import { describe, expect, test } from "vitest";
import { cooccurrenceNetwork } from "../../src/report/charts/cooccurrence-network.js";
import { discoveryCurve } from "../../src/report/charts/discovery-curve.js";
import { documentPortrait } from "../../src/report/charts/document-portrait.js";
import { axisOf, frequencyBars } from "../../src/report/charts/frequency-bars.js";
import { heatMap } from "../../src/report/charts/heat-map.js";
import { barsSpec, curveSpec, heatSpec } from "../../src/report/charts/vega-lite.js";

const caption = ["Counted: the lead coder (ines); N = 5 participants; segments are distinct passages."];
const bars = {
  title: "Participants by code and role",
  caption,
  groups: ["mentee", "mentor"],
  rows: [
    {
      name: "Trust",
      depth: 0,
      bars: [
        { n: 2, N: 3 },
        { n: 2, N: 2 },
      ],
    },
    {
      name: "A name that is <long> & goes on for longer than anybody would like to read it",
      depth: 1,
      bars: [
        { n: 0, N: 3 },
        { n: 1, N: 2 },
      ],
    },
    {
      name: "信頼 🎓",
      depth: 0,
      bars: [
        { n: 3, N: 3 },
        { n: 0, N: 0 },
      ],
    },
  ],
};
const heat = {
  title: "Codes × source",
  caption,
  columns: ["first interview", "second"],
  rows: [
    { name: "Trust", depth: 0, values: [4, 0] },
    { name: "Time", depth: 1, values: [1, 12] },
  ],
};
const curve = {
  title: "Discovery of codes",
  caption,
  steps: [
    { name: "P01", fresh: 4, total: 4 },
    { name: "P02", fresh: 2, total: 6 },
    { name: "P03", fresh: 0, total: 6 },
  ],
  band: { low: [2, 4, 6], median: [3, 5, 6], high: [4, 6, 6] },
  reachedAfter: 2,
  noun: "codes",
};
const portrait = {
  title: "Where passages lie",
  caption,
  families: ["Trust", "Time"],
  sources: [
    {
      name: "P01",
      length: 1000,
      spoken: [
        [0, 300],
        [400, 1000],
      ] as const,
      coded: [
        [10, 90, 0],
        [500, 700, 1],
      ] as const,
    },
    { name: "P02", length: 600, spoken: [[0, 600]] as const, coded: [] },
  ],
};
const network = {
  title: 'What "occurs" together',
  caption,
  nodes: [
    { id: 1, name: 'A "quoted" \\ name', participants: 3 },
    { id: 2, name: "Time", participants: 2 },
    { id: 3, name: "Alone", participants: 1 },
  ],
  edges: [{ a: 1, b: 2, count: 4 }],
};

describe("charts, looked at once and kept as they are", () => {
  test.each([
    ["bars", frequencyBars(bars)],
    ["heat-map", heatMap(heat)],
    ["discovery-curve", discoveryCurve(curve)],
    ["document-portrait", documentPortrait(portrait)],
  ])("%s", (name, svg) => {
    const file = new URL(`../golden/chart.${name}.svg`, import.meta.url);
    if (process.env.UPDATE_GOLDEN === "1") fs.writeFileSync(file, svg);
    expect(svg).toBe(fs.readFileSync(file, "utf8"));
    for (const text of caption)
      expect(svg.replace(/<\/text>\n<text[^>]*>/g, " ")).toContain(text.slice(0, 30));
    expect(svg).not.toMatch(/NaN|undefined|Infinity|https?:(?!\/\/www\.w3\.org\/2000\/svg)/);
  });

  test("names cannot become markup", () => {
    const svg = frequencyBars(bars);
    expect(svg).not.toContain("<long>");
    expect(svg).toContain("&lt;long&gt;");
  });

  test("the axis of bars counts people where all are of one N, else parts of each group; never in per cent", () => {
    const signs = (N: number, ...more: number[]) =>
      axisOf([{ name: "", depth: 0, bars: [N, ...more].map((N) => ({ n: 0, N })) }]).map(({ sign }) => sign);
    expect(signs(4)).toEqual(["0", "1", "2", "3", "4"]);
    expect(signs(15, 15)).toEqual(["0", "5", "10", "15"]);
    expect(signs(42)).toEqual(["0", "10", "20", "30", "42"]);
    expect(signs(3, 2)).toEqual(["none", "¼", "half", "¾", "all"]);
    expect(signs(0)).toEqual(signs(3, 2));
    for (let N = 1; N < 3000; N++) {
      const shares = axisOf([{ name: "", depth: 0, bars: [{ n: 0, N }] }]).map(({ share }) => share);
      expect([shares[0], shares.at(-1)]).toEqual([0, 1]);
      expect(shares.length).toBeLessThan(8);
    }
    for (const made of [frequencyBars(bars), barsSpec(bars)]) expect(made).not.toMatch(/\d ?%/);
  });

  test("the network leaves out what meets nothing, and quotes names", () => {
    const dot = cooccurrenceNetwork(network);
    expect(dot).not.toContain("Alone");
    expect(dot).toContain('n1 [label="A \\"quoted\\" \\\\ name\\nn = 3"]');
  });

  test("Vega-Lite documents hold the numbers of the chart and nothing to fetch", () => {
    expect(JSON.parse(barsSpec(bars)).data.values[0]).toEqual({
      row: "Trust",
      group: "mentee",
      n: 2,
      N: 3,
      share: 2 / 3,
    });
    expect(JSON.parse(heatSpec(heat)).data.values[3]).toEqual({ row: "Time", column: "second", count: 12 });
    expect(JSON.parse(curveSpec(curve)).data.values[2]).toMatchObject({ name: "P03", fresh: 0, total: 6 });
  });

  test("a chart of nothing is drawn without a fault", () => {
    for (const svg of [
      frequencyBars({ ...bars, rows: [] }),
      heatMap({ ...heat, rows: [], columns: [] }),
      discoveryCurve({ ...curve, steps: [], band: null, reachedAfter: null }),
      documentPortrait({ ...portrait, sources: [], families: [] }),
    ])
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });
});
