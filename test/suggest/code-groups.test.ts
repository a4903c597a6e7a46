import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CodeUse, codeLikeness, groupCodes } from "../../src/suggest/code-groups.js";

const use = (text: string, quotes: string[], passages: number[] = []): CodeUse => ({
  text,
  quotes,
  vectors: [],
  passages: new Set(passages),
});

describe("groupings of codes", () => {
  const codes = [
    use("Trust", ["trust grows with promises", "a promise kept"]),
    use("Salary", ["money and the budget", "paid by the hour"]),
    use("Reliability", ["promises and trust", "kept every promise"]),
    use("Costs", ["the budget is money", "an hour costs"]),
  ];

  it("put codes together that are used on like words", () => {
    const groups = groupCodes(codeLikeness(codes), 4, 2).map(({ members }) => [...members].sort());
    expect(groups.sort()).toEqual([
      [0, 2],
      [1, 3],
    ]);
  });

  it("count use in the same passages", () => {
    const bare = [use("A", ["x"], [1, 2]), use("B", ["y"], [3]), use("C", ["z"], [1, 2])];
    const likeness = codeLikeness(bare);
    expect(likeness[2]).toBeGreaterThan(likeness[1] ?? 9);
    expect(groupCodes(likeness, 3, 2)[0]?.members).toEqual([0, 2]);
  });

  it("leave a code alone rather than join it to what it is not like", () => {
    const apart = Float64Array.of(1, -0.2, -0.2, 1);
    expect(groupCodes(apart, 2, 1)).toEqual([]);
  });

  it("go by sentence vectors too, where there are any", () => {
    const vector = (...values: number[]) => ({
      ...use("", []),
      vectors: [Float32Array.from(values)],
    });
    const found = groupCodes(
      codeLikeness([vector(1, 0), vector(0, 1), vector(0.9, 0.1), vector(0, 1)]),
      4,
      2,
    );
    expect(found.map(({ members }) => [...members].sort()).sort()).toEqual([
      [0, 2],
      [1, 3],
    ]);
  });

  it("hold each code once at most, and are the same each time", () => {
    const words = fc.array(fc.constantFrom("trust", "money", "time", "tea", "girl", ""), { maxLength: 4 });
    fc.assert(
      fc.property(fc.array(words, { maxLength: 8 }), fc.integer({ min: 1, max: 8 }), (list, groups) => {
        const made = list.map((own, i) => use(own[0] ?? "", own, [i % 3]));
        const found = groupCodes(codeLikeness(made), made.length, groups);
        const members = found.flatMap((group) => group.members);
        expect(new Set(members).size).toBe(members.length);
        expect(found.every(({ likeness }) => Number.isFinite(likeness))).toBe(true);
        expect(groupCodes(codeLikeness(made), made.length, groups)).toEqual(found);
      }),
      { numRuns: 60 },
    );
  });
});
