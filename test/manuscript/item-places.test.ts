import { describe, expect, it } from "vitest";
import { itemPlaces, placeText, type WantedItem } from "../../src/manuscript/item-places.js";
import { paper } from "../support/manuscript-study.js";

const item = (over: Partial<WantedItem> = {}): WantedItem => ({
  id: "10",
  pattern: null,
  answer: "Purposive sampling across hospitals, wards, seniority, gender and specialty",
  part: null,
  ...over,
});
const found = (over: Partial<WantedItem>, ...lines: readonly string[]) => {
  const place = itemPlaces(paper(...lines), [item(over)]).get("10");
  return place === undefined ? null : `${place.section}/${place.paragraph}: ${place.text}`;
};
const pattern = /purposive/i;

describe("an item of a checklist is found where a paper most likely reports it", () => {
  it.each<readonly [string, Partial<WantedItem>, readonly string[], string | null]>([
    ["by its usual wording", { pattern }, ["# A word", "Purposive it was."], "A word/2: Purposive it was."],
    [
      "by its wording in a heading",
      { pattern },
      ["# Purposive sampling", "We did."],
      "Purposive sampling/2: We did.",
    ],
    [
      "by a third of the answer's words",
      {},
      ["# A word", "Hospitals and wards differ.", "Hospitals, wards and gender differ."],
      "A word/3: Hospitals, wards and gender differ.",
    ],
    ["not by fewer", {}, ["# A word", "Hospitals and wards differ."], null],
    [
      "by the words in its heading too",
      {},
      ["# Sampling of wards", "Gender mattered."],
      "Sampling of wards/2: Gender mattered.",
    ],
    [
      "not by the words of a short answer",
      { answer: "Five hospitals with many wards" },
      ["# A", "Five hospitals, wards."],
      null,
    ],
    [
      "where most of both is",
      { pattern },
      ["# A", "Purposive it was.", "Purposive by ward, in hospitals.", "Purposive again, really."],
      "A/3: Purposive by ward, in hospitals.",
    ],
    ["the first of several as good", { pattern }, ["# A", "Purposive.", "Purposive!"], "A/2: Purposive."],
    ["not in the references", { pattern }, ["# References", "Purposive sampling."], null],
    ["before any heading", { pattern }, ["Purposive."], "/1: Purposive."],
    [
      "in the part that usually says it",
      { pattern, part: "methods" },
      ["# Discussion", "Purposive, wards, gender.", "# Methods", "Purposive."],
      "Methods/4: Purposive.",
    ],
    [
      "or below its heading",
      { pattern, part: "methods" },
      ["# Discussion", "Purposive.", "# Methods", "### A word", "Purposive."],
      "A word/5: Purposive.",
    ],
    [
      "or in a part that nothing names",
      { pattern, part: "results" },
      ["# Methods", "Purposive.", "## A word", "Purposive!"],
      "A word/4: Purposive!",
    ],
    [
      "in another part only if it is not elsewhere better",
      { pattern, part: "results" },
      ["# 1 Introduction", "Purposive.", "# Findings", "Purposive!"],
      "Findings/4: Purposive!",
    ],
    [
      "in another part by its wording with the answer's words, not by the wording alone",
      { pattern: /letter/i, part: "results" },
      ["# Introduction", "By letter."],
      null,
    ],
    [
      "but by both",
      { pattern, part: "results" },
      ["# Introduction", "Purposive in wards."],
      "Introduction/2: Purposive in wards.",
    ],
  ])("%s", (_, over, lines, expected) => {
    expect(found(over, ...lines)).toBe(expected);
  });

  it("each by itself, and the text of the place is cut", () => {
    const places = itemPlaces(paper("# A", `Purposive ${"word ".repeat(60)}`), [
      item({ pattern }),
      item({ id: "11", pattern: /snowball/ }),
    ]);
    expect([...places.keys()]).toEqual(["10"]);
    expect(places.get("10")?.text).toHaveLength(160);
  });
});

it("a place is told by page, line or paragraph, under its heading", () => {
  const place = { section: "Methods", page: null, line: null, paragraph: 7, text: "" };
  expect(placeText(place)).toBe("Methods, paragraph 7");
  expect(placeText({ ...place, line: 40 })).toBe("Methods, line 40");
  expect(placeText({ ...place, line: 40, page: 3 })).toBe("Methods, p. 3");
  expect(placeText({ ...place, section: "" })).toBe("paragraph 7");
});
