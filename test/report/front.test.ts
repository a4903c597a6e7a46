import { describe, expect, it } from "vitest";
import type { ReportModel, ReportNote } from "../../src/report/model/report-model.js";
import { htmlWriter } from "../../src/report/writers/html.js";
import { latexWriter } from "../../src/report/writers/latex.js";
import { markdownWriter } from "../../src/report/writers/markdown.js";
import { reportView } from "../../src/report/writers/view.js";
import { emptyModel, sampleModel } from "./sample-model.js";
import { templates } from "./templates.js";
import { tokens } from "./tokens.js";

const sample = await sampleModel();
const warnings = (count: number, kind: ReportNote["kind"], level: ReportNote["level"] = "warning") =>
  Array.from({ length: count }, (_, i) => ({ level, kind, text: `Remark ${kind} ${level} ${i}` }));

/** Whether the words stand in the text in this order. */
function inOrder(text: string, words: readonly string[]): void {
  let from = 0;
  for (const word of words) {
    const at = text.indexOf(word, from);
    expect(at, `${word} after ${from}`).toBeGreaterThanOrEqual(0);
    from = at + word.length;
  }
}

describe("the first page of a report", () => {
  it.each([
    ["HTML", (model: ReportModel) => tokens(htmlWriter.write(model, templates)).text],
    ["Markdown", (model: ReportModel) => markdownWriter.write(model, templates)],
    ["LaTeX", (model: ReportModel) => latexWriter.write(model, templates)],
  ])("has question, sample, themes with n of N, map and box before anything else: %s", (_, write) => {
    const text = write({ ...sample, notes: warnings(1, "checklist") });
    inOrder(text, [
      sample.study.title,
      sample.study.question,
      "11 participants (6 mentees, 5 mentors)",
      "Being known before being taught",
      "9 of 11",
      "Mentees could learn from a mentor once they felt known as a person.",
      "Themes and how they relate",
      "Check before use",
    ]);
    inOrder(text.slice(text.indexOf("Check before use")), [
      "She knew my name before I had a badge.",
      "Purposive: mentors",
      "11 of 11 sources were read",
      "Codes, when to use them",
      "Invented item 1",
      "Head of the chain",
    ]);
  });

  it("says of what to check only how much of which kind, and where it is listed", () => {
    const notes = [
      ...warnings(2, "checklist", "error"),
      ...warnings(1, "checklist"),
      ...warnings(3, "quoted-twice"),
      ...warnings(1, "name"),
    ];
    const { front } = reportView({ ...sample, notes });
    expect(front.check).toEqual([
      "The checklist has 2 errors and 1 warning.",
      "3 passages are quoted more than once.",
      "1 quotation may hold a participant's name.",
    ]);
    expect(front.checkPlace.text).toBe("Listed in Appendix E, COREQ.");
    const markdown = markdownWriter.write({ ...sample, notes }, templates);
    for (const { text } of notes)
      expect(markdown.indexOf(text)).toBeGreaterThan(markdown.indexOf("## Appendix E: COREQ"));
  });

  it("has no box where there is nothing to check", () => {
    expect(markdownWriter.write({ ...sample, notes: [] }, templates)).not.toMatch(/[Cc]heck before use/);
  });

  it("cuts a theme's concept to its first sentence, and a long one at a word", () => {
    const [theme, ...rest] = sample.themes;
    if (theme === undefined) throw new Error("the sample has themes");
    const lineOf = (concept: string) =>
      reportView({ ...sample, themes: [{ ...theme, concept }, ...rest] }).front.themes[0]?.line;
    expect(lineOf("Trust is earned. It is lost soon.")).toBe("Trust is earned.");
    const cut = lineOf(`${"small promises kept ".repeat(12)}at last.`) ?? "";
    expect([...cut].length).toBeLessThanOrEqual(107);
    expect(cut).toMatch(/(small|promises|kept) …$/);
    expect(lineOf("")).toBe("");
  });

  it("has the question with the study alone, and neither themes nor map without them", () => {
    const study = reportView({ ...sample, sections: ["study"] }).front;
    expect([study.hasQuestion, study.people, study.themes, study.map]).toEqual([true, "", [], null]);
    expect(reportView({ ...sample, sections: ["trail"] }).front.hasQuestion).toBe(false);
    expect(reportView(emptyModel()).front.themes).toEqual([]);
  });
});

describe("what a report says once", () => {
  it("is not said again by the checklist, which names the place", () => {
    const [list] = sample.checklists;
    const [setting] = sample.study.settings;
    if (list === undefined || setting === undefined) throw new Error("the sample has both");
    const items = list.items.map((item) => (item.number === "10" ? { ...item, answer: setting.text } : item));
    const model = { ...sample, checklists: [{ ...list, items }] };
    const markdown = markdownWriter.write(model, templates);
    expect(markdown.split(setting.text)).toHaveLength(2);
    expect(markdown).toContain("Section 3, under Sampling.");
    const alone = markdownWriter.write({ ...model, sections: ["checklists"] }, templates);
    expect(alone).toContain(setting.text);
  });

  it("is the coding tree, where codebook and counts of codes stand in the report", () => {
    const ids = (sections: ReportModel["sections"]) =>
      reportView({ ...sample, sections }).contents.list.map(({ id }) => id);
    expect(ids(["codebook", "tree", "frequency"])).toEqual(["codebook", "frequency"]);
    expect(ids(["codebook", "tree"])).toEqual(["codebook", "tree"]);
    expect(ids(["tree"])).toEqual(["tree"]);
  });
});
