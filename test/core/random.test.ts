import fc from "fast-check";
import { expect, test } from "vitest";
import { seeded, shuffle } from "../../src/core/random.js";

test("numbers from a seed are those of mulberry32", () => {
  const next = seeded(1);
  expect([next(), next(), next()].map((n) => n.toFixed(8))).toEqual([
    "0.62707394",
    "0.00273572",
    "0.52744704",
  ]);
});

test("numbers from a seed lie from 0 up to, not including, 1, and are the same for the same seed", () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const [one, two] = [seeded(seed), seeded(seed)];
      for (let i = 0; i < 20; i++) {
        const number = one();
        expect(number).toBeGreaterThanOrEqual(0);
        expect(number).toBeLessThan(1);
        expect(two()).toBe(number);
      }
    }),
  );
});

test("a shuffled list has the same things in it, in the same order for the same seed", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9)), fc.integer(), (list, seed) => {
      const [one, two] = [[...list], Int32Array.from(list)];
      shuffle(one, seeded(seed));
      shuffle(two, seeded(seed));
      expect([...two]).toEqual(one);
      expect(one.toSorted()).toEqual(list.toSorted());
    }),
  );
});

test("every order of a list comes up about as often as any other", () => {
  const next = seeded(7);
  const seen = new Map<string, number>();
  for (let i = 0; i < 6000; i++) {
    const list = ["a", "b", "c"];
    shuffle(list, next);
    seen.set(list.join(""), (seen.get(list.join("")) ?? 0) + 1);
  }
  expect([...seen.keys()].sort()).toEqual(["abc", "acb", "bac", "bca", "cab", "cba"]);
  for (const times of seen.values()) expect(Math.abs(times - 1000)).toBeLessThan(120);
});
