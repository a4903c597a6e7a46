import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Nearness } from "../../../src/analysis/query/nearness.js";
import { parseQuery } from "../../../src/analysis/query/parse-query.js";
import { PassageSet } from "../../../src/analysis/query/passage-set.js";
import { kindOf } from "../../../src/analysis/query/query-parts.js";
import { layOut, type Sketch } from "../study.js";
import { sketchStudy } from "./sketch-study.js";

const words = (from: number) => Array.from({ length: 5 }, (_, i) => `w${from + i}`).join(" ");
const sketch: Sketch = {
  people: { Ada: {}, Ben: {} },
  sources: {
    first: [
      ["Ada", words(0)],
      ["Ben", words(5)],
    ],
    second: [["Ben", words(0)]],
    third: [],
  },
  codes: [],
  codings: [],
};
const study = sketchStudy(sketch);
/** Where the words of the first source stand. */
const stands = layOut(sketch.sources.first ?? []).bodies.flatMap(({ start }) =>
  Array.from({ length: 5 }, (_, i) => ({ start: start + 3 * i, end: start + 3 * i + 2 })),
);
const run = fc.tuple(fc.nat(9), fc.nat(9)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
const passage = ([from, to]: readonly [number, number]) => ({
  source: 0,
  start: stands[from]?.start ?? 0,
  end: stands[to]?.end ?? 0,
  coding: -1,
});

describe("near so many words", () => {
  test("is so many words between the nearest ends, whoever says them, on either side", () => {
    fc.assert(
      fc.property(run, run, fc.nat(4), (one, other, most) => {
        const others = PassageSet.of(study.sources, [passage(other)]);
        const apart = Math.max(other[0] - one[1], one[0] - other[1], 0);
        expect(new Nearness(study).meets(passage(one), others, { kind: "words", most })).toBe(apart <= most);
      }),
    );
  });
  test("is never in another source, and in one without turns it is nothing but overlap", () => {
    const others = PassageSet.of(study.sources, [{ source: 1, start: 5, end: 7, coding: -1 }]);
    for (const kind of ["words", "turns"] as const)
      for (const source of [0, 2])
        expect(
          new Nearness(study).meets({ source, start: 5, end: 7, coding: -1 }, others, { kind, most: 9 }),
        ).toBe(false);
    const there = PassageSet.of(study.sources, [{ source: 2, start: 3, end: 5, coding: -1 }]);
    const near = (start: number, end: number) =>
      new Nearness(study).meets({ source: 2, start, end, coding: -1 }, there, { kind: "turns", most: 3 });
    expect([near(4, 6), near(5, 6), near(1, 3)]).toEqual([true, false, false]);
  });
});

describe("a set of passages", () => {
  const spans = fc
    .array(fc.record({ source: fc.nat(2), start: fc.nat(12), size: fc.integer({ min: 1, max: 6 }) }), {
      maxLength: 8,
    })
    .map((all) =>
      all.map(({ source, start, size }, coding) => ({ source, start, end: start + size, coding })),
    );

  test("is sorted, and tells of any span what it overlaps, holds and is held by", () => {
    fc.assert(
      fc.property(
        spans,
        fc.nat(2),
        fc.nat(14),
        fc.integer({ min: 1, max: 8 }),
        (all, source, start, size) => {
          const end = start + size;
          const set = PassageSet.of(study.sources, all);
          const here = all.filter((one) => one.source === source);
          expect(set.count).toBe(all.length);
          expect(set.hasSource(source)).toBe(here.length > 0);
          expect(set.overlaps(source, start, end)).toBe(
            here.some((one) => one.start < end && start < one.end),
          );
          expect(set.holds(source, start, end)).toBe(
            here.some((one) => one.start <= start && end <= one.end),
          );
          expect(set.heldBy(source, start, end)).toBe(
            here.some((one) => start <= one.start && one.end <= end),
          );
          const found = Array.from({ length: set.count }, (_, i) => set.at(i));
          expect(found).toEqual(
            [...all].sort(
              (a, b) => a.source - b.source || a.start - b.start || a.end - b.end || a.coding - b.coding,
            ),
          );
          const some = set.only((coding) => coding % 2 === 0, study.sources);
          expect(some.count).toBe(all.filter(({ coding }) => coding % 2 === 0).length);
        },
      ),
      { numRuns: 300 },
    );
  });
});

test.each([
  ["code:a", "passages"],
  ["/x/", "passages"],
  ["coder=Ines", "coding"],
  ["role=mentor", "place"],
  ["!coder=Ines", "coding"],
  ["!code:a", "place"],
  ["!role=mentor", "place"],
  ["coder=Ines & flag:key", "coding"],
  ["coder=Ines & role=mentor", "coding"],
  ["role=mentor & turn>2", "place"],
  ["coder=Ines & code:a", "passages"],
  ["code:a | code:b", "passages"],
  ["code:a | role=mentor", "place"],
  ["code:a | coder=Ines", "passages"],
  ["coder=Ines | flag:key", "coding"],
])("%s asks about %s", (query, kind) => {
  expect(kindOf(parseQuery(query).root)).toBe(kind);
});
