import { describe, expect, it } from "vitest";
import { Labels } from "../../src/manuscript/labels.js";
import { findQuotations, type PaperQuotation } from "../../src/manuscript/quotations.js";
import { placeBlocks } from "../../src/manuscript/sections.js";
import { paper, people, themes } from "../support/manuscript-study.js";

const found = (...lines: readonly string[]) =>
  findQuotations(placeBlocks(paper(...lines), themes), new Labels(people));
const told = ({ text, attribution }: PaperQuotation) => `${text} ← ${attribution?.text ?? "nobody"}`;
const quoted = (...lines: readonly string[]) => found(...lines).quotations.map(told);

describe("what stands between marks is quoted, from whom the words beside it say", () => {
  it.each<readonly [string, ...string[]]>([
    ["“I stayed” (Mentor 1).", "I stayed ← Mentor 1"],
    ["Mentor 1 said, “I stayed.”", "I stayed. ← Mentor 1"],
    ["“I stayed,” said Mentor 1, “and I left.”", "I stayed, ← Mentor 1", "and I left. ← Mentor 1"],
    ["It was “slow”, or “never” (Mentee 2).", "slow ← Mentee 2", "never ← Mentee 2"],
    [
      "“I sat down.” Others saw it otherwise: “Nobody sat” (Mentor 2).",
      "I sat down. ← nobody",
      "Nobody sat ← Mentor 2",
    ],
    ["“I sat.” And “I stood” (Mentor 2).", "I sat. ← Mentor 2", "I stood ← Mentor 2"],
    ["It was “slow”. It was “never” (Mentee 2).", "slow ← nobody", "never ← Mentee 2"],
    [
      "It was “slow” to people who had come a long way over the hills, and “never” (Mentee 2).",
      "slow ← nobody",
      "never ← Mentee 2",
    ],
    ["Kram calls it “slow” (Kram, 1985) or “never” (Mentee 2).", "slow ← nobody", "never ← Mentee 2"],
    ["Mentor 1 said “no” and Mentor 2 said “yes”.", "no ← Mentor 1", "yes ← Mentor 2"],
  ])("%s", (text, ...expected) => {
    expect(quoted("# Results", text)).toEqual(expected);
  });

  it("with its place, and whether literature is cited beside it", () => {
    expect(found("# Results", "As they said: “so it is ” (Kram, 1985).").quotations).toMatchObject([
      { text: "so it is", start: 15, form: "marks", sure: true, cited: true, goesOn: false },
    ]);
    expect(found("# Results", "“So it is” (Mentor 1).").quotations[0]?.cited).toBe(false);
    expect(found("# Results", "As Kram (1985) writes: “So it is.”").quotations[0]?.cited).toBe(true);
  });

  it("and goes on behind who said it", () => {
    const halves = (text: string) => found("# Results", text).quotations.map(({ goesOn }) => goesOn);
    expect(halves("“I got a mentor,” he said, “because I asked.”")).toEqual([false, true]);
    expect(halves("“I got a mentor,” he wrote in May, “because I asked.”")).toEqual([false, true]);
    expect(halves("“I got a mentor,” he said, “Because I asked.”")).toEqual([false, false]);
    expect(halves("“I got a mentor” was nice, “because I asked.”")).toEqual([false, false]);
  });

  it("but nothing in headings and in the list of references", () => {
    expect(quoted("# “Results”", "# References", "Kram. “Mentoring at work.”")).toEqual([]);
  });
});

