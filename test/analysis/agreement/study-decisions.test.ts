import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareSets } from "../../../src/analysis/agreement/compare-sets.js";
import { usualIntervals } from "../../../src/analysis/agreement/estimate.js";
import { missing } from "../../../src/analysis/agreement/ratings.js";
import { applied, notApplied } from "../../../src/analysis/agreement/specific-agreement.js";
import {
  type CodedSources,
  decisionsOnCodePoints,
  decisionsOnUnits,
} from "../../../src/analysis/agreement/study-decisions.js";
import { alphaOfSets } from "../../../src/analysis/agreement/study-sets.js";
import { unitizingAgreement } from "../../../src/analysis/agreement/study-unitizing.js";
import { unitizingParts } from "../../../src/analysis/agreement/unitizing-alpha.js";

const length = 24;
const places = Array.from({ length }, (_, at) => at);

/** Two sources of 24 code points; three coders, two codes. Not everybody finished, and not everybody had every code. */
const studies: fc.Arbitrary<CodedSources> = fc
  .record({
    finished: fc.array(fc.array(fc.nat(4), { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 2 }),
    unknown: fc.array(fc.tuple(fc.nat(1), fc.nat(1), fc.nat(2)), { maxLength: 2 }),
    codings: fc.array(
      fc.record({
        source: fc.nat(1),
        code: fc.nat(1),
        coder: fc.nat(2),
        start: fc.nat(length - 1),
        size: fc.integer({ min: 1, max: 9 }),
        human: fc.boolean(),
      }),
      { maxLength: 14 },
    ),
  })
  .map(({ finished, unknown, codings }) => ({
    coders: ["ana", "cy", "dan"],
    sources: finished.map((row, i) => ({ name: `talk-${i}`, finished: row.map((n) => n > 0) })),
    codes: ["trust", "cost"],
    knew: (code, source, coder) =>
      !unknown.some(([c, s, who]) => c === code && s === source && who === coder),
    codings: codings.map(({ size, ...one }) => ({ ...one, end: Math.min(length, one.start + size) })),
  }));
/** Passages that count, in order; they may touch. */
const spans = fc
  .uniqueArray(fc.nat(length), { maxLength: 8 })
  .map((cuts) => cuts.sort((a, b) => a - b))
  .map((cuts) => cuts.slice(1).flatMap((end, i) => (i % 3 === 2 ? [] : [{ start: cuts[i] ?? 0, end }])));
const layouts = fc.tuple(spans, spans);

const decides = (coded: CodedSources, code: number, source: number, coder: number) =>
  coded.sources[source]?.finished[coder] === true && coded.knew(code, source, coder);

/** By definition: what a coder said of one code on some code points. */
function said(
  coded: CodedSources,
  where: { source: number; code: number; coder: number },
  points: readonly number[],
  humanOnly: boolean,
): number {
  if (!decides(coded, where.code, where.source, where.coder)) return missing;
  const own = coded.codings.filter(
    (one) =>
      one.source === where.source &&
      one.code === where.code &&
      one.coder === where.coder &&
      points.some((at) => one.start <= at && at < one.end),
  );
  if (own.length === 0) return notApplied;
  return humanOnly && !own.some(({ human }) => human) ? missing : applied;
}
const pointsOf = (parts: readonly { start: number; end: number }[]) =>
  parts.flatMap(({ start, end }) => places.filter((at) => start <= at && at < end));

describe("decisions", () => {
  test("on units: applied where a coding shares a code point with the unit, missing where nobody could decide", () => {
    fc.assert(
      fc.property(studies, layouts, fc.boolean(), (coded, layout, humanOnly) => {
        // The first and third passage of a source are one unit, as an answer that others interrupt.
        const units = layout.flatMap((parts, source) => {
          const [a, b, c, ...more] = parts.map(({ start, end }) => ({ start, end }));
          const pieces = c === undefined ? [[a], [b]] : [[a, c], [b]];
          return [...pieces, ...more.map((one) => [one])]
            .map((list) => list.flatMap((one) => one ?? []))
            .filter((list) => list.length > 0)
            .map((list) => ({ source, spans: list as never }));
        });
        const decisions = decisionsOnUnits(coded, units, { humanOnly });
        expect(decisions.map(({ code }) => code)).toEqual(["trust", "cost"]);
        for (const [code, { ratings }] of decisions.entries()) {
          expect(ratings).toMatchObject({
            units: units.length,
            coders: 3,
            categories: 2,
            clusters: 2,
            weight: null,
          });
          expect([...(ratings.cluster ?? [])]).toEqual(units.map(({ source }) => source));
          expect([...ratings.values]).toEqual(
            units.flatMap((unit) =>
              [0, 1, 2].map((coder) =>
                said(coded, { source: unit.source, code, coder }, pointsOf(unit.spans), humanOnly),
              ),
            ),
          );
        }
      }),
    );
  });

  test("on code points: every code point of a passage is decided on, and rows only stand for equal ones", () => {
    fc.assert(
      fc.property(studies, layouts, fc.boolean(), (coded, layout, humanOnly) => {
        for (const [code, { ratings }] of decisionsOnCodePoints(coded, layout as never, {
          humanOnly,
        }).entries()) {
          const weights = [...(ratings.weight ?? [])];
          const told = weights.flatMap((weight, unit) =>
            Array.from({ length: weight }, () => [
              ratings.cluster?.[unit],
              ...ratings.values.subarray(unit * 3, unit * 3 + 3),
            ]),
          );
          expect(told).toEqual(
            layout.flatMap((parts, source) =>
              pointsOf(parts).map((at) => [
                source,
                ...[0, 1, 2].map((coder) => said(coded, { source, code, coder }, [at], humanOnly)),
              ]),
            ),
          );
          expect(weights.every((weight) => weight > 0)).toBe(true);
        }
      }),
    );
  });
});

describe("alpha for unitizing of a study", () => {
  /** By definition: code points that count, numbered on; a coder's passages as joined runs of them. */
  function recount(
    coded: CodedSources,
    layout: readonly (readonly { start: number; end: number }[])[],
    code: number,
  ) {
    const whole = [0, 1].filter((source) => [0, 1, 2].every((coder) => decides(coded, code, source, coder)));
    const points = whole.flatMap((source) => pointsOf(layout[source] ?? []).map((at) => ({ source, at })));
    const sections = [0, 1, 2].map((coder) => {
      const ranges = coded.codings
        .filter((one) => one.code === code && one.coder === coder)
        .map((one) =>
          points.flatMap(({ source, at }, place) =>
            source === one.source && one.start <= at && at < one.end ? [place] : [],
          ),
        )
        .filter((found) => found.length > 0)
        .map((found): [number, number] => [Math.min(...found), Math.max(...found) + 1])
        .sort((a, b) => a[0] - b[0]);
      const joined: [number, number][] = [];
      for (const [start, end] of ranges) {
        const last = joined.at(-1);
        if (last !== undefined && start < last[1]) last[1] = Math.max(last[1], end);
        else joined.push([start, end]);
      }
      return joined.map(([start, end]) => ({ start, length: end - start }));
    });
    return { length: points.length, sections };
  }

  test("counts, code by code, the sources that every coder finished with the code at hand", () => {
    fc.assert(
      fc.property(studies, layouts, (coded, layout) => {
        const found = unitizingAgreement(coded, layout as never);
        let observed = 0;
        let expected = 0;
        for (const [code, estimate] of found.codes.entries()) {
          const { length: size, sections } = recount(coded, layout, code);
          if (size < 2) {
            expect(estimate.value).toBeNull();
            continue;
          }
          const parts = unitizingParts(sections, 0, size);
          observed += parts.observed;
          expected += parts.expected;
          if (parts.expected > 0) expect(estimate.value).toBeCloseTo(1 - parts.observed / parts.expected, 9);
          else expect(estimate).toMatchObject({ value: null, ci: null });
        }
        if (expected > 0) expect(found.overall.value).toBeCloseTo(1 - observed / expected, 9);
        else expect(found.overall.value).toBeNull();
      }),
      { numRuns: 200 },
    );
  });

  test("is 1 where all mark the same, and says why there is none", () => {
    const same = (human: boolean, finished = true): CodedSources => ({
      coders: ["ana", "cy"],
      sources: [{ name: "talk", finished: [true, finished] }],
      codes: ["trust"],
      knew: () => true,
      codings: human
        ? [0, 1].map((coder) => ({ source: 0, code: 0, coder, start: 2, end: 9, human: true }))
        : [],
    });
    const passages = [[{ start: 0, end: 24 }]] as never;
    expect(unitizingAgreement(same(true), passages)).toMatchObject({
      codes: [{ value: 1, ci: null }],
      overall: { value: 1, ci: null },
    });
    expect(unitizingAgreement(same(false), passages).codes[0]?.reason).toMatch(/No coder/);
    expect(unitizingAgreement(same(true, false), passages).codes[0]?.reason).toMatch(/No source/);
  });
});

describe("alpha over sets of codes", () => {
  const options = { ...usualIntervals, replicates: 50 };
  test("is that of a table with the same sets", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.subarray([0, 1, 2]), { minLength: 2, maxLength: 2 }), {
          minLength: 2,
          maxLength: 8,
        }),
        (rows) => {
          const decisions = [0, 1, 2].map((code) => ({
            code: `c${code}`,
            ratings: {
              units: rows.length,
              coders: 2,
              categories: 2,
              values: Int32Array.from(rows.flat(), (set) => (set.includes(code) ? applied : notApplied)),
              cluster: null,
              clusters: 0,
              weight: null,
            },
          }));
          const cells = rows.flat().map((set) => set.map((code) => `c${code}`).join(";"));
          const values = [...new Set(cells)];
          const table = compareSets(
            {
              units: rows.map((_, i) => `u${i}`),
              coders: ["ana", "cy"],
              values,
              sources: null,
              count: cells.length,
              unit: Int32Array.from(cells, (_, i) => i >> 1),
              coder: Int32Array.from(cells, (_, i) => i % 2),
              value: Int32Array.from(cells, (cell) => values.indexOf(cell)),
              source: null,
              line: Int32Array.from(cells, (_, i) => i + 2),
            },
            ";",
            "masi",
            options,
          );
          const found = alphaOfSets(decisions, options);
          expect(found.sets).toBe(values.length);
          for (const [name, key] of [
            ["jaccard", "krippendorffAlphaJaccard"],
            ["masi", "krippendorffAlphaMasi"],
          ] as const) {
            const { value } = table.coefficients.get(key) ?? { value: undefined };
            if (value === null) expect(found[name].value).toBeNull();
            else expect(found[name].value).toBeCloseTo(value ?? Number.NaN, 9);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test("leaves a code out of all sets of a unit where one of its coders did not have it", () => {
    const of = (...values: readonly (readonly number[])[]) =>
      alphaOfSets(
        values.map((column, i) => ({
          code: `c${i}`,
          ratings: {
            units: column.length / 2,
            coders: 2,
            categories: 2,
            values: Int32Array.from(column),
            cluster: null,
            clusters: 0,
            weight: null,
          },
        })),
        options,
      );
    // Unit by unit, ana and cy: {0, 1} and {0} (cy had no code 1), {1} and {1}, {} and {}, nobody.
    const two = of([1, 1, 0, 0, 0, 0, -1, -1], [1, -1, 1, 1, 0, 0, -1, -1]);
    expect(two).toMatchObject({ sets: 3, jaccard: { value: 1 }, masi: { value: 1 } });
    // With code 1 at hand for both, they differ in the first unit.
    expect(of([1, 1, 0, 0, 0, 0, -1, -1], [1, 0, 1, 1, 0, 0, -1, -1]).jaccard.value).toBeLessThan(1);
    expect(of()).toMatchObject({ sets: 0, jaccard: { value: null }, masi: { value: null } });
  });
});
