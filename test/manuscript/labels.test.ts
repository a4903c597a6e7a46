import { describe, expect, it } from "vitest";
import { citesLiterature, labelAfter, labelBefore } from "../../src/manuscript/attribution.js";
import { Labels } from "../../src/manuscript/labels.js";
import { people } from "../support/manuscript-study.js";

const labels = new Labels(people);
const named = (text: string, of = labels) =>
  of
    .in(text)
    .map(({ text: label, named: who }) =>
      who.kind === "participant" ? `${label} = ${who.ids.join(",")}` : `${label} = ${who.kind}`,
    );

describe("labels of participants are found as papers write them", () => {
  it.each<readonly [string, ...string[]]>([
    ["Mentor 1 said so.", "Mentor 1 = 1"],
    ["mentor #2", "mentor #2 = 2"],
    ["Mentor no. 2", "Mentor no. 2 = 2"],
    ["MENTEE-01", "MENTEE-01 = 3"],
    ["mentee two", "mentee two = 4"],
    ["R2, E3", "R2 = 2", "E3 = 5"],
    ["Mentor 9", "Mentor 9 = nobody"],
    ["the interviewer asked", "interviewer = interviewer"],
    ["INT: And then?", "INT = interviewer"],
    ["Mentor 12th"],
    ["a tormentor 1"],
    ["m 1 and r 2"],
    ["X 1, Tutor 1"],
    ["M1", "M1 = 1,3"],
  ])("%s", (text, ...expected) => {
    expect(named(text)).toEqual(expected);
  });

  it("where it stands", () => {
    expect(labels.in("So Mentee 3 said")[0]).toMatchObject({ text: "Mentee 3", start: 3, end: 11 });
  });

  it("and pseudonyms as they stand, but no names that only transcripts have", () => {
    const own = new Labels([
      { id: 7, label: "Ada  Byron", names: ["Ms Lovelace"], role: "x", attributes: {} },
      { id: 8, label: "Ada", names: [], role: "x", attributes: {} },
      { id: 9, label: "P", names: ["P 04"], role: "x", attributes: {} },
      { id: 10, label: "Teacher 2", names: [], role: "x", attributes: {} },
    ]);
    expect(named("ada byron and Ada and Ms Lovelace", own)).toEqual(["ada byron = 7", "Ada = 8"]);
    expect(named("P4, P 5, T2, T3", own)).toEqual(["P4 = 9", "P 5 = nobody", "T2 = 10"]);
    expect(named("Adam and P", own)).toEqual([]);
  });

  it("where nobody has a number, too", () => {
    expect(named("Mentor 1 and the moderator", new Labels([]))).toEqual(["moderator = interviewer"]);
    const alone = new Labels([{ id: 7, label: "Ada", names: [], role: "x", attributes: {} }]);
    expect(named("Ada and the moderator", alone)).toEqual(["Ada = 7", "moderator = interviewer"]);
  });
});

describe("the label behind a quotation names who is quoted", () => {
  it.each([
    [" (Mentor 1, woman).", "Mentor 1, woman"],
    ["” [Mentee 2]", "Mentee 2"],
    [", (Mentor 1)", "Mentor 1"],
    [" — Mentor 2; then", "Mentor 2"],
    [" – Mentor 2, man.", "Mentor 2, man"],
    [" - Mentor 2", "Mentor 2"],
    [", said Mentor 1, and left", "Mentor 1"],
    [" as Mentor 1 put it.", "Mentor 1"],
    [" Mentor 1 said.", "Mentor 1"],
    [" (p. 3) and Mentor 1 said", null],
    [" — and so on, to Mentor 2", null],
    [", and Mentor 2 said", null],
    [" while Mentor 2 said", null],
    [". Mentor 1 said it.", null],
    [" Trust mattered to Mentor 1, who said", null],
    [", which is what nobody there ever heard Mentor 1 say when asked", null],
    [", a word of Mentor 1 of old", null],
    ["", null],
  ])("%j", (after, expected) => {
    expect(labelAfter(after, labels)?.text ?? null).toBe(expected);
  });

  it("all of those in brackets, and the first behind a dash", () => {
    expect(labelAfter(" (Mentor 1 and Mentee 2)", labels)?.labels).toHaveLength(2);
    expect(labelAfter(" — Mentor 1 and Mentee 2", labels)?.labels).toHaveLength(1);
  });
});

describe("the label that leads a quotation in names who is quoted", () => {
  it.each([
    ["Mentor 3 put it this way: ", "Mentor 3"],
    ["We met. Mentor 1 said, ", "Mentor 1"],
    ["In Mentee 2’s words: ", "Mentee 2"],
    ["According to Mentee 2, ", "Mentee 2"],
    ["Mentor 1 and Mentee 2 said ", "Mentor 1 and Mentee 2"],
    ["Mentor 1, Mentor 2, and Mentee 2 said ", "Mentor 1, Mentor 2, and Mentee 2"],
    ["Mentor 1 said no. Others wrote ", null],
    ["Unlike Mentor 1, they said ", null],
    ["It was said to Mentor 1: ", null],
    ["Mentor 1 sat. ", null],
    ["Mentor 1 is tall and so on ", null],
    ["“No” (Mentor 1). And ", null],
    ["Nobody said ", null],
  ])("%j", (before, expected) => {
    expect(labelBefore(before, labels)?.text ?? null).toBe(expected);
  });

  it("in the same sentence, and not far back", () => {
    expect(labelBefore(`Mentor 1 said ${"a ".repeat(20)}`, labels)?.text).toBe("Mentor 1");
    expect(labelBefore(`Mentor 1 ${"a ".repeat(110)} said `, labels)).toBeNull();
    expect(labelBefore("Dr. Ash heard that Mentor 1 said ", labels)?.text).toBe("Mentor 1");
  });
});

describe("words beside a quotation cite literature", () => {
  it.each([
    ["", " (Kram, 1985)", true],
    ["", ", (see Kram 2001a, p. 3)", true],
    ["", " [12]", true],
    ["", " [3, 4–7].", true],
    ["", ".¹", true],
    ["", " (p. 12)", true],
    ["", " (12)", true],
    ["As Kram (1985) writes, ", "", true],
    ["As Kram and Isabella (1985: 3) write, ", "", true],
    ["As Kram et al. (1985) write, ", "", true],
    ["Kram (1985) writes. We say ", "", false],
    ["She said ", " (Mentor 1)", false],
    ["She said ", " and left", false],
    ["She said ", " 12th", false],
  ])("%j … %j: %s", (before, after, expected) => {
    expect(citesLiterature(before, after)).toBe(expected);
  });
});
