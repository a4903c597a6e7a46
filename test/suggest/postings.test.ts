import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Postings } from "../../src/suggest/postings.js";

const vector = (features: ReadonlyMap<number, number>) => ({
  ids: Int32Array.from(features.keys()),
  values: Float32Array.from(features.values()),
  norm: 0,
});

describe("inner products with all examples", () => {
  it("are the same as worked out pair by pair, with few examples and with many, rare features and common ones", () => {
    const sparse = fc
      .dictionary(fc.integer({ min: 0, max: 30 }).map(String), fc.integer({ min: -8, max: 8 }), {
        maxKeys: 12,
      })
      .map((own) => new Map(Object.entries(own).map(([id, value]) => [Number(id), value])));
    fc.assert(
      fc.property(fc.array(sparse, { minLength: 1, maxLength: 150 }), sparse, (examples, asked) => {
        const postings = new Postings(examples.map(vector), 31);
        const into = new Float32Array(examples.length).fill(1);
        postings.products(vector(asked), into);
        expect([...into]).toEqual(
          examples.map((own) => [...asked].reduce((sum, [id, value]) => sum + value * (own.get(id) ?? 0), 1)),
        );
      }),
      { numRuns: 200 },
    );
  });

  it("leave out features that no example was numbered with", () => {
    const postings = new Postings([vector(new Map([[0, 2]]))], 1);
    const into = new Float32Array(1);
    postings.products(
      vector(
        new Map([
          [0, 3],
          [7, 5],
        ]),
      ),
      into,
    );
    expect([...into]).toEqual([6]);
  });
});
