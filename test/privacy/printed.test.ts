import { describe, expect, it } from "vitest";
import type { PrintedText } from "../../src/privacy/disclosure.js";
import { findIdentifiers } from "../../src/privacy/find-identifiers.js";
import { findNames, smallWords, withoutCapitals } from "../../src/privacy/find-names.js";
import { nameFinder } from "../../src/privacy/known-names.js";
import { recognisablePairs } from "../../src/privacy/pairs.js";
import { isCountry, isPlaceKey, placeLevel } from "../../src/privacy/place-levels.js";
import { printedNames } from "../../src/privacy/printed-names.js";
import { mixedPlaces, smallCells, uniqueCombinations } from "../../src/privacy/small-groups.js";

const vocabulary = { small: smallWords(["we asked about trust"]), known: new Set(["mentor"]) };
const printed = (kind: PrintedText["kind"], text: string, terms?: ReadonlySet<string>) =>
  printedNames(
    [{ kind, where: "here", text }],
    [{ name: "Sara Khan", of: "the speaker name of Mentor 3" }],
    vocabulary,
    terms,
  ).map(({ level, code, about, message }) => `${level} ${code} ${about}: ${message}`);

describe("what could tell who somebody is, in a printed text, is named", () => {
  it.each<readonly [PrintedText["kind"], string, string | null]>([
    ["quotation", "we asked Khan", "error known-name quotations: “Khan”, the speaker name of Mentor 3"],
    ["study", "we asked Sara Khan", "error known-name study: “Sara Khan”, the speaker name of Mentor 3"],
    ["label", "we asked a.b@example.org", "error identifier labels: An e-mail address: “a.b@example.org”"],
    ["transcript", "we asked on 3 May 2021", "warning identifier transcripts: An exact date: “3 May 2021”"],
    ["codebook", "see www.example.org/x", "error identifier codebook: A web address: “www.example.org/x”"],
    ["study", "see www.example.org/x on 3 May 2021", null],
    ["study", "call 0770-090-0123", "error identifier study: A telephone number: “0770-090-0123”"],
    [
      "quotation",
      "we asked Tariq",
      "warning possible-name quotations: “Tariq” is written with a capital inside a sentence: a name?",
    ],
    [
      "quotation",
      "we asked Dr Tariq",
      "warning possible-name quotations: “Dr Tariq” follows a title: a person's name?",
    ],
    [
      "quotation",
      "we saw Marsh End Hospital",
      "warning possible-name quotations: “Marsh End Hospital” names an institution or a place",
    ],
    ["study", "we asked Tariq", null],
    ["theme", "we asked Tariq", null],
  ])("%s: %s", (kind, text, expected) => {
    expect(printed(kind, text)).toEqual(expected === null ? [] : [expected]);
  });

  it("and words of the names of codes are none in the codebook alone", () => {
    const terms = new Set(["belonging"]);
    expect(printed("codebook", "see Belonging", terms)).toEqual([]);
    expect(printed("quotation", "we asked Belonging", terms)).toHaveLength(1);
  });

  it("once, with all its places", () => {
    const texts = ["one", "two", "two"].map(
      (where) => ({ kind: "quotation", where, text: "we asked Tariq" }) as const,
    );
    expect(printedNames(texts, [], vocabulary)).toMatchObject([{ subject: "Tariq", places: ["one", "two"] }]);
  });
});

describe("identifiers stand where they are said to, each once", () => {
  it.each<readonly [string, ...string[]]>([
    ["on 2021-03-04 at +447700900123, then me@x.org", "2021-03-04", "+447700900123", "me@x.org"],
    ["see https://x.org/12345678 there", "https://x.org/12345678"],
    ["1234567 and 123456", "1234567"],
    ["call 020 79 46 01", "020 79 46 01"],
    ["call 020 79 46"],
  ])("%s", (text, ...expected) => {
    const found = findIdentifiers(text);
    expect(found.map((one) => one.text)).toEqual(expected);
    for (const { start, end, text: written } of found) expect(text.slice(start, end)).toBe(written);
  });
});

