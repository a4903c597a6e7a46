import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bandOf, noBand, parseBands } from "../../src/analysis/attributes/bands.js";
import { readNumber, readRange } from "../../src/analysis/attributes/number-range.js";
import { inDeclaredOrder, inNaturalOrder } from "../../src/analysis/attributes/value-order.js";
import { parseValueOrders } from "../../src/core/value-orders.js";

describe("values stand in their natural order", () => {
  test.each([
    ["3-5, less than 1 year, more than 5, 1-2", "less than 1 year, 1-2, 3-5, more than 5"],
    ["10+, 3–5 years, under 3, 6 to 9", "under 3, 3–5 years, 6 to 9, 10+"],
    ["65 or older, 18-24, 25-64, below 18", "below 18, 18-24, 25-64, 65 or older"],
    [">=5, <1, 1-2, 3 - 4.5", "<1, 1-2, 3 - 4.5, >=5"],
    ["10, 9, 2.5", "2.5, 9, 10"],
    ["over 5, 5, up to 4", "up to 4, 5, over 5"],
    ["site 10, site 9", "site 9, site 10"],
    ["professor, 3-5, lecturer", "3-5, lecturer, professor"],
    ["mentor, mentee", "mentee, mentor"],
  ])("%s: %s", (given, expected) => {
    expect(inNaturalOrder(given.split(", ")).join(", ")).toBe(expected);
  });

  test("whatever order they come in", () => {
    const values = ["less than 1", "1-2", "3", "4-5", "more than 5"];
    fc.assert(
      fc.property(fc.shuffledSubarray(values), (some) => {
        expect(inNaturalOrder(some)).toEqual(values.filter((value) => some.includes(value)));
      }),
    );
  });

  test.each([
    "",
    "5-3",
    "ward 3",
    "2 or 3",
    "1-2-3",
    "2024-05-01",
    "1,200",
    "a-b",
  ])("%j is no stretch of numbers", (text) => {
    expect(readRange(text)).toBeNull();
  });

  test("a number is written as digits, with a point", () => {
    expect(["4", " 4.5 ", "-2", "−2", "4,5", "4 years", "1e3", "", "Infinity"].map(readNumber)).toEqual([
      4,
      4.5,
      -2,
      -2,
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe("bands of a numeric attribute", () => {
  const bands = parseBands(["satisfaction=1-2,3,4-5", "age=<30,30-49,50+"]);

  test("hold their ends", () => {
    const own = bands.get("satisfaction") ?? [];
    expect(["1", "2", "3", "4", "5.0"].map((value) => bandOf(own, value))).toEqual([
      "1-2",
      "1-2",
      "3",
      "4-5",
      "4-5",
    ]);
    const ages = bands.get("age") ?? [];
    expect(["29.9", "30", "49", "50", "101"].map((value) => bandOf(ages, value))).toEqual([
      "<30",
      "30-49",
      "30-49",
      "50+",
      "50+",
    ]);
  });

  test("leave apart what is in none of them, and nobody's value is not a band", () => {
    const own = bands.get("satisfaction") ?? [];
    expect(["2.5", "6", "good", "", " "].map((value) => bandOf(own, value))).toEqual([
      noBand,
      noBand,
      noBand,
      "",
      "",
    ]);
  });

  test.each([
    [["satisfaction"], "names no attribute"],
    [["=1-2"], "names no attribute"],
    [["satisfaction=1-2,low"], '"low" is not a band'],
    [["satisfaction="], '"" is not a band'],
    [["satisfaction=1-3,3-5"], '"1-3" and "3-5" have a number in common'],
    [["satisfaction=<3,1-2"], '"<3" and "1-2" have a number in common'],
    [["a=1-2", "a=3"], "a is given twice"],
  ])("%j is refused", (given, message) => {
    expect(() => parseBands(given)).toThrow(message);
  });

  test("that only touch at an end that is out share nothing", () => {
    expect([...(parseBands(["a=<3,3-5,>5"]).get("a") ?? [])].map(({ name }) => name)).toEqual([
      "<3",
      "3-5",
      ">5",
    ]);
  });
});

describe("a declared order", () => {
  test("comes first, whatever the case; other values follow in natural order", () => {
    const orders = parseValueOrders("Rank: lecturer, Professor\nsize: small, large;");
    expect([...orders]).toEqual([
      ["rank", ["lecturer", "professor"]],
      ["size", ["small", "large"]],
    ]);
    const rank = orders.get("rank") ?? [];
    expect(inDeclaredOrder(["registrar 10", "professor", "registrar 9", "Lecturer"], rank)).toEqual([
      "Lecturer",
      "professor",
      "registrar 9",
      "registrar 10",
    ]);
  });
});
