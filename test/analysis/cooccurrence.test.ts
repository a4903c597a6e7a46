import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CooccurrenceOptions, cooccurrence, type SharedUnit } from "../../src/analysis/cooccurrence.js";
import { codesOf, isActive } from "./recount.js";
import { sketches } from "./sketches.js";
import { coderId, coders, layOut, type Sketch, type SketchedCoding, study } from "./study.js";

const talk: Sketch = {
  people: { Mia: {}, Noor: {}, Omar: { status: "withdrawn-before-analysis" } },
  sources: {
    first: [
      ["Mia", "We met in the evenings and that cost me sleep."],
      ["Interviewer", "What did it cost?"],
      ["Mia", "Sleep, mostly. But I trust her."],
    ],
    group: [
      ["Noor", "Time is what it takes."],
      ["Mia", "Trust takes time."],
      ["Omar", "It does."],
    ],
  },
  codes: ["trust", "time", "time/evenings", "cost"],
  codings: [],
};
const by = (code: string, source: string, at: string, coder = "Ines"): SketchedCoding => ({
  coder,
  code,
  source,
  at,
});
const pairsOf = (
  codings: readonly SketchedCoding[],
  unit: SharedUnit,
  more: Partial<CooccurrenceOptions> = {},
) => {
  const table = cooccurrence(study({ ...talk, codings }), { unit, coders: [1, 2, 3], ...more });
  const path = (id: number) => table.codes.find((code) => code.id === id)?.path;
  return table.pairs.map(({ a, b, ...counts }) => ({ pair: `${path(a)} ${path(b)}`, ...counts }));
};