describe("a quotation that is not closed goes on in the next paragraph", () => {
  it("where it is closed there", () => {
    expect(quoted("# Results", "“I stayed", "and left” (Mentor 1). “No,” said Mentor 2.")).toEqual([
      "I stayed\nand left ← Mentor 1",
      "No, ← Mentor 2",
    ]);
  });

  it("or opened anew: then the label behind the last is that of all", () => {
    expect(quoted("# Results", "“I stayed.", "“And I left” (Mentor 1).")).toEqual([
      "I stayed. ← Mentor 1",
      "And I left ← Mentor 1",
    ]);
    expect(quoted("# Results", "“I stayed.", "“And I left.", "“For good” (Mentor 1).")).toEqual([
      "I stayed. ← Mentor 1",
      "And I left. ← Mentor 1",
      "For good ← Mentor 1",
    ]);
  });

  it("but a quotation that is closed shares no label with the next paragraph", () => {
    expect(quoted("# Results", "“I stayed” was heard.", "“And I left” (Mentor 1).")).toEqual([
      "I stayed ← nobody",
      "And I left ← Mentor 1",
    ]);
    expect(quoted("# Results", "“I stayed.”", "They said “I left” (Mentor 1).")).toEqual([
      "I stayed. ← nobody",
      "I left ← Mentor 1",
    ]);
    expect(quoted("# Results", "“I stayed.", "We agree.", "“And I left” (Mentor 1).")).toEqual([
      "And I left ← Mentor 1",
    ]);
  });

  it("and is named where it does not", () => {
    for (const next of [["We agree."], [], ["## “Time” says it”"], ["She said “no” twice."]]) {
      const { unclosed, quotations } = found("# Results", "Then “I stayed", ...next);
      expect(unclosed).toMatchObject([{ start: 5, at: { block: { paragraph: 2 } } }]);
      expect(quotations.map(({ text }) => text)).toEqual(next[0]?.includes("no") ? ["no"] : []);
    }
  });

  it("with straight marks too", () => {
    expect(quoted("# Results", 'Then "I stayed', 'and left" (Mentor 1).')).toEqual([
      "I stayed\nand left ← Mentor 1",
    ]);
    expect(quoted("# Results", 'Then "I stayed', 'She said "no" twice.')).toEqual(["no ← nobody"]);
  });
});

