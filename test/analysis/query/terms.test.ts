import { describe, expect, test } from "vitest";
import { asksOfPlacesAlone } from "../../../src/analysis/query/admission.js";
import { codingTest } from "../../../src/analysis/query/coding-tests.js";
import { evaluateQuery } from "../../../src/analysis/query/evaluate-query.js";
import { parseQuery } from "../../../src/analysis/query/parse-query.js";
import { placeTest } from "../../../src/analysis/query/place-tests.js";
import { isOfTheme } from "../../../src/analysis/query/query-parts.js";
import type { QueryStudy } from "../../../src/analysis/query/query-study.js";
import type { Term } from "../../../src/analysis/query/query-tree.js";
import { codingFlags, codingOrigins } from "../../../src/core/columns.js";
import { usageError } from "../../../src/core/errors.js";
import type { Sketch } from "../study.js";
import { sketchStudy } from "./sketch-study.js";

const sketch: Sketch = {
  people: {
    Ada: { role: "mentor", attributes: { site: "North", age: "9" } },
    Ben: { role: "mentee", attributes: { site: "", age: "10" } },
  },
  sources: {
    first: [
      ["Interviewer", "How was it?"],
      ["Ada", "We met."],
      ["Ben", "We left."],
    ],
    second: [["Ben", "Again."]],
  },
  codes: ["trust"],
  codings: [
    { coder: "Ines", code: "trust", source: "first", at: "We met" },
    { coder: "Jon", code: "trust", source: "first", at: "We left" },
    { coder: "Ines", code: "trust", source: "second", at: "Again" },
  ],
};
const base = sketchStudy({ ...sketch, themes: { Slow: ["trust"] } });
const found: QueryStudy = {
  ...base,
  sources: base.sources.map((source, i) => ({
    ...source,
    kind: i === 0 ? "interview" : "focus-group",
    question: Int32Array.from(source.question, (_, turn) => (i === 0 && turn > 0 ? 7 : 0)),
  })),
  codings: {
    ...base.codings,
    round: Int32Array.of(0, 3, 4),
    origin: Uint8Array.of(0, 1, 2),
    flags: Uint8Array.of(0, codingFlags.proposed, codingFlags.key),
    madeSeq: Int32Array.of(9, 10, 100),
  },
  roundNamed: (name) => (name === "r3" ? 3 : 4),
  questionNamed: () => 7,
  codingsWithMemo: (words) => new Set(words === "why" ? [1001] : [1000, 1001]),
};
const term = (query: string) => parseQuery(query).root as Term;
const codings = (query: string) => [0, 1, 2].filter(codingTest(term(query), found, query));
const errorOf = (work: () => unknown): { code: string; message: string; hint: string | null } => {
  try {
    work();
  } catch (error) {
    return error as never;
  }
  throw new Error("no error");
};

describe("terms about a coding", () => {
  test.each([
    ["coder:Ines", [0, 2]],
    ["coder=*", [0, 1, 2]],
    ["round:r3", [1]],
    ["round:*", [1, 2]],
    [`origin:${codingOrigins[1]}`, [1]],
    ["flag:key", [2]],
    ["flag:KEY", [2]],
    ["state:proposed", [1]],
    ["state=confirmed", [0, 2]],
    ["memo:why", [1]],
    ["memo:*", [0, 1]],
    ["event:10", [1]],
    ["event<10", [0]],
    ["event<=10", [0, 1]],
    ["event>10", [2]],
    ["event>=10", [1, 2]],
  ])("%s fits %j", (query, expected) => {
    expect(codings(query)).toEqual(expected);
  });
  test.each([
    ["origin:magic", "There are: "],
    ["flag:red", "key"],
    ["state:maybe", "confirmed, proposed"],
    ["event:ten", null],
    ["coder>Ines", null],
    ["round<r3", null],
    ["memo>why", null],
  ])("%s is refused, with what there is", (query, hint) => {
    const error = errorOf(() => codings(query));
    expect(error.code).toBe("bad-query");
    if (hint !== null) expect(error.hint).toContain(hint);
  });
});

/** The turns that a term fits, as source and turn from 1. */
const turns = (query: string, study = found) => {
  const fits = placeTest(term(query), study, query);
  return study.sources.flatMap((source, at) =>
    Array.from({ length: source.turns }, (_, turn) => turn).flatMap((turn) =>
      fits({
        source: at,
        start: source.bodyStart[turn] as number,
        end: source.bodyEnd[turn] as number,
        coding: -1,
      })
        ? [`${source.name} ${turn + 1}`]
        : [],
    ),
  );
};