describe("worked examples, counted by hand", () => {
  test("overlap: passages that share a participant's words", () => {
    const codings = [
      by("time", "first", "met in the evenings"),
      by("cost", "first", "evenings and that cost me sleep"),
      by("cost", "first", "Sleep, mostly."),
      by("trust", "first", "I trust her"),
    ];
    expect(pairsOf(codings, "overlap")).toEqual([
      { pair: "time cost", segments: 1, participants: 1, jaccard: 1 / 2, expected: null },
    ]);
  });

  test("overlap: passages that only touch do not occur together", () => {
    expect(pairsOf([by("time", "first", "We met"), by("cost", "first", " in the")], "overlap")).toEqual([]);
  });

  test("overlap: what is shared must be a participant's words", () => {
    const codings = [
      by("cost", "first", "sleep.\n\nInterviewer: What did it"),
      by("time", "first", "What did it cost?\n\nMia: Sleep"),
    ];
    expect(pairsOf(codings, "overlap")).toEqual([]);
    expect(pairsOf([by("cost", "group", "It does."), by("time", "group", "It does.")], "overlap")).toEqual(
      [],
    );
  });

  test("overlap: a long passage over several short ones is one passage together, so that Jaccard is never above 1", () => {
    const codings = [
      by("cost", "first", "We met in the evenings and that"),
      by("time", "first", "met"),
      by("time", "first", "evenings"),
      by("time", "first", "and"),
      by("time", "first", "sleep"),
    ];
    expect(pairsOf(codings, "overlap")).toEqual([
      { pair: "time cost", segments: 1, participants: 1, jaccard: 1 / 2, expected: null },
    ]);
  });

  test("turn: codes in one turn of a participant, wherever in the turn", () => {
    const codings = [
      by("time", "first", "evenings"),
      by("cost", "first", "me sleep"),
      by("cost", "first", "What did"),
      by("trust", "first", "I trust her"),
      by("trust", "group", "takes.\n\nMia: Trust"),
      by("time", "group", "Time is"),
    ];
    // Four turns of active participants: time in two, cost in one, trust in three.
    expect(pairsOf(codings, "turn")).toEqual([
      { pair: "trust time", segments: 1, participants: 1, jaccard: 1 / 4, expected: (3 * 2) / 4 },
      { pair: "time cost", segments: 1, participants: 1, jaccard: 1 / 2, expected: (2 * 1) / 4 },
    ]);
  });

  test("source: two people in one source make a source together, but nobody who spoke of both", () => {
    const codings = [by("trust", "group", "Trust takes"), by("time", "group", "Time is")];
    expect(pairsOf(codings, "source")).toEqual([
      { pair: "trust time", segments: 1, participants: 0, jaccard: 1, expected: 1 / 2 },
    ]);
  });

  test("a second coder who is counted raises nothing by coding the same again", () => {
    const codings = [by("time", "first", "met in the"), by("cost", "first", "in the evenings")];
    const again = codings.map((coding) => ({ ...coding, coder: "Jon" }));
    for (const unit of ["overlap", "turn", "source"] as const)
      expect(pairsOf([...codings, ...again], unit)).toEqual(pairsOf(codings, unit));
  });

  test("with roll-up a code meets what its subcodes meet, and is no pair with them", () => {
    const codings = [
      by("time/evenings", "first", "evenings and"),
      by("time", "first", "met in the evenings"),
      by("cost", "first", "and that cost"),
    ];
    const pairs = (rollup: boolean) => pairsOf(codings, "overlap", { rollup }).map(({ pair }) => pair);
    expect(pairs(false)).toEqual(["time time/evenings", "time/evenings cost"]);
    expect(pairs(true)).toEqual(["time cost", "time/evenings cost"]);
  });

  test("codes named are shown even without codings, and no others are compared", () => {
    const codings = [
      by("time", "first", "met in"),
      by("cost", "first", "in the"),
      by("trust", "first", "in"),
    ];
    const codes = [301, 304];
    const table = cooccurrence(study({ ...talk, codings }), { unit: "overlap", coders: [2, 1], codes });
    expect(table.codes.map(({ path, segments, participants }) => [path, segments, participants])).toEqual([
      ["trust", 1, 1],
      ["cost", 1, 1],
    ]);
    expect(table.pairs).toHaveLength(1);
    const empty = cooccurrence(study(talk), { unit: "overlap", coders: [1], codes });
    expect(empty.codes.map(({ segments }) => segments)).toEqual([0, 0]);
    expect(cooccurrence(study(talk), { unit: "overlap", coders: [1] }).codes).toEqual([]);
  });

  test("what is left out is named, once, with roll-up too", () => {
    const codings = [
      { ...by("cost", "first", "met"), proposed: true },
      by("time/evenings", "first", "What did it"),
      by("time/evenings", "group", "It does."),
    ];
    const table = cooccurrence(study({ ...talk, codings }), { unit: "turn", coders: [1], rollup: true });
    expect(table.notes.map((note) => [note.code, note.message.match(/\d+/)?.[0]])).toEqual([
      ["proposed-left-out", "1"],
      ["interviewer-only", "1"],
      ["not-active-only", "1"],
    ]);
  });

  test("people are told apart in a study of many", () => {
    const names = Array.from({ length: 70 }, (_, i) => `Person ${i + 1}`);
    const codings = names.map((name) => by("time", name, "yes")).concat(by("cost", "Person 70", "yes"));
    const everybody: Sketch = {
      ...talk,
      people: Object.fromEntries(names.map((name) => [name, {}])),
      sources: Object.fromEntries(names.map((name) => [name, [[name, "yes"]] as const])),
      codings: codings.concat(names.slice(0, 40).map((name) => by("cost", name, "yes"))),
    };
    for (const unit of ["overlap", "turn", "source"] as const)
      expect(cooccurrence(study(everybody), { unit, coders: [1] }).pairs).toMatchObject([
        { segments: 41, participants: 41, jaccard: 41 / 70 },
      ]);
  });

  test("a code unknown to the study is a usage error that names it", () => {
    expect(() => cooccurrence(study(talk), { unit: "turn", coders: [1], codes: [9] })).toThrow(
      expect.objectContaining({
        kind: "usage",
        code: "unknown-code",
        message: "There is no code with the id 9.",
      }),
    );
  });
});

/** The segments of some codes in a source, by looking at every code point. */
function segmentsOf(sketch: Sketch, asked: readonly string[], codes: readonly string[], source: string) {
  const spans = sketch.codings.filter(
    (coding) =>
      coding.source === source &&
      coding.proposed !== true &&
      asked.includes(coding.coder) &&
      codes.includes(coding.code),
  );
  const { length } = layOut(sketch.sources[source] ?? []).text;
  const found: number[][] = [];
  let open: number[] = [];
  for (let at = 0; at < length; at++) {
    if (!spans.some(({ at: [start, end] }) => Number(start) <= at && at < Number(end))) continue;
    open.push(at);
    if (spans.some(({ at: [start, end] }) => Number(start) <= at && at + 1 < Number(end))) continue;
    found.push(open);
    open = [];
  }
  return found;
}

