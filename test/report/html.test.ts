import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { ReportModel } from "../../src/report/model/report-model.js";
import { htmlWriter } from "../../src/report/writers/html.js";
import { hostile } from "./hostile-text.js";
import { emptyModel, reflexiveModel, sampleModel } from "./sample-model.js";
import { templates } from "./templates.js";
import { type Tag, tokens } from "./tokens.js";

const sample = await sampleModel();

describe("the HTML report", () => {
  it("keeps markup in every text of the model as text", () => {
    const plain = tokens(htmlWriter.write(sample, templates));
    const attacked = tokens(htmlWriter.write(poisoned(sample), templates));
    expect(attacked.tags.map(shape)).toEqual(plain.tags.map(shape));
    expect(attacked.text).toContain(hostile);
  });

  it("has no script but its own, no link out and no inline style", () => {
    const { tags } = tokens(htmlWriter.write(poisoned(sample), templates));
    expect(tags.filter((tag) => tag.name === "script")).toHaveLength(1);
    expect(tags.filter((tag) => ["link", "iframe", "object", "base", "img"].includes(tag.name))).toEqual([]);
    for (const { attributes } of tags) {
      for (const [name, value] of attributes) {
        expect(name).not.toMatch(/^(on|style$|src)/);
        if (name === "href") expect(value).toMatch(/^#[\w-]+$/);
      }
    }
  });

  it("allows its own style sheet and script by hash and nothing else", () => {
    const html = htmlWriter.write(sample, templates);
    const hashOf = (name: string) => {
      const text = new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(html)?.[1] ?? "";
      expect(text.length).toBeGreaterThan(100);
      return createHash("sha256").update(text, "utf8").digest("base64");
    };
    const meta = tokens(html).tags.find(
      (tag) => tag.attributes.get("http-equiv") === "Content-Security-Policy",
    );
    expect(meta?.attributes.get("content")).toBe(
      `default-src 'none'; style-src 'sha256-${hashOf("style")}'; script-src 'sha256-${hashOf("script")}'; img-src data:; base-uri 'none'; form-action 'none'`,
    );
  });

  it("leads every entry of the contents to a place of its own", () => {
    const { tags } = tokens(htmlWriter.write(sample, templates));
    const ids = tags.map((tag) => tag.attributes.get("id")).filter((id) => id !== undefined);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = tags
      .map((tag) => tag.attributes.get("href")?.slice(1))
      .filter((href) => href !== undefined);
    expect(targets.length).toBeGreaterThan(10);
    for (const target of targets) expect(ids).toContain(target);
  });

  it("gives every table a caption, and every heading cell its scope", () => {
    const { tags } = tokens(htmlWriter.write(sample, templates));
    const count = (name: string) => tags.filter((tag) => tag.name === name).length;
    expect(count("table")).toBeGreaterThan(5);
    expect(count("caption")).toBe(count("table"));
    for (const tag of tags) if (tag.name === "th") expect(tag.attributes.get("scope")).toBeDefined();
  });

  it("attributes a quotation to the participant's label in brackets", () => {
    const { text } = tokens(htmlWriter.write(sample, templates));
    expect(text).toContain("then we can work. (Mentor 4)");
  });

  it("shows no counts of codes and themes in a reflexive report, and says so", async () => {
    const { text } = tokens(htmlWriter.write(await reflexiveModel(), templates));
    expect(text).not.toMatch(/\d+ of \d+|Segments|How often codes were used/);
    expect(text).toContain("does not count codes or themes");
    expect(tokens(htmlWriter.write(sample, templates)).text).toMatch(/9 of 11/);
  });

  it("says in words what is still empty", () => {
    const { text } = tokens(htmlWriter.write(emptyModel(), templates));
    for (const words of [
      "Untitled study",
      "There are no themes yet",
      "No participants have been recorded",
      "no codes yet",
    ]) {
      expect(text).toContain(words);
    }
  });

  it("shows characters that no document may hold", () => {
    const title = "a\u0000b\u001bc\ud800d\u0085e";
    const html = htmlWriter.write({ ...emptyModel(), study: { ...sample.study, title } }, templates);
    expect(tokens(html).text).toContain("a[U+0000]b[U+001B]c[U+D800]d[U+0085]e");
  });

  it("refuses a map that is more than a drawing", () => {
    const maps = [
      '<svg onload="x()"></svg>',
      "<svg><script>1</script></svg>",
      '<svg><a href="x">y</a></svg>',
      "<svg <b></svg>",
    ];
    for (const svg of maps) {
      const map = { name: "m", note: "", svg, alt: "", outline: { lines: [], relations: [] } };
      expect(() => htmlWriter.write({ ...sample, maps: [map] }, templates)).toThrow(/not a drawing/);
    }
  });

  it("refuses a template that prints raw markup", () => {
    const raw = { read: (name: string) => (!name.endsWith(".hbs") ? "" : "<p>{{{title}}}</p>") };
    expect(() => htmlWriter.write(sample, raw)).toThrow(/printed as markup/);
  });
});

/** The model with the hostile text behind every text a person could have written; dates and choices stay. */
function poisoned(model: ReportModel): ReportModel {
  const fixed = new Set([
    "svg",
    "approach",
    "status",
    "origin",
    "stance",
    "level",
    "kind",
    "filledBy",
    "head",
    "sections",
    "align",
  ]);
  const poison = (value: unknown, key: string): unknown => {
    if (typeof value === "string") return fixed.has(key) || value === "" ? value : value + hostile;
    if (Array.isArray(value)) return value.map((item) => poison(item, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, poison(item, name)]));
  };
  return poison(model, "") as ReportModel;
}

function shape(tag: Tag): string {
  return `${tag.name} ${[...tag.attributes.keys()].join(" ")}`;
}