describe("a block quotation is quoted less its label", () => {
  it.each<readonly [string, ...string[]]>([
    ["I stayed. (Mentor 1)", "I stayed. ← Mentor 1"],
    ["I stayed. [Mentor 1, woman].", "I stayed. ← Mentor 1, woman"],
    ["I stayed. — Mentor 1", "I stayed. ← Mentor 1"],
    ["I stayed.\n– Mentor 1.", "I stayed. ← Mentor 1"],
    ["Mentor 1: I stayed.", "I stayed. ← Mentor 1"],
    ["Mentor 1 (woman): I stayed.", "I stayed. ← Mentor 1"],
    [
      "Mentor 1: I stayed.\nMentee 2: I left.\nFor good.",
      "I stayed. ← Mentor 1",
      "I left.\nFor good. ← Mentee 2",
    ],
    ["I: And then?\nP: I left.", "And then? ← interviewer", "I left. ← nobody"],
    ["Q: And then?\nA: I left. (Mentor 1)", "And then? ← interviewer", "I left. ← Mentor 1"],
    ["I stayed. (laughs)", "I stayed. (laughs) ← nobody"],
    ["I stayed (… and so on)", "I stayed (… and so on) ← nobody"],
    ["I stayed. (Kram, 1985)", "I stayed. ← nobody"],
    ["I stayed. — and left", "I stayed. — and left ← nobody"],
    ["“I stayed.” (Mentor 1)", "I stayed. ← Mentor 1"],
    ["(Mentor 1)"],
  ])("%j", (text, ...expected) => {
    expect(quoted("# Results", `> ${text}`)).toEqual(expected);
  });

  it("at its place, and cited where its end cites literature", () => {
    expect(found("# Results", "> Mentor 1: I stayed.\nMentee 2: I left.").quotations).toMatchObject([
      { start: 9, form: "block", sure: true, cited: false },
      { start: 29, form: "block", sure: true, cited: false },
    ]);
    expect(found("# Results", "> I stayed. (Kram, 1985)").quotations[0]?.cited).toBe(true);
    expect(found("# Results", "> I stayed. (Mentor 1, 1985)").quotations[0]?.cited).toBe(false);
  });

  it("or with the label of the paragraph that leads it in", () => {
    expect(quoted("# Results", "Mentor 1 put it this way:", "> I stayed.")).toEqual(["I stayed. ← Mentor 1"]);
    expect(quoted("# Results", "Mentor 1 put it this way.", "> I stayed.")).toEqual(["I stayed. ← nobody"]);
    expect(quoted("# Results", "Mentor 1 put it this way:", "> I stayed. (Mentor 2)")).toEqual([
      "I stayed. ← Mentor 2",
    ]);
  });

  it("or with the label of the paragraph behind it", () => {
    expect(quoted("# Results", "> I stayed.", "— Mentor 1")).toEqual(["I stayed. ← Mentor 1"]);
    expect(quoted("# Results", "> I stayed.", "(Mentee 2, woman)")).toEqual(["I stayed. ← Mentee 2, woman"]);
    expect(quoted("# Results", "> I stayed. (Mentor 2)", "— Mentor 1")).toEqual(["I stayed. ← Mentor 2"]);
    expect(quoted("# Results", "> I stayed.", "We agree.", "— Mentor 1")).toEqual(["I stayed. ← nobody"]);
  });

  it("or with that of the paragraph after it in the same block, and not of one further on", () => {
    expect(quoted("# Results", "> I stayed.", "> I left. (Mentor 1)")).toEqual([
      "I stayed. ← Mentor 1",
      "I left. ← Mentor 1",
    ]);
    expect(quoted("# Results", "> I stayed.", "We agree.", "> I left. (Mentor 1)")).toEqual([
      "I stayed. ← nobody",
      "I left. ← Mentor 1",
    ]);
    expect(quoted("# Results", "> I stayed. (Kram, 1985)", "> I left. (Mentor 1)")).toEqual([
      "I stayed. ← nobody",
      "I left. ← Mentor 1",
    ]);
  });

  it("and an indent alone does not say that it is quoted", () => {
    const [heading, block] = paper("# Results", "> I stayed.");
    if (heading === undefined || block === undefined) throw new Error("no block");
    const placed = placeBlocks([heading, { ...block, marked: false }], themes);
    expect(findQuotations(placed, new Labels(people)).quotations).toMatchObject([{ sure: false }]);
  });
});

describe("a table's column of quotations is quoted", () => {
  const table = (head: string, ...rows: readonly string[]) =>
    found("# Results", `| Theme | ${head} | Who`, ...rows.map((row) => `| ${row}`)).quotations;
  it("with the label in its row", () => {
    expect(table("Example quotation", "Time | I never had the time. | Mentor 1")).toMatchObject([
      { text: "I never had the time.", form: "cell", sure: true, attribution: { text: "Mentor 1" } },
    ]);
  });
  it("unless several stand there, or one in passing", () => {
    expect(table("Example quotation", "Mentee 2 | I never had the time. | Mentor 1").map(told)).toEqual([
      "I never had the time. ← nobody",
    ]);
    expect(
      table(
        "Example quotation",
        "Time | I never had the time. | What Mentor 1 said to us at the end of the day",
      ).map(told),
    ).toEqual(["I never had the time. ← nobody"]);
  });
  it("and one between marks in any column", () => {
    expect(table("Notes", "Time | “I never had the time.” | Mentor 1").map(told)).toEqual([
      "I never had the time. ← Mentor 1",
    ]);
  });
  it.each([
    ["its title does not say so", "Notes", "Time | I never had the time. | Mentor 1"],
    ["it counts them", "Quotations", "Time | 12 of 15 3 | Mentor 1"],
    ["it holds a word or two", "Quotations", "Time | see below | Mentor 1"],
  ])("but not where %s", (_, head, row) => {
    expect(table(head, row)).toEqual([]);
  });
});
