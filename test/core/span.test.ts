import fc from "fast-check";
import { expect, test } from "vitest";
import { intersection, overlaps, type Span } from "../../src/core/span.js";

const span = fc.tuple(fc.nat(12), fc.nat(12)).map(([start, size]): Span => ({ start, end: start + size }));
const points = ({ start, end }: Span) => Array.from({ length: end - start }, (_, i) => start + i);

test("spans overlap where they share a code point, and their intersection is what they share", () => {
  fc.assert(
    fc.property(span, span, (a, b) => {
      const shared = points(a).filter((at) => points(b).includes(at));
      const found = intersection(a, b);
      expect(found === null ? [] : points(found)).toEqual(shared);
      if (a.end > a.start && b.end > b.start) expect(overlaps(a, b)).toBe(shared.length > 0);
    }),
  );
});

test("spans that only touch share nothing", () => {
  expect(overlaps({ start: 0, end: 3 }, { start: 3, end: 5 })).toBe(false);
  expect(overlaps({ start: 3, end: 5 }, { start: 0, end: 3 })).toBe(false);
  expect(intersection({ start: 0, end: 3 }, { start: 3, end: 5 })).toBeNull();
});
