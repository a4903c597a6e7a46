import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { frequency } from "../../src/analysis/frequency.js";
import { themeReach } from "../../src/analysis/theme-reach.js";
import { isActive } from "./recount.js";
import { sketches } from "./sketches.js";
import { coderId, coders, layOut, type Sketch, study } from "./study.js";

const chosen = fc.subarray(coders, { minLength: 1 }).map((names) => names.map(coderId));

/** Whether two spans of a source share a code point of an active participant's body, looked at one by one. */
function shareWords(sketch: Sketch, source: string, a: [number, number], b: [number, number]): boolean {
  const { bodies } = layOut(sketch.sources[source] ?? []);
  for (let at = Math.max(a[0], b[0]); at < Math.min(a[1], b[1]); at++) {
    const body = bodies.find(({ start, end }) => start <= at && at < end);
    if (body !== undefined && body.speaker in sketch.people && isActive(sketch, body.speaker)) return true;
  }
  return false;
}

describe("the reach of themes", () => {
  test("has the participants, segments and sources that frequency counts", () => {
    fc.assert(
      fc.property(sketches, chosen, (sketch, ids) => {
        const input = study(sketch);
        const table = frequency(input, { of: "themes", rollup: true, coders: ids });
        const reach = themeReach(input, ids);
        expect(reach.N).toBe(table.totals.N);
        for (const { id, segments, voices, silent } of reach.themes) {
          const row = table.rows.find((one) => one.id === id);
          expect([voices.length, segments.length, reach.sources.length - silent.length]).toEqual([
            row?.n,
            row?.segments,
            row?.sources,
          ]);
        }
      }),
    );
  });

  test("has overlaps as a look at every code point finds them, and none with themes above or below", () => {
    fc.assert(
      fc.property(sketches, chosen, (sketch, ids) => {
        const input = study(sketch);
        const { themes } = themeReach(input, ids);
        const nameOf = new Map(input.sources.map(({ source, name }) => [source, name]));
        for (const a of themes)
          for (const b of themes) {
            if (a.id === b.id) continue;
            const related = a.path.startsWith(`${b.path}/`) || b.path.startsWith(`${a.path}/`);
            const shared = a.segments.filter((one) =>
              b.segments.some(
                (two) =>
                  one.source === two.source &&
                  shareWords(
                    sketch,
                    nameOf.get(one.source) ?? "",
                    [one.start, one.end],
                    [two.start, two.end],
                  ),
              ),
            ).length;
            const found = a.overlaps.find(({ theme }) => theme === b.id)?.shared ?? 0;
            expect(found).toBe(related ? 0 : shared);
          }
      }),
    );
  });

  test("names the voices a theme rests on, most first", () => {
    const input = study({
      people: { Ada: {}, Ben: {} },
      sources: {
        one: [
          ["Ada", "we meet early"],
          ["Ada", "she keeps her word"],
        ],
        two: [["Ben", "he keeps his word"]],
        three: [["Ben", "nothing of it"]],
      },
      codes: ["trust"],
      themes: { Trust: ["trust"] },
      codings: [
        { coder: "Ines", code: "trust", source: "two", at: "keeps his word" },
        { coder: "Ines", code: "trust", source: "one", at: "meet early" },
        { coder: "Ines", code: "trust", source: "one", at: "keeps her word" },
        { coder: "Jon", code: "trust", source: "three", at: "nothing" },
      ],
    });
    const [trust] = themeReach(input, [coderId("Ines")]).themes;
    expect(trust?.voices).toEqual([
      { participant: 1, segments: 2 },
      { participant: 2, segments: 1 },
    ]);
    expect(trust?.silent).toEqual([input.sources[2]?.source]);
  });
});
