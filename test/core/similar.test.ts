import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance, fold, foldMarks, similarNames } from "../../src/core/similar.js";

/** Edit distance as it is defined. */
function byDefinition(a: string, b: string): number {
  if (a === "" || b === "") return a.length + b.length;
  const [restA, restB] = [a.slice(1), b.slice(1)];
  if (a[0] === b[0]) return byDefinition(restA, restB);
  return 1 + Math.min(byDefinition(restA, b), byDefinition(a, restB), byDefinition(restA, restB));
}
const short = fc.string({ unit: fc.constantFrom(..."ab"), maxLength: 6 });

describe("the edit distance", () => {
  it.each([
    ["trust", "trust", 0],
    ["trust", "trusty", 1],
    ["trust", "rust", 1],
    ["trust", "truth", 2],
    ["kitten", "sitting", 3],
    ["", "abc", 3],
  ])("of %j and %j is %i", (a, b, distance) => {
    expect(editDistance(a, b, 5)).toBe(distance);
  });

  it("is that of its definition up to the limit, and one more beyond", () => {
    fc.assert(
      fc.property(short, short, fc.nat(6), (a, b, limit) => {
        expect(editDistance(a, b, limit)).toBe(Math.min(byDefinition(a, b), limit + 1));
      }),
    );
  });
});

describe("names like the one asked for", () => {
  it.each([
    ["trsut", ["Time", "Trust", "Truth"], ["Trust", "Truth"]],
    ["TRUST", ["Mistrust", "Time", "Trust and rapport"], ["Mistrust", "Trust and rapport"]],
    ["Trust and rapport", ["Trust", "Hope"], ["Trust"]],
    ["xylophone", ["Trust", "Time"], []],
    ["in", ["interviewer", "Ink", "On"], ["Ink", "On"]],
    ["", ["Trust", "A"], ["A"]],
  ])("of %j among %j are %j", (wanted, names, near) => {
    expect(similarNames(wanted, names)).toEqual(near);
  });

  it("come best first, then by the alphabet, and only as many as are asked for", () => {
    const names = ["cope", "hole", "hose", "hop", "home", "hope"];
    expect(similarNames("hope", names)).toEqual(["hop", "hope", "cope", "hole", "home"]);
    expect(similarNames("hope", names, 2)).toEqual(["hop", "hope"]);
    expect(similarNames("hope", names.toReversed())).toEqual(similarNames("hope", names));
  });
});

describe("a name as it is compared", () => {
  it.each([
    ["  Trust  ", "trust"],
    ["Trust\n and\u00a0 rapport", "trust and rapport"],
    ["Cafe\u0301", "café"],
    ["ＴＲＵＳＴ", "trust"],
    ["GRÖSSE", "grösse"],
  ])("is folded: %j is %j", (name, folded) => {
    expect(fold(name)).toBe(folded);
  });

  it("stays as it is when folded again", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."aÄ Ｔ\u0301\n\u00a0é") }), (name) => {
        expect(fold(fold(name))).toBe(fold(name));
      }),
    );
  });

  it.each([
    ["“Don’t”", '"don\'t"'],
    ["«rôle»", '"rôle"'],
    ["well–being — twice", "well-being - twice"],
    ["co\u00adop\u200berative", "cooperative"],
    ["‹Plain› `marks´", "'plain' 'marks'"],
  ])("is folded with its marks as they are typed: %j is %j", (name, folded) => {
    expect(foldMarks(name)).toBe(folded);
  });
});
