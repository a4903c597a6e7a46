import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Floats, rowLength } from "../../src/suggest/floats.js";

describe("numbers in one piece of memory", () => {
  const list = fc.array(fc.float({ min: -4, max: 4, noNaN: true }), { minLength: 1, maxLength: 70 });

  it("have the same inner products and sums as worked out one by one", () => {
    fc.assert(
      fc.property(list, list, fc.float({ min: -2, max: 2, noNaN: true }), (x, y, factor) => {
        const n = rowLength(Math.max(x.length, y.length));
        const floats = new Floats(4 * n);
        floats.take(3);
        const [a, b] = [floats.take(n), floats.take(n)];
        a.values.set(x);
        b.values.set(y);
        const wanted = a.values.reduce((sum, value, i) => sum + value * (b.values[i] ?? 0), 0);
        expect(floats.dot(a, 0, b, 0, n)).toBeCloseTo(wanted, 3);
        const sums = a.values.map((value, i) => value + factor * (b.values[i] ?? 0));
        floats.add(a, b, 0, n, factor);
        for (const [i, value] of a.values.entries()) expect(value).toBeCloseTo(sums[i] ?? 9, 4);
        expect([...b.values.subarray(0, y.length)]).toEqual([...Float32Array.from(y)]);
      }),
      { numRuns: 100 },
    );
  });

  it("begin anywhere at a multiple of 16, and are 0 when taken anew", () => {
    const floats = new Floats(64);
    const block = floats.take(48);
    block.values.fill(1, 16, 32);
    expect(floats.dot(block, 16, block, 0, 16)).toBe(0);
    expect(floats.dot(block, 16, block, 16, 16)).toBe(16);
    floats.clear();
    expect([...floats.take(48).values].every((value) => value === 0)).toBe(true);
  });
});
