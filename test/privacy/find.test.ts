import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findIdentifiers } from "../../src/privacy/find-identifiers.js";
import { findNames, smallWords, withoutCapitals } from "../../src/privacy/find-names.js";
import { nameFinder } from "../../src/privacy/known-names.js";
import { recognisablePairs } from "../../src/privacy/pairs.js";
import { placeLevel } from "../../src/privacy/place-levels.js";
import { mixedPlaces, smallCells, uniqueCombinations } from "../../src/privacy/small-groups.js";

const vocabulary = {
  small: smallWords([
    "she said that we then went to the clinic on the hands-on ward, those are grace and hope",
  ]),
  known: new Set(["mentor", "nurse"]),
};
const names = (text: string) => findNames(text, vocabulary).map(({ name }) => name);

describe("words that look like names", () => {
  test.each([
    ["we then asked Tariq about it", ["Tariq"]],
    ["Then Tariq Hussain said so", ["Tariq Hussain"]],
    ["so Dr. Ferreira-Lima came", ["Dr. Ferreira-Lima"]],
    ["Dr Oyelaran came", ["Dr Oyelaran"]],
    ["we went to St Mary's Hospital then", ["St Mary's Hospital"]],
    ["that was van der Berg, and Ludwig van Oosten", ["Berg", "Ludwig van Oosten"]],
    ["so I asked Grace", ["Grace"]],
    ["that is O’Malley’s room", ["O’Malley’s"]],
  ])("are found in: %s", (text, expected) => expect(names(text)).toEqual(expected));

  test.each([
    "Then she said that we went",
    "on Mondays and in March, in English, on WhatsApp",
    "so [Name] and [the Mentor of Asad] went",
    "he said: Then go. “Hands-on!” Those'll do",
    "so Mentor 3 and Nurse 2 said",
    "the HIV clinic of the NHS in Canada",
    "I was called Sister. That's all",
    "",
  ])("are not seen in: %s", (text) => expect(names(text)).toEqual([]));

  test("lie where they are said to lie, in any text", () =>
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
        for (const { name, start, end } of findNames(text, vocabulary))
          expect(text.slice(start, end).replace(/\s+/g, " ")).toBe(name);
      }),
      { numRuns: 200 },
    ));

  test("a script without capitals is known as such", () => {
    expect(withoutCapitals("เขาไปโรงพยาบาล")).toBe(true);
    expect(withoutCapitals("She went")).toBe(false);
  });
});

describe("identifiers", () => {
  test.each([
    ["write to a.b@mail.example.org please", "e-mail address"],
    ["see https://example.org/me", "web address"],
    ["call +44 7700 900 123 now", "telephone number"],
    ["call 0770-090-0123 now", "telephone number"],
    ["my folder 20384756 is gone", "number of a record"],
    ["on 3rd of March 2021 it was", "exact date"],
  ])("are found in: %s", (text, kind) =>
    expect(findIdentifiers(text).map((one) => one.kind)).toEqual([kind]));

  test.each([
    "ages 20 30 40",
    "in 2021, 300,000 of 1.500.000",
    "3 of 12 patients",
    "at 10 30",
  ])("are not seen in: %s", (text) => expect(findIdentifiers(text)).toEqual([]));
});

describe("names the study knows", () => {
  const find = nameFinder(
    [
      { name: "Sara Khan", of: "P1" },
      { name: "guest", of: "P2" },
    ],
    new Set(["mentor"]),
  );
  const found = (text: string) => find(text).map(({ written }) => written);
  test("are found whole in any case, and in part with a capital", () => {
    expect(found("ask sara khan or Khan")).toEqual(["sara khan", "Khan"]);
    expect(found("Sara’s book")).toEqual(["Sara"]);
  });
  test("are not seen inside words, nor as words of every day", () => {
    expect(found("Sarajevo, a guest, the khanate")).toEqual([]);
  });
  test("an empty register finds nothing, and odd names break nothing", () => {
    expect(nameFinder([], new Set())("Sara")).toEqual([]);
    expect(nameFinder([{ name: "A(+*?)[b", of: "" }], new Set())("A(+*?)[b").length).toBe(1);
  });
});

const person = (label: string, values: Record<string, string>) => ({ label, values });

describe("small groups", () => {
  const five = Array.from({ length: 5 }, (_, i) => person(`P${i}`, { role: "nurse", gender: "woman" }));
  test("five alike are no small cell and no combination", () => {
    expect(smallCells(five)).toEqual([]);
    expect(uniqueCombinations(five)).toEqual([]);
  });
  test("one other makes a cell of one, and is singled out by that value", () => {
    const six = [...five, person("P9", { role: "nurse", gender: "man" })];
    expect(smallCells(six)[0]?.message).toContain("1 of 2 cells");
    expect(uniqueCombinations(six)).toMatchObject([{ code: "identifying-value", places: ["P9"] }]);
  });
  test("two values that single out together only are a combination", () => {
    const people = [
      ...five,
      person("A", { role: "doctor", gender: "man" }),
      person("B", { role: "doctor", gender: "woman" }),
      person("C", { role: "clerk", gender: "man" }),
      person("D", { role: "clerk", gender: "man" }),
    ];
    const found = uniqueCombinations(people);
    expect(found.map(({ code }) => code)).toEqual(["identifying-combination"]);
    expect([...(found[0]?.places ?? [])].sort()).toEqual(["A", "B"]);
  });
  test("places of one level are no mixture; a region beside a district is one", () => {
    const at = (...places: string[]) =>
      mixedPlaces(places.map((place, i) => person(`P${i}`, { province: place })));
    expect(at("Gauteng", "Limpopo")).toEqual([]);
    expect(at("Marsh End", "Stonebridge")).toEqual([]);
    expect(at("Gauteng", "Zululand district")[0]?.code).toBe("mixed-place-levels");
    expect(at("Gauteng", "Stonebridge")[0]?.message).toContain("level unknown: Stonebridge");
    expect(placeLevel("rural clinic")).toBe("facility");
  });
});

describe("pairs", () => {
  const pair = (a: [string, string[]], b: [string, string[]]) =>
    recognisablePairs([
      { a: { label: a[0], themes: a[1] }, relation: "mentor-of", b: { label: b[0], themes: b[1] } },
    ]).map(({ code, level }) => `${level} ${code}`);
  test("both quoted under one theme, or with the same number, are recognisable", () => {
    expect(pair(["Mentor 1", ["Trust"]], ["Mentee 4", ["Trust"]])).toEqual(["warning pair-recognisable"]);
    expect(pair(["Mentor 1", ["Trust"]], ["Mentee 1", ["Time"]])).toEqual(["warning pair-recognisable"]);
  });
  test("both quoted apart ask a question; one alone asks none", () => {
    expect(pair(["Mentor 1", ["Trust"]], ["Mentee 4", ["Time"]])).toEqual(["hint pair-quoted"]);
    expect(pair(["Mentor 1", ["Trust"]], ["Mentee 1", []])).toEqual([]);
  });
});
