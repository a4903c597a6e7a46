import { describe, expect, it } from "vitest";
import { checklistDocx } from "../../../src/report/docx/checklist.js";
import { sheetDocx } from "../../../src/report/docx/sheet.js";
import type { ChecklistDocument, DocumentedItem } from "../../../src/report/model/checklist-document.js";
import { golden } from "../golden.js";
import { disordered, documentOf, pretty, reading } from "./opened.js";

const item = (number: string, more: Partial<DocumentedItem> = {}): DocumentedItem => ({
  number,
  domain: "Team",
  heading: "",
  item: `Item ${number}`,
  guide: `What item ${number} asks.`,
  status: "reported",
  answer: `What the study says on ${number}.`,
  location: null,
  filledBy: "researcher",
  ...more,
});

/** An invented checklist. */
const list: ChecklistDocument = {
  name: "COREQ",
  title: "COREQ: an invented list",
  source: "Nobody 2026",
  kind: "reporting",
  study: "Small talk",
  date: "2026-03-14",
  items: [
    item("1", { location: "p. 4, Methods" }),
    item("2", { filledBy: "study" }),
    item("3a", { domain: "Design", heading: "Sample", status: "missing", answer: null, filledBy: null }),
    item("4", { domain: "Design", heading: "Sample", status: "not-applicable", answer: "No <group>." }),
    item("5", { domain: "Design", heading: "Sample", status: "addressed-by-alternative", filledBy: "both" }),
    item("6", { domain: "Design", heading: "Sample", status: "partly" }),
  ],
};

describe("a checklist as a Word file", () => {
  it("is the kept document", async () => {
    const xml = pretty(documentOf(await checklistDocx(list)));
    expect(xml).toBe(golden("docx.checklist.xml", xml));
  });

  it("sums up every item once", async () => {
    expect(reading(documentOf(await checklistDocx(list)))).toContain(
      "6 items: 2 yes, 1 partly, 1 no, 1 not applicable, 1 alternative. 14 March 2026.",
    );
  });

  it("leaves no cell empty, and says who answered where it was not the researcher", async () => {
    const xml = documentOf(await checklistDocx(list));
    const cells = xml.match(/<w:tc>.*?<\/w:tc>/gs) ?? [];
    expect(cells.filter((cell) => reading(cell).trim() === "")).toEqual([]);
    const text = reading(xml);
    expect(text).toContain("What the study says on 2. (from the study)");
    expect(text).toContain("What the study says on 1.\n");
    expect(text).toContain("3a\nItem 3a\nWhat item 3a asks.\nNo\nnot given yet\nNo answer yet");
    expect(text).toContain("No <group>.");
  });

  it("calls the states of a list on quality by other names", async () => {
    const text = reading(documentOf(await checklistDocx({ ...list, kind: "quality" })));
    expect(text).toContain("2 answered, 1 to judge, 1 open");
    expect(text).not.toContain("Reported");
  });

  it("groups items under their headings, each heading once", async () => {
    const xml = documentOf(await checklistDocx(list));
    expect(xml.match(/<w:gridSpan w:val="5"\/>/g)).toHaveLength(2);
    expect(disordered(xml)).toEqual([]);
  });
});

describe("any table as a Word file", () => {
  it("has its caption, its cells as they are, and its notes; with many columns it is set wide", async () => {
    const sheet = {
      title: "Codes & people",
      columns: [{ title: "code" }, { title: "n", align: "right" as const }],
      rows: [
        ["=1+1 <b>", 3],
        ["Trust", null],
      ],
      notes: ["N = 15 participants."],
    };
    const xml = documentOf(await sheetDocx(sheet, "2026-03-14"));
    expect(reading(xml)).toContain(
      "Table 1. Codes & people\ncode\nn\n=1+1 <b>\n3\nTrust\n\nN = 15 participants.",
    );
    expect(xml).not.toContain("landscape");
    const wide = { ...sheet, columns: Array.from({ length: 9 }, (_, i) => ({ title: `c${i}` })) };
    expect(documentOf(await sheetDocx(wide, "2026-03-14"))).toContain('w:orient="landscape"');
  });
});
