import { describe, expect, it } from "vitest";
import { toDot } from "../../src/report/map/dot.js";
import { drawMap } from "../../src/report/map/draw-map.js";
import { htmlWriter } from "../../src/report/writers/html.js";
import { jsonWriter } from "../../src/report/writers/json.js";
import { latexWriter } from "../../src/report/writers/latex.js";
import { markdownWriter } from "../../src/report/writers/markdown.js";
import { golden } from "./golden.js";
import { sampleGraph, sampleModel } from "./sample-model.js";
import { templates } from "./templates.js";

describe("the report of the sample study", () => {
  it("is the kept HTML, byte for byte", async () => {
    const html = htmlWriter.write(await sampleModel(), templates);
    expect(html).toBe(golden("report.sample.html", html));
  });

  it("is the kept Markdown, byte for byte", async () => {
    const markdown = markdownWriter.write(await sampleModel(), templates);
    expect(markdown).toBe(golden("report.sample.md", markdown));
  });

  it("is the kept LaTeX and the kept data, byte for byte", async () => {
    const latex = latexWriter.write(await sampleModel(), templates);
    expect(latex).toBe(golden("report.sample.tex", latex));
    const json = jsonWriter.write(await sampleModel(), templates);
    expect(json).toBe(golden("report.sample.json", json));
  });

  it("has the kept map, as DOT and as SVG", () => {
    const dot = toDot(sampleGraph);
    expect(dot).toBe(golden("report.sample.dot", dot));
    const { svg } = drawMap(sampleGraph);
    expect(svg).toBe(golden("report.sample.svg", svg));
  });

  it("is the same bytes when written twice", async () => {
    const [first, second] = [await sampleModel(), await sampleModel()];
    for (const writer of [htmlWriter, markdownWriter, latexWriter, jsonWriter]) {
      expect(writer.write(first, templates)).toBe(writer.write(second, templates));
    }
  });
});
