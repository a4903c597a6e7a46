import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluateQuery, type Universe } from "../../../src/analysis/query/evaluate-query.js";
import { parseQuery } from "../../../src/analysis/query/parse-query.js";
import { sketches } from "../sketches.js";
import { layOut, type Sketch } from "../study.js";
import { sketchStudy } from "./sketch-study.js";

interface Passage {
  readonly source: string;
  readonly start: number;
  readonly end: number;
  readonly coder: string | null;
  readonly code: string | null;
}

function ask(sketch: Sketch, query: string, universe: Universe = "turns") {
  const study = sketchStudy(sketch);
  const answer = evaluateQuery(parseQuery(query), study, universe);
  return Array.from({ length: answer.count }, (_, i) => {
    const { source, start, end } = answer.at(i);
    return `${Object.keys(sketch.sources)[source]} ${start} ${end}`;
  });
}

const said: Sketch = {
  people: { Ada: { role: "mentor", attributes: { site: "north" } }, Ben: { role: "mentee" } },
  sources: {
    first: [
      ["Interviewer", "How was the door?"],
      ["Ada", "The door was open, always."],
      ["Ben", "A promise 🎓 kept. I’d say the DOOR too."],
    ],
  },
  codes: ["trust", "trust/time", "trust 2"],
  codings: [
    { coder: "Ines", code: "trust", source: "first", at: "door was open" },
    { coder: "Ines", code: "trust/time", source: "first", at: "open, always" },
    { coder: "Ines", code: "trust 2", source: "first", at: "kept" },
  ],
};
const words = (query: string, universe?: Universe) => {
  const text = layOut(said.sources.first ?? []).text;
  return ask(said, query, universe).map((place) => {
    const [, start, end] = place.split(" ").map(Number);
    return text.slice({ start: start ?? 0, end: end ?? 0 });
  });
};

describe("a query answers with passages", () => {
  test.each([
    [
      "code:trust",
      ["door was open"],
      "a code is itself, not those whose names begin so or that lie below it",
    ],
    ["code:trust/**", ["door was open", "open, always"], "/** takes those below it"],
    ["code:trust & code:trust/time", ["door was open"], "of two codes that overlap the first is the answer"],
    ["code:trust & !code:trust/time", [], "! passes where nothing meets"],
    ['"trust 2":x', null, "an unknown field is an error"],
    ['code:"trust 2" within 1 turn', ["kept"], "a distance over one part changes nothing"],
    ['code:"trust 2" & code:trust', [], "without a distance they must share words"],
    ['code:"trust 2" & code:trust within 1 turn', ["kept"], "within turns counts turns of anybody"],
    ['code:"trust 2" & code:trust near 4 words', ["kept"], "near counts words from one to the other"],
    ['code:"trust 2" & code:trust near 3 words', [], "and no more than so many"],
    ["door", ["door", "door", "DOOR"], "words are found whatever their case"],
    ['"i\'d say"', ["I’d say"], "a straight apostrophe finds a curled one, behind astral characters"],
    ["/DO+R/", ["DOOR"], "a pattern minds case"],
    ["/^do+r/i | /too\\.$/", ["too."], "^ and $ are the ends of a turn"],
    ["door & role=mentor", ["door"], "a test of who speaks"],
    ["door & !role=interviewer & !site=north", ["DOOR"], "tests are negated"],
    ["role=mentee", ["A promise 🎓 kept. I’d say the DOOR too."], "tests alone are about turns"],
    ["code:trust inside role=mentor", ["door was open"], "inside takes a test, too"],
    ['"was" inside code:trust', ["was"], "inside is within the other's ends"],
    ["code:trust contains was", ["door was open"], "contains is the other way round"],
    ["door same source", ["door", "door", "DOOR"], "same source"],
    [
      "turn=1 | turn>=3",
      ["How was the door?", "A promise 🎓 kept. I’d say the DOOR too."],
      "turns have numbers",
    ],
    ["date>=2023-05 & turn<2", ["How was the door?"], "dates compare by the part that is given"],
    ["coder:Jon | code:trust", ["door was open"], "who coded is a test of codings"],
    ["code:trust & coder!=Ines", [], "!= is the same as ! ="],
  ])("%s → %j: %s", (query, expected, _why) => {
    if (expected === null) expect(() => words(query)).toThrow(expect.objectContaining({ code: "bad-query" }));
    else expect(words(query)).toEqual(expected);
  });
});

