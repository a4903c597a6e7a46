import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cooccurrence } from "../../src/analysis/cooccurrence.js";
import { coverage } from "../../src/analysis/coverage.js";
import { discovery } from "../../src/analysis/discovery.js";
import { frequency } from "../../src/analysis/frequency.js";
import { pickCodings } from "../../src/analysis/pick-codings.js";
import { onlyPopulation, populationOf } from "../../src/analysis/population.js";
import { admission } from "../../src/analysis/query/admission.js";
import { evaluateQuery } from "../../src/analysis/query/evaluate-query.js";
import { parseQuery } from "../../src/analysis/query/parse-query.js";
import { sequence } from "../../src/analysis/sequence.js";
import { type CountingInput, turnsTouched } from "../../src/analysis/study-columns.js";
import { sketchStudy } from "./query/sketch-study.js";
import { sketches } from "./sketches.js";
import { coderId, coders, type Sketch, study } from "./study.js";

interface Turn {
  readonly source: string;
  readonly who: string;
  readonly number: number;
  readonly role: string;
  readonly site: string;
}

/** Filters of people, sources and turns, and the same said in code. */
const filters: Readonly<Record<string, (turn: Turn) => boolean>> = {
  "role=mentor": ({ role }) => role === "mentor",
  "site=north": ({ site }) => site === "north",
  "participant:Eve": ({ who }) => who === "Eve",
  "source:first": ({ source }) => source === "first",
  "date>=2023": ({ source }) => source === "first",
  "turn<=2": ({ number }) => number <= 2,
  "role=mentee & site=north": ({ role, site }) => role === "mentee" && site === "north",
  "role=mentor | participant:Ben": ({ role, who }) => role === "mentor" || who === "Ben",
  "source:second & (role=mentee | turn=1)": ({ source, role, number }) =>
    source === "second" && (role === "mentee" || number === 1),
  "!role=mentor": ({ role }) => role !== "mentor",
  "!(source:first | site=south)": ({ source, site }) => source !== "first" && site !== "south",
};

/** Without proposed codings, and with a turn in each source. */
const standing = (sketch: Sketch): Sketch => ({
  ...sketch,
  sources: Object.fromEntries(
    Object.entries(sketch.sources).map(([name, turns]) => [
      name,
      turns.length > 0 ? turns : [["Interviewer", "Yes?"] as const],
    ]),
  ),
  codings: sketch.codings.filter(({ proposed }) => proposed !== true),
});

const turnsOf = (sketch: Sketch, source: string): Turn[] =>
  (sketch.sources[source] ?? []).map(([who], i) => ({
    source,
    who,
    number: i + 1,
    role: sketch.people[who]?.role ?? "",
    site: sketch.people[who]?.attributes?.site ?? "",
  }));

/** The study as the commands count it under a filter. */
function under(sketch: Sketch, text: string): CountingInput {
  const query = parseQuery(text);
  const asked = sketchStudy(sketch);
  const input = study(sketch);
  const answer = evaluateQuery(query, asked, "codings");
  const fitting = Array.from({ length: answer.count }, (_, i) => answer.at(i).coding).sort((a, b) => a - b);
  return onlyPopulation(
    { ...input, codings: pickCodings(input.codings, fitting) },
    populationOf(input, admission(query, asked)),
  );
}

/** The study from which all others are taken away: their turns are nobody's, their codings are not there. */
function without(sketch: Sketch, text: string): CountingInput {
  const fits = filters[text] ?? (() => true);
  const negative = text.startsWith("!");
  const spoken = (source: string) => turnsOf(sketch, source).filter(({ who }) => who in sketch.people);
  const kept = Object.keys(sketch.sources).filter((source) => {
    const own = spoken(source);
    return (own.length > 0 ? own : turnsOf(sketch, source)).some(fits);
  });
  const input = study(sketch);
  const touched = sketch.codings.map(({ source }, i) => {
    const columns = input.sources.find(({ name }) => name === source) as CountingInput["sources"][number];
    const span = { start: input.codings.start[i] as number, end: input.codings.end[i] as number };
    return [...turnsTouched(columns, span)].map((turn) => turnsOf(sketch, source)[turn] as Turn);
  });
  const everywhere = Object.keys(sketch.sources).flatMap(spoken);
  return study({
    ...sketch,
    people: Object.fromEntries(
      Object.entries(sketch.people).filter(([name, { role = "", attributes }]) => {
        const own = everywhere.filter(({ who }) => who === name);
        if (own.length > 0) return own.some(fits);
        // Where they would speak is not known.
        return Object.keys(sketch.sources).some((source) =>
          [1, 9].some((number) => fits({ source, who: name, number, role, site: attributes?.site ?? "" })),
        );
      }),
    ),
    sources: Object.fromEntries(
      kept.map((source) => [
        source,
        turnsOf(sketch, source).map((turn, i): readonly [string, string] => [
          turn.who in sketch.people && !fits(turn) ? "x".repeat(turn.who.length) : turn.who,
          sketch.sources[source]?.[i]?.[1] ?? "",
        ]),
      ]),
    ),
    codings: sketch.codings.filter(({ source }, i) => {
      if (!kept.includes(source)) return false;
      const turns = touched[i] ?? [];
      return negative ? turns.every(fits) : turns.some(fits);
    }),
  });
}