describe("names that the study knows", () => {
  const find = nameFinder(
    [
      { name: "Li", of: "P1" },
      { name: "X", of: "P2" },
      { name: "Mentor", of: "P3" },
      { name: "Ann Bo de Groot", of: "P4" },
      { name: "Ann", of: "P5" },
      { name: "สมชาย", of: "P6" },
    ],
    new Set(["mentor"]),
  );
  it.each<readonly [string, ...string[]]>([
    ["so Li left", "Li P1"],
    ["so X left and Mentor too"],
    ["Ann said Bo and Groot and de", "Ann P5", "Groot P4"],
    ["ann  bo de  groot", "ann  bo de  groot P4"],
    ["and สมชาย", "สมชาย P6"],
  ])("in “%s”", (text, ...expected) => {
    expect(find(text).map(({ written, known }) => `${written} ${known.of}`)).toEqual(expected);
    for (const { start, written } of find(text))
      expect(text.slice(start, start + written.length)).toBe(written);
  });
});

describe("words that may be names", () => {
  const names = (text: string) =>
    findNames(text, vocabulary).map(({ name, because }) => `${name} ${because}`);
  it.each<readonly [string, ...string[]]>([
    ["Tariq left"],
    ["Tariq Hussain left", "Tariq Hussain capital"],
    ["we asked. Tariq left"],
    ["we asked, Tariq left", "Tariq capital"],
    ["we asked\nTariq left"],
    ["we asked Tariq. Hussain left", "Tariq capital"],
    ["Mr Tariq left", "Mr Tariq title"],
    ["so Dr. Tariq left", "Dr. Tariq title"],
    ["so Dr Mentor left"],
    ["so Sister Mentor 3 left"],
    ["we asked Trust"],
    ["we asked Trust's"],
    ["we asked ABC of A"],
    ["we asked in Canada"],
    ["we asked Americans"],
    ["we asked at Marsh Street", "Marsh Street institution"],
  ])("%s", (text, ...expected) => {
    expect(names(text)).toEqual(expected);
  });

  it("cannot be told where most letters know no capitals", () => {
    expect(withoutCapitals("สมชาย ok")).toBe(true);
    expect(withoutCapitals("สม ok")).toBe(false);
    expect(withoutCapitals("12")).toBe(false);
  });

  it("a word is small where it begins small, and not inside another", () => {
    expect([...smallWords(["McCall’s iPad, don’t 4th"])]).toEqual(["ipad", "don't"]);
  });
});

describe("places have a size", () => {
  it.each([
    ["Gauteng", "region"],
    [" new  zealand ", "country"],
    ["UK", "country"],
    ["Zululand district", "district"],
    ["Marsh town", "city or town"],
    ["rural", "kind of place"],
    ["Marsh clinic", "facility"],
    ["Marsh End", null],
  ])("%s", (name, level) => {
    expect(placeLevel(name)).toBe(level);
  });

  it("which is asked of characteristics that are places", () => {
    expect(["site", "home town", "study-site", "Clinics"].map(isPlaceKey)).toEqual([true, true, true, true]);
    expect(["gender", "sitecode", "statement"].map(isPlaceKey)).toEqual([false, false, false]);
    expect(isCountry("france")).toBe(true);
    expect(isCountry("gauteng")).toBe(false);
  });
});

const person = (label: string, values: Record<string, string>) => ({ label, values });
const many = (n: number, values: Record<string, string>, name = "P") =>
  Array.from({ length: n }, (_, i) => person(`${name}${i + 1}`, values));

