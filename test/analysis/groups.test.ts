import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cooccurrence } from "../../src/analysis/cooccurrence.js";
import { coverage } from "../../src/analysis/coverage.js";
import { crossed, groupingBy } from "../../src/analysis/cross-groups.js";
import { frequency } from "../../src/analysis/frequency.js";
import { distinctNames, noValue } from "../../src/analysis/grouping.js";
import { onlyPopulation, populationOf } from "../../src/analysis/population.js";
import { saidByParticipant, studyData } from "../../src/analysis/said.js";
import { selectSources } from "../../src/analysis/selection.js";
import { sequence } from "../../src/analysis/sequence.js";
import { onlyWithdrawn } from "../../src/analysis/spoken.js";
import { themeReach } from "../../src/analysis/theme-reach.js";
import { shareOf, unplacedNote, unplacedTurns } from "../../src/analysis/unplaced.js";
import { codingOrigins } from "../../src/core/columns.js";
import { countWords } from "../../src/text/words.js";
import { isActive } from "./recount.js";
import { sketches } from "./sketches.js";
import { coderId, coders, layOut, type Sketch, study } from "./study.js";

const turnsOf = (sketch: Sketch) =>
  Object.entries(sketch.sources).flatMap(([source, turns]) =>
    turns.map(([who, words], turn) => ({ source, who, words, turn })),
  );
const spokenOf = (sketch: Sketch) =>
  turnsOf(sketch).filter(({ who }) => who in sketch.people && isActive(sketch, who));

describe("who gave data", () => {
  test("is who is active and has a turn; the others are silent", () => {
    fc.assert(
      fc.property(sketches, (sketch) => {
        const input = study(sketch);
        const { participants, silent, sources, words } = studyData(input);
        const spoken = spokenOf(sketch);
        const active = Object.keys(sketch.people).filter((name) => isActive(sketch, name));
        expect(participants.map(({ label }) => label)).toEqual(
          active.filter((name) => spoken.some(({ who }) => who === name)),
        );
        expect(silent.map(({ label }) => label)).toEqual(
          active.filter((name) => !spoken.some(({ who }) => who === name)),
        );
        expect(sources).toEqual(
          input.sources
            .filter(({ name }) => spoken.some(({ source }) => source === name))
            .map(({ source }) => source),
        );
        expect(words).toBe(spoken.reduce((sum, turn) => sum + countWords(turn.words), 0));
      }),
    );
  });
  test("is N in every table, and no table finds more people in a row or group than it has", () => {
    fc.assert(
      fc.property(sketches, fc.boolean(), (sketch, rollup) => {
        const input = study(sketch);
        const who = coders.map(coderId);
        const N = studyData(input).participants.length;
        for (const of of ["codes", "themes"] as const) {
          const { rows, totals } = frequency(input, { of, rollup, by: "role", coders: who });
          expect(totals.N).toBe(N);
          for (const row of rows) {
            expect([row.N, row.n <= N]).toEqual([N, true]);
            for (const [, counts] of row.by) expect(counts.n).toBeLessThanOrEqual(counts.N);
          }
          const follows = sequence(input, { of, coders: who });
          expect(follows.N).toBe(N);
          for (const { participants } of follows.pairs) expect(participants).toBeLessThanOrEqual(N);
        }
        for (const unit of ["turn", "source", "overlap", "near"] as const) {
          const found = cooccurrence(input, { unit, rollup, within: 1, coders: who });
          expect(found.N).toBe(N);
          for (const { participants } of found.codes) expect(participants).toBeLessThanOrEqual(N);
        }
        const reach = themeReach(input, who);
        expect(reach.N).toBe(N);
        for (const { voices } of reach.themes) expect(voices.length).toBeLessThanOrEqual(N);
      }),
    );
  });
  test("what each says is counted whatever their status", () => {
    fc.assert(
      fc.property(sketches, (sketch) => {
        const input = study(sketch);
        const said = saidByParticipant(input);
        for (const { id, label } of input.participants) {
          const own = turnsOf(sketch).filter(({ who }) => who === label);
          if (own.length === 0) expect(said.get(id)).toBeUndefined();
          else
            expect(said.get(id)).toEqual({
              sources: input.sources
                .filter(({ name }) => own.some(({ source }) => source === name))
                .map(({ source }) => source),
              turns: own.length,
              words: own.reduce((sum, turn) => sum + countWords(turn.words), 0),
            });
        }
      }),
    );
  });
  test("a passage is of withdrawn people only where it holds their words and no active participant's", () => {
    const sketch: Sketch = {
      people: { Ada: {}, Dov: { status: "withdrawn-after-analysis" } },
      sources: {
        first: [
          ["Ada", "we meet"],
          ["Interviewer", "Yes?"],
          ["Dov", "we part"],
        ],
      },
      codes: [],
      codings: [],
    };
    const selection = selectSources(study(sketch));
    const [ada, interviewer, dov] = layOut(sketch.sources.first ?? []).bodies;
    const of = (start = 0, end = 0) => onlyWithdrawn(selection, 0, start, end);
    expect(of(dov?.start, dov?.end)).toBe(true);
    expect(of((dov?.end ?? 0) - 1, dov?.end)).toBe(true);
    expect(of(interviewer?.start, (dov?.start ?? 0) + 1)).toBe(true);
    expect(of(interviewer?.start, dov?.start)).toBe(false);
    expect(of(ada?.start, dov?.end)).toBe(false);
    expect(of(ada?.start, ada?.end)).toBe(false);
    expect(of(dov?.end, (dov?.end ?? 0) + 9)).toBe(false);
    expect(onlyWithdrawn(selection, 7, 0, 9)).toBe(false);
  });
});