describe("a query against one that looks at every pair of passages", () => {
  const term = fc.oneof(
    fc.constantFrom("trust", "trust/time", "cost", "joy").map((code) => `code:${code}`),
    fc.constantFrom("role=mentor", "role=mentee", "role=interviewer", "source=first", "coder=Jon", "turn>2"),
  );
  const relation = fc.constantFrom(
    "",
    " within 0 turns",
    " within 1 turn",
    " within 2 turns",
    " same source",
  );
  const conjunction = fc.tuple(term, fc.array(fc.tuple(fc.boolean(), term), { maxLength: 2 }), relation);

  test("answers with the same passages, for codes, tests, negations and distances", () => {
    fc.assert(
      fc.property(sketches, conjunction, (sketch, [first, rest, near]) => {
        const query = `${[first, ...rest.map(([not, part]) => (not ? `!${part}` : part))].join(" & ")}${near}`;
        expect(ask(sketch, query)).toEqual(naive(sketch, [[false, first], ...rest], near.trim()));
      }),
      { numRuns: 150 },
    );
  });
});

/** The same by definition: one passage after the other, one pair after the other. */
function naive(sketch: Sketch, parts: readonly (readonly [boolean, string])[], near: string): string[] {
  const names = Object.keys(sketch.sources);
  const bodies = (source: string) => layOut(sketch.sources[source] ?? []).bodies;
  const codings: Passage[] = sketch.codings
    .filter(({ proposed }) => proposed !== true)
    .map(({ source, at, coder, code }) => ({
      source,
      start: Number(at[0]),
      end: Number(at[1]),
      coder,
      code,
    }));
  const turns: Passage[] = names.flatMap((source) =>
    bodies(source).flatMap(({ start, end }) =>
      start < end ? { source, start, end, coder: null, code: null } : [],
    ),
  );
  const touched = ({ source, start, end }: Passage) =>
    bodies(source).flatMap((body, turn) =>
      Array.from({ length: end - start }, (_, i) => start + i).some((at) => body.start <= at && at < body.end)
        ? [{ ...body, turn }]
        : [],
    );
  const overlap = (a: Passage, b: Passage) => a.start < b.end && b.start < a.end;
  const meets = (a: Passage, b: Passage) => {
    if (a.source !== b.source) return false;
    if (near === "same source" || overlap(a, b)) return true;
    const distance = /within (\d)/.exec(near)?.[1];
    if (distance === undefined) return false;
    const all = bodies(a.source);
    const before = all.findIndex((body) => body.end > a.start);
    const own = touched(a).map(({ turn }) => turn);
    const first = own[0] ?? (before < 0 ? all.length - 1 : before);
    const last = own.at(-1) ?? first;
    const from = all[Math.max(0, first - Number(distance))];
    const to = all[Math.min(all.length - 1, last + Number(distance))];
    if (from === undefined || to === undefined) return false;
    return Math.min(a.start, from.start) < b.end && b.start < Math.max(a.end, to.end);
  };
  const isCode = (part: string) => part.startsWith("code:");
  const holds = (part: string, passage: Passage): boolean => {
    if (isCode(part)) return codings.some((other) => `code:${other.code}` === part && meets(passage, other));
    if (part === "source=first") return passage.source === "first";
    if (part === "coder=Jon")
      return passage.coder !== null
        ? passage.coder === "Jon"
        : codings.some((other) => other.coder === "Jon" && meets(passage, other));
    if (part === "turn>2") return touched(passage).some(({ turn }) => turn + 1 > 2);
    return touched(passage).some(({ speaker }) =>
      part === "role=interviewer"
        ? !(speaker in sketch.people)
        : sketch.people[speaker]?.role === part.slice(5),
    );
  };
  const lead = parts.findIndex(([not, part]) => !not && isCode(part));
  const base =
    lead >= 0
      ? codings.filter(({ code }) => `code:${code}` === parts[lead]?.[1])
      : parts.some(([, part]) => part === "coder=Jon")
        ? codings
        : turns;
  return base
    .filter((passage) => parts.every(([not, part], i) => i === lead || holds(part, passage) !== not))
    .sort((a, b) => names.indexOf(a.source) - names.indexOf(b.source) || a.start - b.start || a.end - b.end)
    .map(({ source, start, end }) => `${source} ${start} ${end}`);
}

test("roles that no speaker of a study has are an error, so that a slip does not count nothing", () => {
  expect(() => ask(said, "role=mentro")).toThrow(expect.objectContaining({ code: "bad-query" }));
  expect(ask(said, "role=other")).toEqual([]);
});
