import fc from "fast-check";
import { expect, it } from "vitest";
import { list, ofWhole, paragraph, some } from "../../src/checklist/phrase.js";
import { spread } from "../../src/checklist/statistics.js";
import { countText, pluralOf } from "../../src/core/count-text.js";

it("plurals follow English", () => {
  expect(
    ["mentee", "nurse", "deputy", "boss", "coach", "data staff", "lay person", "boy"].map(pluralOf),
  ).toEqual(["mentees", "nurses", "deputies", "bosses", "coaches", "data staff", "lay people", "boys"]);
  expect([countText(1, "code"), countText(0, "code")]).toEqual(["1 code", "0 codes"]);
});

it("a percentage is printed only for a whole of twenty or more", () => {
  expect([ofWhole(5, 19), ofWhole(5, 20)]).toEqual(["5 of 19", "5 of 20 (25%)"]);
});

it("a long list says how much it leaves out", () => {
  expect(list(["a", "b", "c"])).toBe("a, b and c");
  expect(some(["a", "b", "c", "d", "e", "f", "g"])).toBe("a, b, c, d, e and 2 more");
});

it("sentences are closed once", () => {
  expect(paragraph(["One", "", "Two?", "“Three.”"])).toBe("One. Two? “Three.”");
  expect(paragraph([" "])).toBeNull();
});

it("spread reproduces the worked example", () => {
  const of = spread([9, 2, 4, 5, 4, 7, 4, 5]);
  expect(of).toMatchObject({ n: 8, min: 2, max: 9, median: 4.5, mean: 5 });
  expect(of?.sd).toBeCloseTo(2.138, 3);
  expect(spread([3])?.sd).toBeNull();
  expect(spread([])).toBeNull();
});

it("median and mean lie within the range, whatever the order", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 1 }), (values) => {
      const of = spread(values);
      expect(of).toEqual(spread([...values].reverse()));
      expect((of?.median ?? 0) >= Math.min(...values) && (of?.median ?? 0) <= Math.max(...values)).toBe(true);
    }),
    { numRuns: 50 },
  );
});