describe("groups that are crossed", () => {
  test("hold each who spoke in both; each turn is in one of them", () => {
    fc.assert(
      fc.property(sketches, fc.constantFrom("role", "source", "participant"), (sketch, other) => {
        const input = study(sketch);
        const selection = selectSources(input);
        if (
          !input.participants.some(({ attributes, status }) => status === "active" && attributes.has("site"))
        )
          return;
        const { keys, N, groupOf, byTurn } = groupingBy(selection, ["site", other]);
        const keyOf = ({ who, source }: { who: string; source: string }) => {
          const person = sketch.people[who];
          const second = other === "role" ? (person?.role ?? "") : other === "source" ? source : who;
          return `${person?.attributes?.site ?? noValue}${crossed}${second}`;
        };
        const spoken = spokenOf(sketch);
        expect([...keys].sort()).toEqual([...new Set(spoken.map(keyOf))].sort());
        for (const [i, key] of keys.entries())
          expect(N[i]).toBe(new Set(spoken.filter((turn) => keyOf(turn) === key).map(({ who }) => who)).size);
        for (const turn of spoken) {
          const person = selection.people.findIndex(({ label }) => label === turn.who);
          const source = selection.sources.findIndex(({ name }) => name === turn.source);
          expect(keys[groupOf(person, source, turn.turn)]).toBe(keyOf(turn));
        }
        expect(byTurn).toBe(false);
      }),
    );
  });

  const sketch: Sketch = {
    people: { Ada: { role: "mentor" }, Ben: { role: "mentee" }, Cleo: {} },
    sources: {
      first: [
        ["Ada", "one"],
        ["Ben", "two"],
        ["Interviewer", "three"],
      ],
      second: [
        ["Ben", "four"],
        ["Cleo", "five"],
      ],
    },
    codes: [],
    codings: [],
  };
  const input = study(sketch);
  const questions = [
    { id: 1, name: "Beginning" },
    { id: 2, name: "Ending" },
    { id: 3, name: "Never asked" },
  ];
  const asked = input.sources.map((source, i) => ({
    ...source,
    question: Int32Array.of(...(i === 0 ? [1, 2, 1] : [0, 9])),
  }));
  const selection = selectSources({ ...input, sources: asked });

  test("stand in the order of the first, then of the second", () => {
    expect(groupingBy(selection, ["role", "source"]).keys).toEqual([
      "mentee × first",
      "mentee × second",
      "mentor × first",
      "(none) × second",
    ]);
    const byQuestion = groupingBy(selection, ["question", "role"], questions);
    expect(byQuestion.keys).toEqual([
      "Beginning × mentor",
      "Ending × mentee",
      "(none) × mentee",
      "(none) × (none)",
    ]);
    expect(byQuestion.byTurn).toBe(true);
  });
  test("by question are those of the guide in which a participant answers, and what is under none of it", () => {
    const { keys, N, groupOf } = groupingBy(selection, ["question"], questions);
    expect(keys).toEqual(["Beginning", "Ending", "(none)"]);
    expect(N).toEqual([1, 1, 2]);
    expect([groupOf(0, 0, 0), groupOf(1, 0, 1), groupOf(1, 1, 0), groupOf(2, 1, 1)]).toEqual([0, 1, 2, 2]);
    const placed = { ...input, sources: asked.slice(0, 1) };
    expect(groupingBy(selectSources(placed), ["question"], questions).keys).toEqual(["Beginning", "Ending"]);
  });
  test.each([
    [["role", "source", "participant"], /at most two/],
    [["role", "role"], /twice/],
    [["coder", "role"], /cannot be crossed/],
    [["role", "coder"], /cannot be crossed/],
  ])("%j is refused", (by, why) => {
    expect(() => groupingBy(selection, by)).toThrow(why);
  });
  test("of one name get an id", () => {
    const names = ["A", "B", "A"].map((name, i) => ({ name, id: 10 + i }));
    expect(distinctNames(names)).toEqual(["A #10", "B", "A #12"]);
  });
  test("turns of participants under no question are counted of all of theirs", () => {
    expect(unplacedTurns(selection, questions)).toEqual({ turns: 2, of: 4, percent: 50 });
    expect(unplacedTurns(selection, [])).toEqual({ turns: 4, of: 4, percent: 100 });
    expect(shareOf(1, 3)).toEqual({ turns: 1, of: 3, percent: 33.3 });
    expect(shareOf(0, 0).percent).toBeNull();
    expect(unplacedNote(shareOf(1, 3)).message).toContain("1 of 3 turns of participants (33%)");
    expect(unplacedNote(shareOf(0, 3)).message).not.toContain("%");
    expect(unplacedNote(shareOf(0, 0)).message).not.toContain("%");
  });
});