describe("terms about who speaks, where and when", () => {
  test.each([
    ["source:first", ["first 1", "first 2", "first 3"]],
    ["kind:Interview", ["first 1", "first 2", "first 3"]],
    ["kind:focus-group", ["second 1"]],
    ["date:2023", ["first 1", "first 2", "first 3"]],
    ["date=2023-05-18", ["first 1", "first 2", "first 3"]],
    ["date<2023-06", ["first 1", "first 2", "first 3"]],
    ["date>2023-05", []],
    ["date<2023", []],
    ["participant:Ben", ["first 3", "second 1"]],
    ["speaker:ada", ["first 2"]],
    ["role:interviewer", ["first 1"]],
    ["role:MENTOR", ["first 2"]],
    ["role:participant", ["first 2", "first 3", "second 1"]],
    ["question:Trust", ["first 2", "first 3"]],
    ["turn:1", ["first 1", "second 1"]],
    ["turn>=2", ["first 2", "first 3"]],
    ["site:north", ["first 2"]],
    ["SITE=*", ["first 2"]],
  ])("%s fits %j", (query, expected) => {
    expect(turns(query)).toEqual(expected);
  });
  test("values compare as numbers where they are numbers, so that 9 is less than 10", () => {
    const study = { ...found, attributes: ["site", "age"] };
    expect(turns("age<10", study)).toEqual(["first 2"]);
    expect(turns("age<=10", study)).toHaveLength(3);
    expect(turns("age>9", study)).toEqual(["first 3", "second 1"]);
    expect(turns("age>=10", study)).toEqual(["first 3", "second 1"]);
    expect(turns("age>10", study)).toEqual([]);
  });
  test.each([
    ["date:may", null],
    ["date:2023-5", null],
    ["turn:x", null],
    ["role:mentro", "mentor"],
    ["speaker:Zed", "Ada"],
    ["colour:red", "site"],
    ["source>first", null],
    ["role<mentor", null],
    ["kind>interview", null],
    ["speaker>Ada", null],
    ["participant>Ada", null],
    ["question<Trust", null],
  ])("%s is refused, with what there is", (query, hint) => {
    const error = errorOf(() => turns(query));
    expect(error.code).toBe("bad-query");
    if (hint !== null) expect(error.hint).toContain(hint);
  });
  test("a passage over several turns fits where any of them does", () => {
    const source = found.sources[0];
    const all = { source: 0, start: 0, end: source?.bodyEnd.at(-1) ?? 0, coding: -1 };
    for (const query of ["speaker:Ada", "speaker:Ben", "turn:3"])
      expect(placeTest(term(query), found, query)(all)).toBe(true);
    expect(placeTest(term("turn:4"), found, "turn:4")(all)).toBe(false);
  });
});

describe("what a query is about", () => {
  test.each([
    ["role=mentor & turn>2", true],
    ["!site=north | date=2023", true],
    ["role=mentor & code:trust", false],
    ["coder=Ines", false],
    ["!(role=mentor & flag:key)", false],
    ["/door/", false],
    ["door", false],
  ])("%s is of places alone: %s", (query, expected) => {
    expect(asksOfPlacesAlone(parseQuery(query))).toBe(expected);
  });
  test.each([
    ["theme:Slow", true],
    ["theme:Slow & role=mentor", true],
    ["role=mentor & theme:Slow", true],
    ["code:trust & theme:Slow", false],
    ["theme:Slow | theme:Slow", false],
    ["!theme:Slow", false],
    ["role=mentor", false],
  ])("%s answers with the segments of a theme: %s", (query, expected) => {
    expect(isOfTheme(parseQuery(query))).toBe(expected);
  });
  test("a name that a study does not know is pointed at in the query, with the study's own candidates", () => {
    const study = {
      ...found,
      codesNamed: () => {
        throw usageError("unknown-code", 'There is no code "trsut".', "Did you mean: trust?");
      },
    };
    const error = errorOf(() => evaluateQuery(parseQuery("role=mentor & code:trsut"), study, "turns"));
    expect(error.code).toBe("bad-query");
    expect(error.message).toContain("trsut");
    const [query = "", caret = "", candidates] = error.hint?.split("\n") ?? [];
    expect(query.slice(caret.indexOf("^"))).toBe("trsut");
    expect(candidates).toBe("Did you mean: trust?");
  });
});
