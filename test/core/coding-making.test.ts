import { describe, expect, it, test } from "vitest";
import { isHumanCoding, makingOf, makingsPhrase, noMakings } from "../../src/core/coding-making.js";
import { codingOrigins } from "../../src/core/columns.js";

describe("how a coding came about", () => {
  it.each([
    ["manual", "byHand", true],
    ["in-vivo", "byHand", true],
    ["script", "imported", true],
    ["imported", "imported", true],
    ["suggested", "suggested", false],
    ["autocode", "autocoded", false],
    ["consensus", "agreed", true],
  ] as const)("is told by its origin: %s is %s", (origin, making, human) => {
    expect(makingOf(codingOrigins.indexOf(origin))).toBe(making);
    expect(isHumanCoding(codingOrigins.indexOf(origin))).toBe(human);
  });

  it("is by hand where the origin is not known", () => {
    expect([undefined, 99].map(makingOf)).toEqual(["byHand", "byHand"]);
    expect([undefined, 99].map(isHumanCoding)).toEqual([true, true]);
  });
});

test("counts of makings are told in one order, those alone that there are", () => {
  expect(makingsPhrase(noMakings())).toBe("");
  expect(makingsPhrase({ ...noMakings(), autocoded: 3, byHand: 12 })).toBe("12 by hand, 3 autocoded");
  expect(makingsPhrase({ byHand: 1200, imported: 1, agreed: 2, suggested: 3, autocoded: 4 })).toBe(
    "1,200 by hand, 1 imported, 2 agreed between coders, 3 accepted from suggestions, 4 autocoded",
  );
});

test("counts to be added up are new ones each time", () => {
  const one = noMakings();
  one.byHand++;
  expect(noMakings().byHand).toBe(0);
});