describe("codings", () => {
  const sketch: Sketch = {
    people: { Ada: {} },
    sources: { first: [["Ada", "we meet early"]], second: [["Ada", "we part"]] },
    codes: ["trust"],
    codings: [
      { coder: "Ines", code: "trust", source: "first", at: "we meet" },
      { coder: "Ines", code: "trust", source: "first", at: "early" },
      { coder: "Ines", code: "trust", source: "first", at: "meet early", proposed: true },
      { coder: "Jon", code: "trust", source: "first", at: "early" },
      { coder: "Ines", code: "trust", source: "second", at: [0, 3] },
    ],
  };
  test("are counted by how they came about: confirmed ones of the coders asked for", () => {
    const input = study(sketch);
    const suggested = codingOrigins.indexOf("suggested");
    const codings = { ...input.codings, origin: Uint8Array.of(0, suggested, suggested, suggested, 0) };
    const [first] = coverage({ ...input, codings }, { coders: [coderId("Ines")] }).sources;
    expect(first).toMatchObject({ codings: 2, wordsCoded: 3, wordsCodedByPeople: 2, passages: 2, codes: 1 });
    expect(first?.made).toMatchObject({ suggested: 1 });
    expect(Object.values(first?.made ?? {}).reduce((sum, n) => sum + n, 0)).toBe(2);
  });
  test("in a population are those that touch a turn of it, or no turn at all", () => {
    const input = study(sketch);
    const all = populationOf(input, null);
    expect(onlyPopulation(input, all).codings.count).toBe(5);
    const second = onlyPopulation(input, populationOf(input, null, [102]));
    expect([...second.codings.id]).toEqual([1004]);
    const none = { ...all, turns: all.turns.map((turns) => turns.map(() => 0)) };
    expect([...onlyPopulation(input, none).codings.id]).toEqual([1004]);
    const { codings: _, ...bare } = input;
    expect(onlyPopulation(bare, all)).not.toHaveProperty("codings");
  });
});

describe("the reach of themes", () => {
  const sketch: Sketch = {
    people: { Ada: {} },
    sources: { first: [["Ada", "we meet early and late"]] },
    codes: ["a", "b", "c"],
    themes: { A: ["a"], B: ["b"], C: ["c"] },
    codings: [
      { coder: "Ines", code: "a", source: "first", at: "we meet" },
      { coder: "Ines", code: "a", source: "first", at: "late" },
      { coder: "Ines", code: "b", source: "first", at: "meet" },
      { coder: "Ines", code: "c", source: "first", at: "meet early and late" },
    ],
  };
  test("has the theme that shares most segments first", () => {
    const [a] = themeReach(study(sketch), [coderId("Ines")]).themes;
    expect(a?.overlaps).toEqual([
      { theme: 403, shared: 2 },
      { theme: 402, shared: 1 },
    ]);
  });
  test("ends where themes are each other's parents, which then share nothing", () => {
    const input = study(sketch);
    const parents = new Map([
      [401, 402],
      [402, 401],
    ]);
    const themes = input.themes.map((theme) => ({ ...theme, parentId: parents.get(theme.id) ?? null }));
    const reach = themeReach({ ...input, themes }, [coderId("Ines")]);
    expect(reach.themes.find(({ id }) => id === 401)?.overlaps.map(({ theme }) => theme)).toEqual([403]);
  });
});
