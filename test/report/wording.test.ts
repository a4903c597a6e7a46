import { describe, expect, it } from "vitest";
import { numberText } from "../../src/core/count-text.js";
import { shareText, showsCounts } from "../../src/report/wording/counts.js";
import { dateText, rangeText } from "../../src/report/wording/dates.js";
import { countsNote, suggestionsText } from "../../src/report/wording/phrases.js";
import { formatForFile } from "../../src/report/writers/registry.js";

describe("shareText", () => {
  it.each([
    [0, 0, "0 of 0"],
    [3, 7, "3 of 7"],
    [19, 19, "19 of 19"],
    [10, 20, "10 of 20 (50%)"],
    [1, 40, "1 of 40 (3%)"],
    [1, 3000, "1 of 3,000 (0%)"],
  ])("gives a percentage from 20 people on: %d of %d", (n, of, text) => {
    expect(shareText({ n, of })).toBe(text);
  });
});

describe("numberText", () => {
  it("parts thousands", () => {
    expect([0, 999, 1000, 61240, 1234567].map(numberText)).toEqual([
      "0",
      "999",
      "1,000",
      "61,240",
      "1,234,567",
    ]);
  });
});

describe("dateText", () => {
  it("writes ISO dates out, drops the time, and leaves the rest as it stands", () => {
    expect(["2026-03-04", "2026-12-31T23:59:00Z", "spring 2026", "2026-13-01"].map(dateText)).toEqual([
      "4 March 2026",
      "31 December 2026",
      "spring 2026",
      "2026-13-01",
    ]);
  });

  it("writes one date for a range of one day", () => {
    expect(rangeText("2026-03-04T08:00:00Z", "2026-03-04")).toBe("4 March 2026");
    expect(rangeText("2026-03-04", "2026-05-01")).toBe("4 March 2026 to 1 May 2026");
    expect(rangeText(null, null)).toBe("");
  });
});

describe("the wording", () => {
  it("follows the approach on counts", () => {
    expect(showsCounts("reflexive")).toBe(false);
    expect(showsCounts("codebook") && showsCounts("reliability")).toBe(true);
    expect(countsNote("reflexive", false)).toMatch(/reflexive/);
    expect(countsNote("codebook", false)).toMatch(/by choice/);
    expect(countsNote("codebook", true)).toBeNull();
  });

  it("discloses what became of suggestions", () => {
    expect(suggestionsText(null)).toBe("No codes were suggested by software.");
    const use = { method: "", offered: 1, accepted: 1, edited: 0, rejected: 0, left: 0 };
    expect(suggestionsText(use)).toMatch(/^1 suggestion was offered: 1 accepted, 0 accepted after a change/);
  });
});

describe("formatForFile", () => {
  it("knows a format by the ending of the file", async () => {
    expect(formatForFile("out/Report.HTML")?.format).toBe("html");
    expect(formatForFile("notes.md")?.format).toBe("markdown");
    expect(formatForFile("paper.docx")?.format).toBe("docx");
    expect(formatForFile("report.doc")).toBeUndefined();
    expect(formatForFile("md")).toBeUndefined();
    expect((await formatForFile("a.md")?.load())?.format).toBe("markdown");
  });
});
