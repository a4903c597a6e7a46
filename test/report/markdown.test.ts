import { describe, expect, it } from "vitest";
import { markdownWriter } from "../../src/report/writers/markdown.js";
import { emptyModel, reflexiveModel, sampleModel } from "./sample-model.js";
import { templates } from "./templates.js";

describe("the Markdown report", () => {
  it("gives each table rows of one width", async () => {
    const lines = markdownWriter.write(await sampleModel(), templates).split("\n");
    const width = (line: string) => line.replace(/\\\|/g, "").split("|").length;
    let rows = 0;
    lines.forEach((line, i) => {
      const before = lines[i - 1] ?? "";
      if (!line.startsWith("|") || !before.startsWith("|")) return;
      rows++;
      expect(width(line), line).toBe(width(before));
    });
    expect(rows).toBeGreaterThan(50);
  });

  it("keeps a row of a table on its row, whatever the cell holds", async () => {
    const model = await sampleModel();
    const participants = { ...model.participants, rows: [["a|b\n| c |", "1", "<b>", "", "", ""]] };
    const markdown = markdownWriter.write({ ...model, participants }, templates);
    expect(markdown).toContain("| a\\|b \\| c \\| | 1 | \\<b\\> |  |  |  |");
  });

  it("tells the map as a nested list with its relations", async () => {
    const markdown = markdownWriter.write(await sampleModel(), templates);
    expect(markdown).toContain("  - **What the rota takes away**\n    - rota clashes\n");
    expect(markdown).toContain(
      "- Time is the gift that is rationed *wears away* Being known before being taught",
    );
  });

  it("shows no counts of codes and themes in a reflexive report", async () => {
    const markdown = markdownWriter.write(await reflexiveModel(), templates);
    expect(markdown).not.toMatch(/\d+ of \d+|Segments|How often codes were used/);
  });

  it("says in words what is still empty", () => {
    const markdown = markdownWriter.write(emptyModel(), templates);
    expect(markdown).toContain("There are no themes yet.");
    expect(markdown).toContain("The study has no recorded history.");
  });

  it("refuses a template that prints a value without escaping it", () => {
    const careless = { read: () => "# {{title}}" };
    expect(() => markdownWriter.write(emptyModel(), careless)).toThrow(/not escaped/);
  });

  it.each([
    "{{md nothing}}",
    "{{#each nothing}}x{{/each}}",
    "{{#if study.nothing}}x{{/if}}",
  ])("refuses a template that asks for what the model does not hold: %s", (text) => {
    expect(() => markdownWriter.write(emptyModel(), { read: () => text })).toThrow(/does not work/);
  });

  it("refuses a template whose blocks do not close", () => {
    expect(() => markdownWriter.write(emptyModel(), { read: () => "{{#if title}}" })).toThrow(
      /does not work/,
    );
  });
});
