import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { frequency } from "../../src/analysis/frequency.js";
import type { CountingInput } from "../../src/analysis/study-columns.js";
import { codesOf, everyone, heard, isActive, recount } from "./recount.js";
import { sketches } from "./sketches.js";
import { coderId, coders, layOut, type Sketch, study } from "./study.js";

const options = fc.record({
  of: fc.constantFrom("codes" as const, "themes" as const),
  rollup: fc.boolean(),
  coders: fc.subarray(coders, { minLength: 1 }),
  sources: fc.constantFrom(["first"], ["second"], ["first", "second"]),
});
const ids = (names: readonly string[]) => names.map(coderId);
const sourceIds = (names: readonly string[]) => names.map((name) => (name === "first" ? 101 : 102));
const without = <T extends object>(value: T, ...keys: (keyof T)[]) =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key as keyof T)));

/** Groups of the sketches, by definition. */
function groupsOf(sketch: Sketch, by: string): Map<string, (person: string, source: string) => boolean> {
  if (by === "source")
    return new Map(Object.keys(sketch.sources).map((name) => [name, (_, source) => source === name]));
  const value = (person: string) => {
    if (by === "participant") return person;
    const facts = sketch.people[person];
    return (by === "role" ? facts?.role : facts?.attributes?.[by]) || "(none)";
  };
  const values = new Set(Object.keys(sketch.people).map(value));
  return new Map([...values].map((group) => [group, (person) => value(person) === group]));
}

describe("frequency against a recount of every code point", () => {
  test("rows agree for any coders, sources, roll-up, codes and themes", () => {
    fc.assert(
      fc.property(sketches, options, (sketch, { of, rollup, coders, sources }) => {
        const table = frequency(study(sketch), {
          of,
          rollup,
          coders: ids(coders),
          sources: sourceIds(sources),
          each: true,
        });
        const paths = of === "codes" ? sketch.codes : Object.keys(sketch.themes ?? {});
        const N = heard(sketch, { sources, counts: everyone });
        const expected = paths.map((path) => {
          const asked = { codes: codesOf(sketch, of, path, rollup), sources, counts: everyone };
          return {
            path,
            N,
            ...recount(sketch, { ...asked, coders }),
            each: coders.map((coder) => {
              const alone = recount(sketch, { ...asked, coders: [coder] });
              return [coderId(coder), { N, ...without(alone, "elsewhere", "people") }];
            }),
          };
        });
        const shown = expected.filter(
          (row) => !sketch.retired?.includes(row.path) || row.segments + row.elsewhere > 0,
        );
        const rows = table.rows.map((row) => ({
          ...without(row, "id", "name", "depth", "status", "by", "margins"),
          people: row.people.map(({ label }) => label).sort(),
          each: [...row.each],
        }));
        expect(rows).toEqual(shown);
      }),
    );
  });

  test("groups agree, by attribute, role, participant and source", () => {
    const by = fc.constantFrom("site", "role", "participant", "source");
    fc.assert(
      fc.property(sketches, options, by, (sketch, { of, rollup, coders, sources }, by) => {
        const table = frequency(study(sketch), {
          of,
          rollup,
          by,
          coders: ids(coders),
          sources: sourceIds(sources),
        });
        for (const [group, counts] of groupsOf(sketch, by)) {
          const N = heard(sketch, { sources, counts });
          if (by === "source" ? !sources.some((source) => source === group) : N === 0) {
            expect(table.groups.has(group)).toBe(false);
            continue;
          }
          for (const row of table.rows) {
            const codes = codesOf(sketch, of, row.path, rollup);
            const found = recount(sketch, { coders, codes, sources, counts });
            expect(row.by.get(group)).toEqual({ N, ...without(found, "elsewhere", "people") });
          }
        }
      }),
    );
  });

  test("two groupings crossed have each alone as their margins, and cells that add up to it where people are in one", () => {
    fc.assert(
      fc.property(sketches, options, fc.constantFrom("role", "source"), (sketch, asked, other) => {
        const input = study(sketch);
        const how = { ...asked, coders: ids(asked.coders), sources: sourceIds(asked.sources) };
        const table = frequency(input, { ...how, by: ["role", "participant"] });
        const alone = frequency(input, { ...how, by: "role" });
        expect(table.margins.get("role")).toEqual(alone.groups);
        table.rows.forEach((row, place) => {
          const margin = row.margins.get("role");
          expect(margin).toEqual(alone.rows[place]?.by);
          for (const [group, counts] of margin ?? []) {
            const cells = [...row.by].filter(([name]) => name.startsWith(`${group} × `));
            expect(cells.reduce((sum, [, { n }]) => sum + n, 0)).toBe(counts.n);
            expect(cells.reduce((sum, [, { N }]) => sum + N, 0)).toBe(counts.N);
          }
        });
        const single = frequency(input, { ...how, by: other });
        expect([...single.margins]).toEqual([]);
      }),
    );
  });

  test("totals agree: people, sources and words of any row, the sum of own segments", () => {
    fc.assert(
      fc.property(sketches, options, (sketch, { of, rollup, coders, sources }) => {
        const table = frequency(study(sketch), {
          of,
          rollup,
          by: "role",
          coders: ids(coders),
          sources: sourceIds(sources),
        });
        const paths = of === "codes" ? sketch.codes : Object.keys(sketch.themes ?? {});
        const totalsFor = (counts: (person: string, source: string) => boolean) => {
          const asked = { coders, sources, counts };
          const own = paths.map((path) =>
            recount(sketch, { ...asked, codes: codesOf(sketch, of, path, false) }),
          );
          const any = recount(sketch, {
            ...asked,
            codes: paths.flatMap((p) => codesOf(sketch, of, p, false)),
          });
          const sum = (key: "segments" | "elsewhere") => own.reduce((total, row) => total + row[key], 0);
          const { n: participants, sources: reached, words } = any;
          const N = heard(sketch, asked);
          return {
            totals: { N, participants, sources: reached, segments: sum("segments"), words },
            elsewhere: sum("elsewhere"),
          };
        };
        expect({ totals: table.totals, elsewhere: table.elsewhere }).toEqual(totalsFor(everyone));
        for (const [group, counts] of groupsOf(sketch, "role"))
          if (table.groups.has(group)) expect(table.groups.get(group)).toEqual(totalsFor(counts).totals);
      }),
    );
  });

  test("everybody active is either in N or listed apart", () => {
    fc.assert(
      fc.property(sketches, options, (sketch, { coders, sources }) => {
        const table = frequency(study(sketch), {
          of: "codes",
          coders: ids(coders),
          sources: sourceIds(sources),
        });
        const active = Object.keys(sketch.people).filter((name) => isActive(sketch, name));
        expect(table.totals.N + table.withoutData.length).toBe(active.length);
        for (const person of table.withoutData)
          expect(heard(sketch, { sources, counts: (name) => name === person.label })).toBe(0);
      }),
    );
  });
});