function recountPair(sketch: Sketch, asked: readonly string[], unit: SharedUnit, a: string[], b: string[]) {
  const people = new Set<string>();
  let together = 0;
  let either = 0;
  let units = 0;
  let na = 0;
  let nb = 0;
  for (const [source, turns] of Object.entries(sketch.sources)) {
    const bodies = layOut(turns).bodies.filter(
      ({ speaker }) => speaker in sketch.people && isActive(sketch, speaker),
    );
    const bodyAt = (at: number) => bodies.find((body) => body.start <= at && at < body.end);
    const [as, bs] = [a, b].map((codes) =>
      segmentsOf(sketch, asked, codes, source)
        .map((points) => points.filter(bodyAt))
        .filter((points) => points.length > 0),
    ) as [number[][], number[][]];
    if (unit === "overlap") {
      // Connected groups of segments, joined step by step.
      let groups = [
        ...as.map((points) => ({ a: 1, b: 0, points: [points] })),
        ...bs.map((points) => ({ a: 0, b: 1, points: [points] })),
      ];
      for (const one of as)
        for (const two of bs) {
          const shared = one.filter((at) => two.includes(at));
          for (const at of shared) people.add(bodyAt(at)?.speaker ?? "");
          const [first, second] = [one, two].map((p) => groups.find((group) => group.points.includes(p)));
          if (shared.length === 0 || first === undefined || second === undefined || first === second)
            continue;
          groups = groups.filter((group) => group !== first && group !== second);
          groups.push({
            a: first.a + second.a,
            b: first.b + second.b,
            points: [...first.points, ...second.points],
          });
        }
      together += groups.filter((group) => group.a > 0 && group.b > 0).length;
      either += groups.length;
      continue;
    }
    const inUnits = unit === "turn" ? bodies.map((body) => [body]) : [bodies];
    for (const part of inUnits) {
      const holds = (segments: number[][], some = part) =>
        segments.flat().some((at) => some.some((body) => body.start <= at && at < body.end));
      if (part.some((body) => body.start < body.end)) units++;
      if (holds(as)) na++;
      if (holds(bs)) nb++;
      if (holds(as) && holds(bs)) together++;
      if (holds(as) || holds(bs)) either++;
      for (const { speaker } of part) {
        const own = part.filter((body) => body.speaker === speaker);
        if (holds(as, own) && holds(bs, own)) people.add(speaker);
      }
    }
  }
  return {
    segments: together,
    participants: people.size,
    jaccard: together / either,
    expected: unit === "overlap" ? null : (na * nb) / units,
  };
}

describe("co-occurrence against a recount of every code point", () => {
  const units = fc.constantFrom<SharedUnit>("overlap", "turn", "source");
  test("pairs agree for any unit, coders and roll-up", () => {
    let [met, studies] = [0, 0];
    fc.assert(
      fc.property(
        sketches,
        units,
        fc.boolean(),
        fc.subarray(coders, { minLength: 1 }),
        (sketch, unit, rollup, asked) => {
          const table = cooccurrence(study(sketch), { unit, rollup, coders: asked.map(coderId) });
          met += table.pairs.length;
          studies++;
          const expected = sketch.codes.flatMap((a, place) =>
            sketch.codes.slice(place + 1).flatMap((b) => {
              if (rollup && b.startsWith(`${a}/`)) return [];
              const codes = [a, b].map((path) => codesOf(sketch, "codes", path, rollup)) as [
                string[],
                string[],
              ];
              const pair = recountPair(sketch, asked, unit, ...codes);
              return pair.segments === 0 ? [] : [{ a, b, ...pair }];
            }),
          );
          const path = (id: number) => table.codes.find((code) => code.id === id)?.path;
          expect(table.pairs.map((pair) => ({ ...pair, a: path(pair.a), b: path(pair.b) }))).toEqual(
            expected,
          );
        },
      ),
      { numRuns: 200 },
    );
    expect(met).toBeGreaterThan(studies / 2);
  });
});