const labels = (people: readonly { readonly label: string }[]) => people.map(({ label }) => label);

/** Every table of a study, without ids and notes. */
function tables(input: CountingInput, by: string) {
  const who = coders.map(coderId);
  const plain = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value, (_, v) => (v instanceof Map ? [...v] : v)));
  const grouped =
    by === "site" &&
    !input.participants.some(({ attributes, status }) => status === "active" && attributes.has("site"))
      ? "role"
      : by;
  const { rows, totals, groups, withoutData } = frequency(input, { of: "codes", by: grouped, coders: who });
  const themes = frequency(input, { of: "themes", rollup: true, coders: who });
  const units = (["turn", "source", "overlap", "near"] as const).map((unit) => {
    const { N, units: all, codes, pairs } = cooccurrence(input, { unit, within: 1, coders: who });
    return { N, all, codes, pairs };
  });
  const follows = sequence(input, { of: "themes", rollup: true, coders: who });
  const found = discovery(input, {
    of: "codes",
    newBy: "order",
    coders: who,
    order: input.sources.map(({ source }) => source),
  });
  return plain({
    // A retired code has a row also for what nobody says.
    codes: rows
      .filter(({ status, segments }) => status === "active" || segments > 0)
      .map(({ elsewhere: _, people, ...row }) => ({ ...row, people: labels(people) })),
    totals,
    groups,
    withoutData: withoutData.map(({ label }) => label),
    themes: themes.rows.map(({ elsewhere: _, people, ...row }) => ({ ...row, people: labels(people) })),
    units,
    follows: [follows.N, follows.rows, follows.pairs],
    discovery: found.steps.map(({ source: _, ...step }) => step),
    // Codings are counted also where nobody in N says anything.
    coverage: coverage(input, { coders: who }).sources.map(
      ({ source: _, codings: __, made: ___, ...row }) => row,
    ),
  });
}

describe("under a filter of people, sources or turns", () => {
  test("every table is that of the study without the others", () => {
    fc.assert(
      fc.property(
        sketches.map(standing),
        fc.constantFrom(...Object.keys(filters)),
        fc.constantFrom("role", "site", "source", "participant"),
        (sketch, filter, by) => {
          const [counted, alone] = [under(sketch, filter), without(sketch, filter)];
          expect(tables(counted, by)).toEqual(tables(alone, by));
        },
      ),
      { numRuns: 200 },
    );
  });

  test("sources named are the same as a filter that asks for them", () => {
    fc.assert(
      fc.property(sketches.map(standing), fc.constantFrom("first", "second"), (sketch, source) => {
        const input = study(sketch);
        const id = input.sources.find(({ name }) => name === source)?.source ?? 0;
        expect(tables(onlyPopulation(input, populationOf(input, null, [id])), "role")).toEqual(
          tables(under(sketch, `source:${source}`), "role"),
        );
      }),
    );
  });
});

describe("who a filter admits", () => {
  const sketch: Sketch = {
    people: {
      Ada: { role: "mentor", attributes: { site: "north" } },
      Ben: { role: "mentee" },
      Cleo: { role: "mentor" },
    },
    sources: {
      first: [
        ["Interviewer", "How was it?"],
        ["Ada", "We met in trust."],
        ["Ben", "We met late."],
      ],
    },
    codes: ["trust", "cost"],
    codings: [{ coder: "Ines", code: "trust", source: "first", at: "met in trust" }],
  };
  const admitted = (text: string) => {
    const input = study(sketch);
    const { participants } = populationOf(input, admission(parseQuery(text), sketchStudy(sketch)));
    return input.participants.filter(({ id }) => participants.has(id)).map(({ label }) => label);
  };

  test.each([
    ["code:trust", ["Ada", "Ben", "Cleo"], "what it says of codes is left open"],
    ["coder=Ines & !code:cost", ["Ada", "Ben", "Cleo"], "and of codings, and of what they are not"],
    ['role=mentor & "met"', ["Ada", "Cleo"], "a conjunction is false where one part is"],
    ["role=mentor | code:trust", ["Ada", "Ben", "Cleo"], "an alternative is open where one part is"],
    [
      "!(role=mentor & code:trust)",
      ["Ada", "Ben", "Cleo"],
      "what cannot be known is open when it is denied, too",
    ],
    ["!(role=mentor | code:trust)", ["Ben"], "but what is known stands"],
    [
      "code:trust & (code:cost & role=mentee)",
      ["Ada", "Ben", "Cleo"],
      "another passage's speaker is no filter",
    ],
    ["(code:cost & role=mentee) & code:trust", ["Ben"], "the speaker of the passage asked for is one"],
    ["code:trust & role=mentee within 2 turns", ["Ben"], "whatever is said of nearness"],
    ["turn<=2", ["Ada", "Cleo"], "people without a turn are admitted where only turns are asked about"],
    ["role=interviewer", [], "interviewers are no participants"],
  ])("%s admits %j: %s", (query, people) => {
    expect(admitted(query)).toEqual(people);
  });

  test("nobody is looked for by a name that is not there", () => {
    expect(() => admitted("role=captain")).toThrow(/no role "captain"/);
  });
});