describe("tables and labels that may give people away", () => {
  it("cells of one to four people are counted, in all and by role", () => {
    const people = [
      ...many(5, { role: "mentor", gender: "woman" }),
      ...many(4, { role: "mentee", gender: "Woman " }),
      ...many(5, { role: "mentee", gender: "man" }),
    ];
    expect(smallCells(people)).toMatchObject([
      {
        subject: "gender",
        message:
          "1 of 6 cells of the participants' table hold 1 to 4 people (gender): use wider bands, or leave the split by role out",
      },
    ]);
    expect(smallCells(many(4, { role: "mentor" }))).toEqual([]);
    expect(smallCells(many(4, { gender: "" }))).toEqual([]);
  });

  it("a value or a pair of values that one person has is named, the first four by name", () => {
    const people = "abcde".split("").map((age, i) => person(`P${i + 1}`, { age, gender: "woman" }));
    expect(uniqueCombinations(people).map(({ message }) => message)).toEqual([
      "age alone singles out 5 of 5 participants (P1, P2, P3, P4 and 1 more): use wider bands, or do not print it beside a quotation",
    ]);
    expect(uniqueCombinations(people.slice(0, 4))[0]?.message).toContain("(P1, P2, P3, P4)");
    expect(uniqueCombinations(people.slice(0, 2))).toHaveLength(1);
    expect(uniqueCombinations(people.slice(0, 1))).toEqual([]);
  });

  it("pairs are told from the one that singles out most", () => {
    const rows = ["aax", "aby", "bax", "bby", "bbx", "aay", "aax"];
    const people = rows.map((row, i) =>
      person(`P${i + 1}`, { a: row[0] ?? "", b: row[1] ?? "", c: row[2] ?? "" }),
    );
    const [found] = uniqueCombinations(people);
    expect(found).toMatchObject({ code: "identifying-combination", subject: "a+b,b+c,a+c" });
    expect(found?.message).toBe(
      "Two characteristics together single people out: a with b (2 of 7), b with c (2 of 7), a with c (1 of 7); print one of each pair at most beside a quotation",
    );
  });

  it("places of different size are told, and those of unknown size beside known ones", () => {
    const at = (key: string, ...places: readonly string[]) =>
      mixedPlaces(places.map((place, i) => person(`P${i}`, { [key]: place }))).map(({ message }) => message);
    expect(at("place", "Gauteng", "Marsh town", " ", "Gauteng")).toEqual([
      "“place” holds places of different size (region: Gauteng; city or town: Marsh town): bring all to the largest",
    ]);
    expect(at("place", "Gauteng", "Marsh End")).toEqual([
      "“place” may hold places of different size (region: Gauteng; level unknown: Marsh End): bring all to the largest",
    ]);
    expect(at("gender", "Gauteng", "Marsh town")).toEqual([]);
    expect(
      mixedPlaces([
        person("P1", { place: "Marsh End", province: "marsh end" }),
        person("P2", { place: "Marsh town" }),
      ]),
    ).toMatchObject([
      { level: "warning", code: "mixed-place-levels", subject: "place", places: ["characteristic place"] },
    ]);
  });

  it("two who belong together are told with why they can be recognised", () => {
    const pair = (a: readonly string[], b: readonly string[], labelB = "Mentee 4") =>
      recognisablePairs([
        { a: { label: "Mentor 1", themes: a }, relation: "mentor-of", b: { label: labelB, themes: b } },
      ]);
    expect(pair(["A", "B", "C", "D"], ["D", "C", "B", "A"], "Mentee 1")).toMatchObject([
      {
        message:
          "Mentor 1 and Mentee 1 (mentor of) are both quoted under the same theme (“A”, “B”, “C” …) and with labels of the same number: anyone who knows one of them knows the other",
        places: ["theme A", "theme B", "theme C", "theme D"],
      },
    ]);
    expect(pair(["A", "B", "C"], ["A", "B", "C"])[0]?.message).toContain("(“A”, “B”, “C”):");
    expect(pair(["A"], ["B"])).toMatchObject([
      {
        message:
          "Mentor 1 and Mentee 4 (mentor of) are both quoted, under different themes: could each be comfortable with the other reading it?",
        places: ["Mentor 1", "Mentee 4"],
      },
    ]);
  });
});
