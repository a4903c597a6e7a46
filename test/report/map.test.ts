import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toDot } from "../../src/report/map/dot.js";
import { mapAlt, mapOutline } from "../../src/report/map/outline.js";
import { inkOn } from "../../src/report/map/palette.js";
import { dotToSvg } from "../../src/report/map/svg.js";
import { themeGraph } from "../../src/report/map/theme-graph.js";
import { wrapLabel } from "../../src/report/map/wrap.js";
import {
  code,
  sampleCodes,
  sampleCounts,
  sampleGraph,
  sampleLinks,
  sampleThemes,
  theme,
} from "./sample-model.js";

describe("themeGraph", () => {
  it("leaves out dropped themes, codes that are not active, and relations that would hang loose", () => {
    const graph = themeGraph(
      [theme(1, null, "kept"), theme(2, null, "gone", "dropped")],
      [code(1, "used"), { ...code(2, "retired"), status: "retired" as const }],
      {
        codes: [1, 2].map((codeId) => ({ themeId: 1, codeId })),
        relations: [{ fromId: 1, toId: 2, relation: "enables" }],
      },
      null,
    );
    expect(graph.nodes.map((node) => node.id)).toEqual(["t1", "c1"]);
    expect(graph.edges).toEqual([{ from: "t1", to: "c1", kind: "code", label: "" }]);
  });

  it("shows exactly the themes of a named map; a subtheme without its parent stands on its own", () => {
    const graph = themeGraph(sampleThemes, sampleCodes, sampleLinks, null, { name: "Time", themeIds: [3] });
    expect(graph.name).toBe("Time");
    expect(graph.nodes.map((node) => [node.id, node.kind])).toEqual([
      ["t3", "theme"],
      ["c8", "code"],
      ["c9", "code"],
    ]);
  });

  it("draws a code of two themes once, in no theme's colour, with a line to each", () => {
    const shared = sampleGraph.nodes.filter((node) => node.id === "c3");
    expect(shared).toHaveLength(1);
    expect(shared[0]?.family).toBeNull();
    expect(sampleGraph.edges.filter((edge) => edge.to === "c3").map((edge) => edge.from)).toEqual([
      "t1",
      "t4",
    ]);
  });

  it("carries counts only when it is given them", () => {
    expect(sampleGraph.nodes.find((node) => node.id === "t1")?.participants).toBe(sampleCounts.themes.get(1));
    const bare = themeGraph(sampleThemes, sampleCodes, sampleLinks, null);
    expect(bare.nodes.every((node) => node.participants === null)).toBe(true);
    expect(new Set(sizesOf(toDot(bare), "code")).size).toBe(1);
    expect(new Set(sizesOf(toDot(sampleGraph), "code")).size).toBeGreaterThan(1);
  });

  it("ends on themes that are each other's parent", () => {
    const graph = themeGraph([theme(1, 2, "a"), theme(2, 1, "b")], [], { codes: [], relations: [] }, null);
    expect(graph.nodes.length).toBeLessThanOrEqual(2);
  });
});

describe("toDot", () => {
  it("keeps what names hold inside their quotes", () => {
    const name = '"]; evil [label="x\\N &lt;b&gt; \n end\\';
    const graph = themeGraph([theme(1, null, name)], [], { codes: [], relations: [] }, null, {
      name,
      themeIds: null,
    });
    const line = toDot(graph)
      .split("\n")
      .find((text) => text.startsWith("  t1 ["));
    expect(line?.replace(/"(?:[^"\\]|\\.)*"/g, '""')).toBe(
      '  t1 [class="", fontsize="", label="", shape="", style="", width="", margin="", fillcolor="", color="", fontcolor=""]',
    );
    expect(line).toContain("&amp;lt;b&amp;gt;");
  });
});

describe("dotToSvg", () => {
  it("draws without a fixed size, with a title, and refers to nothing outside itself", async () => {
    const svg = await dotToSvg(toDot(sampleGraph), { title: 'Map "one" <b>' });
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="[-\d. ]+" font-family="/);
    expect(svg).toContain("<title>Map &quot;one&quot; &lt;b&gt;</title>");
    expect(svg).not.toMatch(/href|url\(|<script|<style|<!--| id=|<svg[^>]* (?:width|height)=/);
  });

  it("shows a name with markup and entities as it was written", async () => {
    const graph = themeGraph([theme(1, null, "A&B &lt; <i>")], [], { codes: [], relations: [] }, null);
    expect(await dotToSvg(toDot(graph), { title: "m" })).toContain("A&amp;B &amp;lt; &lt;i&gt;");
  });

  it("draws on after a document that Graphviz cannot read", async () => {
    await expect(dotToSvg("digraph {", { title: "m" })).rejects.toThrow();
    expect(await dotToSvg("digraph { a }", { title: "m" })).toContain("<svg");
  });

  it("draws an empty map", async () => {
    const graph = themeGraph([], [], { codes: [], relations: [] }, null);
    expect(await dotToSvg(toDot(graph), { title: "m" })).toContain("</svg>");
  });
});

describe("mapOutline", () => {
  it("lists codes under each of their themes, subthemes after the codes", () => {
    const lines = mapOutline(sampleGraph).lines.map((line) => `${line.depth} ${line.label}`);
    expect(lines.slice(5, 12)).toEqual([
      "0 Time is the gift that is rationed",
      "1 protected hour",
      "1 corridor mentoring",
      "1 evening phone calls",
      "1 What the rota takes away",
      "2 rota clashes",
      "2 cancelled at short notice",
    ]);
    expect(lines.filter((line) => line === "1 shares own mistakes")).toHaveLength(2);
  });

  it("has a sentence that says how much is on the picture", () => {
    expect(mapAlt(sampleGraph)).toMatch(/^Diagram of 3 themes, 1 subtheme, 11 codes and 2 named relations\./);
  });
});

describe("wrapLabel", () => {
  it("has words for a name that is empty", () => {
    expect(wrapLabel(" \n", 5)).toEqual(["(no name)"]);
  });

  it("keeps every line within the width and loses no letter", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."ab é👍") }).map((text) => `a${text}`),
        fc.integer({ min: 1, max: 12 }),
        (text, width) => {
          const lines = wrapLabel(text, width);

          for (const line of lines) expect([...line].length).toBeLessThanOrEqual(width);
          expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
        },
      ),
    );
  });
});

describe("inkOn", () => {
  it("writes dark on light and light on dark", () => {
    expect([inkOn("#eedd88"), inkOn("#222255")]).toEqual(["#1a1a1a", "#ffffff"]);
  });
});

function sizesOf(dot: string, kind: string): string[] {
  return [...dot.matchAll(new RegExp(`class="${kind}", fontsize="([\\d.]+)"`, "g"))].map(
    (match) => match[1] ?? "",
  );
}
