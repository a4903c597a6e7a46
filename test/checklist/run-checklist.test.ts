import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assertCoreq } from "../../src/checklist/coreq/coreq.js";
import { coreqItems } from "../../src/checklist/data/coreq.js";
import { checklistItem, runChecklist } from "../../src/checklist/run-checklist.js";
import { answerTo, emptyEvidence, interviewed, item } from "./build-evidence.js";

const automatic = [12, 16, 18, 21, 24, 25, 27, 29];

describe("the COREQ checklist", () => {
  it("has 32 items in three domains under eight headings, in order", () => {
    expect(coreqItems.map((row) => row.number)).toEqual(Array.from({ length: 32 }, (_, i) => i + 1));
    expect(new Set(coreqItems.map((row) => row.domain)).size).toBe(3);
    expect(new Set(coreqItems.map((row) => row.heading)).size).toBe(8);
    expect(() => assertCoreq(coreqItems.slice(1))).toThrow("32 items");
  });

  it("computes items 12, 16, 18, 21, 24, 25, 27 and 29", () => {
    expect(coreqItems.filter((row) => row.fill === "auto").map((row) => row.number)).toEqual(automatic);
  });

  it("puts the description of the sample under Setting", () => {
    expect(coreqItems[15]).toMatchObject({ number: 16, item: "Description of sample", heading: "Setting" });
  });

  it("finds an item by number or id", () => {
    expect(checklistItem("coreq", "7")?.number).toBe(7);
    expect(checklistItem("coreq", "COREQ-07")?.number).toBe(7);
    expect(checklistItem("coreq", "33")).toBeNull();
    expect(checklistItem("coreq", "srqr-7")).toBeNull();
  });
});

describe("a study in which nothing has happened", () => {
  const result = runChecklist("coreq", emptyEvidence(), []);
  it("misses every item, without an answer and without a finding", () => {
    expect(result.items.filter((row) => row.status !== "missing")).toEqual([]);
    expect(result.items.filter((row) => row.answer !== null || row.filledBy !== null)).toEqual([]);
    expect(result.items.flatMap((row) => row.findings)).toEqual([]);
    expect(result.summary.missing).toBe(32);
  });
});

describe("the researcher's answer", () => {
  const two = interviewed(2);

  it("joins the computed answer of an automatic item", () => {
    const row = item(12, two, [answerTo("12", { text: "All were nurses", location: "p. 4" })]);
    expect(row.answer).toBe("2 participants in 2 interviews. All were nurses.");
    expect(row).toMatchObject({ status: "reported", filledBy: "both", location: "p. 4" });
  });

  it("replaces the draft of any other item", () => {
    const row = item(
      19,
      interviewed(1, () => ({ session: { recording: "audio" } })),
      [answerTo("COREQ-19", { text: "Recorded on two devices." })],
    );
    expect(row).toMatchObject({
      answer: "Recorded on two devices.",
      status: "reported",
      filledBy: "researcher",
    });
  });

  it("decides the status where it gives one", () => {
    const row = item(12, two, [answerTo("12", { status: "partly" })]);
    expect(row).toMatchObject({
      status: "partly",
      filledBy: "both",
      answer: "2 participants in 2 interviews.",
    });
  });

  it("completes an automatic item that could not be computed", () => {
    const row = item(21, {}, [answerTo("21", { text: "Half an hour each" })]);
    expect(row).toMatchObject({ status: "reported", filledBy: "researcher", answer: "Half an hour each." });
  });

  it("leaves an item that was computed only in part as it is, unless it gives a status", () => {
    const some = interviewed(2, (id) => ({ session: { minutes: id === 1 ? 30 : null } }));
    expect(item(21, some, [answerTo("21", { text: "One tape broke" })]).status).toBe("partly");
    expect(item(21, some, [answerTo("21", { text: "One tape broke", status: "reported" })]).status).toBe(
      "reported",
    );
  });

  it("is kept apart from answers to other checklists", () => {
    expect(item(7, {}, [{ ...answerTo("7", { text: "x" }), checklist: "srqr" }]).status).toBe("missing");
    expect(item(7, {}, [{ ...answerTo("7", { text: "x" }), checklist: "COREQ" }]).status).toBe("reported");
  });

  it("needs a reason where the item does not apply", () => {
    const bare = item(20, {}, [answerTo("20", { status: "not-applicable" })]);
    expect(bare.findings.map((f) => f.code)).toEqual(["status-without-reason"]);
    const why = item(20, {}, [answerTo("20", { status: "not-applicable", rationale: "A survey" })]);
    expect(why).toMatchObject({ answer: "A survey", findings: [], filledBy: "researcher" });
  });

  it("is questioned where it says reported and nothing else", () => {
    const codes = (location: string) =>
      item(7, {}, [answerTo("7", { status: "reported", location })]).findings.map((f) => f.code);
    expect(codes("")).toEqual(["reported-without-answer"]);
    expect(codes("Method")).toEqual([]);
  });

  it("that only gives a place leaves the item the study's", () => {
    expect(item(12, two, [answerTo("12", { location: "p. 4" })])).toMatchObject({
      filledBy: "study",
      location: "p. 4",
    });
  });

  it("never changes the number of items, and the summary adds up to it", () => {
    const answer = fc.record({
      checklist: fc.constantFrom("coreq", "COREQ", "srqr"),
      item: fc.oneof(fc.integer({ min: 0, max: 40 }).map(String), fc.string()),
      status: fc.constantFrom(
        "",
        "reported",
        "partly",
        "missing",
        "not-applicable",
        "addressed-by-alternative",
      ),
      text: fc.string(),
      location: fc.string(),
      rationale: fc.string(),
    });
    fc.assert(
      fc.property(fc.array(answer), (answers) => {
        const { items, summary } = runChecklist("coreq", emptyEvidence(two), answers as never);
        expect(items).toHaveLength(32);
        expect(Object.values(summary).reduce((sum, n) => sum + n, 0)).toBe(32);
        for (const row of items)
          expect(row.answer === null ? row.filledBy !== "study" : row.answer !== "").toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
