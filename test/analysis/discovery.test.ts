import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { discovery, discoveryBand } from "../../src/analysis/discovery.js";
import { saturation } from "../../src/analysis/saturation.js";
import { sketches } from "./sketches.js";
import { coderId, coders, type Sketch, type SketchedCoding, study } from "./study.js";

/** Three interviews in which Ada says one thing each, all of it coded. */
function interviews(codings: readonly Omit<SketchedCoding, "at">[], parts: Partial<Sketch> = {}) {
  const names = ["first", "second", "third"];
  return study({
    people: { Ada: {}, Dov: { status: "withdrawn-after-analysis" } },
    sources: Object.fromEntries(
      names.map((name) => [
        name,
        [
          ["Ada", "we meet"],
          ["Dov", "we part"],
        ] as const,
      ]),
    ),
    codes: ["trust", "trust/time", "cost"],
    codings: codings.map((coding) => ({ at: "we meet", ...coding })),
    ...parts,
  });
}
const coding = (code: string, source: string, made: number, parts: Partial<SketchedCoding> = {}) => ({
  coder: "Ines",
  code,
  source,
  made,
  ...parts,
});
const freshByUse = (
  input: ReturnType<typeof study>,
  options: Partial<Parameters<typeof discovery>[1]> = {},
) =>
  discovery(input, {
    of: "codes",
    newBy: "use",
    coders: [1],
    order: [101, 102, 103],
    ...options,
  }).steps.map(({ fresh }) => fresh);

describe("new by use", () => {
  test("a code is new where it was used first, not where it was used last, nor where it stands first", () => {
    const input = interviews([
      coding("trust", "first", 7),
      coding("trust", "second", 3),
      coding("trust", "third", 9),
    ]);
    expect(freshByUse(input)).toEqual([0, 1, 0]);
    expect(
      discovery(input, { of: "codes", newBy: "order", coders: [1], order: [101, 102, 103] }).steps,
    ).toMatchObject([{ fresh: 1 }, { fresh: 0 }, { fresh: 0 }]);
  });

  test("codings of one event are in the order of interviews", () => {
    const input = interviews([coding("trust", "third", 3), coding("trust", "second", 3)]);
    expect(freshByUse(input)).toEqual([0, 1, 0]);
    expect(freshByUse(input, { order: [103, 102, 101] })).toEqual([1, 0, 0]);
  });

  test("the use of another coder, of a proposal or of words that do not count is no use", () => {
    const late = coding("trust", "third", 9);
    const early = (parts: Partial<SketchedCoding>) =>
      freshByUse(interviews([late, coding("trust", "first", 1, parts)]));
    expect(early({})).toEqual([1, 0, 0]);
    expect(early({ coder: "Jon" })).toEqual([0, 0, 1]);
    expect(early({ proposed: true })).toEqual([0, 0, 1]);
    expect(early({ at: "we part" })).toEqual([0, 0, 1]);
    expect(freshByUse(interviews([late, coding("trust", "first", 1)]), { order: [102, 103] })).toEqual([
      0, 1,
    ]);
  });

  test("with roll-up the use of a subcode is a use of the code above it", () => {
    const input = interviews([coding("trust", "first", 5), coding("trust/time", "second", 2)]);
    expect(freshByUse(input)).toEqual([1, 1, 0]);
    expect(freshByUse(input, { rollup: true })).toEqual([0, 2, 0]);
  });

  test("over all interviews as many codes are new as in the order of interviews", () => {
    fc.assert(
      fc.property(
        sketches,
        fc.subarray(coders, { minLength: 1 }),
        fc.array(fc.nat(9), { minLength: 24, maxLength: 24 }),
        fc.boolean(),
        (sketch, who, made, rollup) => {
          const input = study({
            ...sketch,
            codings: sketch.codings.map((one, i) => ({ ...one, made: made[i] ?? 0 })),
          });
          const found = (["use", "order"] as const).map((newBy) =>
            discovery(input, { of: "codes", newBy, rollup, coders: who.map(coderId), order: [101, 102] }),
          );
          const [use, order] = found.map(({ steps }) => steps.reduce((sum, { fresh }) => sum + fresh, 0));
          expect(use).toBe(order);
          for (const { fresh, found: rows } of found[0]?.steps ?? []) expect(fresh).toBeLessThanOrEqual(rows);
        },
      ),
    );
  });
});

describe("saturation at its edges", () => {
  const rule = { base: 2, run: 1, threshold: 0.25 };
  test("as many interviews as base and run are enough; the base is told with fewer", () => {
    expect(saturation([3, 1, 1], rule)).toMatchObject({ n: 3, baseCodes: 4, reached: "2+1", abstains: null });
    expect(saturation([3, 1], rule)).toMatchObject({ baseCodes: 4, abstains: "too-few" });
    expect(saturation([3], rule)).toMatchObject({ baseCodes: null, abstains: "too-few" });
  });
  test("a run at the threshold is few enough, and one over it is not", () => {
    expect(saturation([3, 1, 2, 1], rule)).toMatchObject({
      reached: "3+1",
      reachedAfter: 3,
      exceededAfter: null,
    });
    expect(saturation([3, 1, 2, 2], rule)).toMatchObject({
      reached: null,
      reachedAfter: null,
      exceededAfter: null,
    });
    expect(saturation([3, 1, 0, 1, 2], rule)).toMatchObject({ reached: "2+1", exceededAfter: 4 });
    expect(saturation([3, 1, 0, 2], rule).runs).toEqual([
      { after: 2, newCodes: 0, ratio: 0 },
      { after: 3, newCodes: 2, ratio: 0.5 },
    ]);
  });
});

describe("the band of random orders", () => {
  test("its edges are the 5th and 95th of a hundred orders, by nearest rank", () => {
    const rows = Array.from({ length: 20 }, (_, i) =>
      Int32Array.from({ length: i === 0 ? 20 : 0 }, (_, k) => k),
    );
    const { low, median, high } = discoveryBand(rows, 20, { permutations: 400, seed: 3 });
    // The one source with codes comes first in about a twentieth of the orders, and is there by the end in all.
    expect(high[0]).toBeLessThanOrEqual(20);
    expect(median[0]).toBe(0);
    expect([low[19], median[19], high[19]]).toEqual([20, 20, 20]);
    expect([median[5], median[14]]).toEqual([0, 20]);
  });
  test("of one permutation all three are the same curve, which never falls", () => {
    const rows = [Int32Array.of(0), Int32Array.of(0, 1), Int32Array.of(3)];
    const { low, median, high } = discoveryBand(rows, 4, { permutations: 1, seed: 5 });
    expect(low).toEqual(median);
    expect(high).toEqual(median);
    expect([...median].sort((a, b) => a - b)).toEqual(median);
    expect(median.at(-1)).toBe(3);
  });
});