describe("what does not change a frequency", () => {
  const all = { coders: ids(coders), by: "site", each: false } as const;
  const numbers = (input: CountingInput, of: "codes" | "themes" = "codes", rollup = false) => {
    const { rows, totals, groups, elsewhere } = frequency(input, { ...all, of, rollup });
    return { rows, totals, groups, elsewhere };
  };

  test("the order of the codings", () => {
    const shuffled = sketches.chain((sketch) =>
      fc
        .shuffledSubarray([...sketch.codings], { minLength: sketch.codings.length })
        .map((codings) => [sketch, { ...sketch, codings }] as const),
    );
    fc.assert(
      fc.property(
        shuffled,
        fc.constantFrom("codes", "themes"),
        fc.boolean(),
        ([sketch, other], of, rollup) => {
          expect(numbers(study(other), of, rollup)).toEqual(numbers(study(sketch), of, rollup));
        },
      ),
    );
  });

  test("a passage that another counted coder codes again", () => {
    fc.assert(
      fc.property(sketches, fc.constantFrom(...coders), (sketch, coder) => {
        const again = sketch.codings.map((coding) => ({ ...coding, coder }));
        expect(numbers(study({ ...sketch, codings: [...sketch.codings, ...again] }))).toEqual(
          numbers(study(sketch)),
        );
      }),
    );
  });

  test("a source that is cut in two between turns, but for the number of sources", () => {
    fc.assert(
      fc.property(sketches, fc.nat(), (sketch, nth) => {
        const whole = study(sketch);
        const second = whole.sources[1];
        if (second === undefined) return;
        const cut = nth % second.turns;
        const border = second.bodyStart[cut] as number;
        const inOneHalf = sketch.codings.filter(
          ({ source, at: [start, end] }) =>
            source === "first" || Number(end) <= border || Number(start) >= border,
        );
        const uncut = study({ ...sketch, codings: inOneHalf });
        const part = (from: number, to: number, id: number) => ({
          ...second,
          source: 100 + id,
          revision: 200 + id,
          name: `part ${id}`,
          turns: to - from,
          bodyStart: second.bodyStart.slice(from, to),
          bodyEnd: second.bodyEnd.slice(from, to),
          participant: second.participant.slice(from, to),
          words: second.words.slice(from, to),
        });
        const { codings } = uncut;
        const halves = {
          ...uncut,
          sources: [...uncut.sources.slice(0, 1), part(0, cut, 2), part(cut, second.turns, 3)],
          codings: {
            ...codings,
            revision: codings.revision.map((revision, i) =>
              revision === 202 && (codings.start[i] as number) >= border ? 203 : revision,
            ),
          },
          countWords: (revision: number, start: number, end: number) =>
            uncut.countWords(Math.min(revision, 202), start, end),
        };
        const people = (input: CountingInput) =>
          frequency(input, { ...all, of: "codes" }).rows.map((row) => [
            row.path,
            [row.n, row.N, row.segments, row.words, row.elsewhere],
            [...row.by].map(([group, { n, N, segments, words }]) => [group, n, N, segments, words]),
          ]);
        expect(people(halves)).toEqual(people(uncut));
      }),
    );
  });

  test("people whose words nobody coded raise N alone", () => {
    fc.assert(
      fc.property(sketches, (sketch) => {
        const more: Sketch = {
          ...sketch,
          people: { ...sketch.people, Finn: {} },
          sources: { ...sketch.sources, third: [["Finn", "nothing to add"]] },
        };
        const before = frequency(study(sketch), { of: "codes", coders: all.coders });
        const after = frequency(study(more), { of: "codes", coders: all.coders });
        expect(after.rows).toEqual(before.rows.map((row) => ({ ...row, N: row.N + 1 })));
      }),
    );
  });
});

test("the sketches reach the awkward cases", () => {
  const seen = new Set<string>();
  for (const sketch of fc.sample(sketches, { numRuns: 300, seed: 3 })) {
    const table = frequency(study(sketch), { of: "themes", by: "site", coders: ids(coders) });
    for (const note of table.notes) seen.add(note.code);
    if (layOut(sketch.sources.second ?? []).bodies.some((body) => body.words === "")) seen.add("empty turn");
  }
  expect([...seen].sort()).toEqual(
    expect.arrayContaining([
      "empty turn",
      "in-no-theme",
      "interviewer-only",
      "not-active-only",
      "proposed-left-out",
      "segment-in-several-groups",
      "without-data",
    ]),
  );
});
