import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toDot } from "../../src/report/map/dot.js";
import { dotToSvg } from "../../src/report/map/svg.js";
import { themeGraph } from "../../src/report/map/theme-graph.js";
import { htmlWriter } from "../../src/report/writers/html.js";
import { hostile } from "./hostile-text.js";
import { code, emptyModel, sampleGraph, sampleModel, theme } from "./sample-model.js";
import { templates } from "./templates.js";

const sample = await sampleModel();

describe("the HTML report", () => {
  it("takes any name into a map and still draws only shapes and lettering", async () => {
    const name = fc.string({ unit: "binary", maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(name, name, name, async (first, second, relation) => {
        const graph = themeGraph(
          [theme(1, null, first), theme(2, null, second), theme(3, null, hostile)],
          [code(1, relation)],
          {
            codes: [{ themeId: 1, codeId: 1 }],
            relations: [1, 2].map((toId) => ({ fromId: 3, toId, relation })),
          },
          null,
        );
        const svg = await dotToSvg(toDot(graph), { title: first });
        const map = { name: first, note: "", svg, alt: first, outline: { lines: [], relations: [] } };
        htmlWriter.write({ ...emptyModel(), themes: sample.themes, maps: [map] }, templates);
      }),
      { numRuns: 8 },
    );
  });
});

describe("dotToSvg", () => {
  it("draws the same map many times alike, also side by side", async () => {
    const dot = toDot(sampleGraph);
    const drawings = await Promise.all(Array.from({ length: 6 }, () => dotToSvg(dot, { title: "m" })));
    expect(new Set(drawings).size).toBe(1);
  });
});
