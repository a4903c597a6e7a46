import fc from "fast-check";
import { expect, test } from "vitest";
import { sortedOrder } from "../../src/core/sorted-order.js";

test("the sorted order is that of a stable comparison, for values of any size", () => {
  const value = fc.oneof(fc.nat(3), fc.nat(70_000), fc.nat(0x7fffffff));
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value), { maxLength: 40 }), (rows) => {
      const column = (place: 0 | 1) => Int32Array.from(rows, (row) => row[place]);
      const expected = rows
        .map((_, index) => index)
        .sort((a, b) => {
          const x = rows[a] ?? [0, 0];
          const y = rows[b] ?? [0, 0];
          return x[0] - y[0] || x[1] - y[1] || a - b;
        });
      expect([...sortedOrder(rows.length, [column(0), column(1)])]).toEqual(expected);
    }),
  );
});

test.each([65_535, 65_536, 65_537, 0x7fff_ffff])("rows are sorted on both sides of %i", (edge) => {
  const column = Int32Array.of(edge, 0, edge - 1, edge, 1);
  expect([...sortedOrder(5, [column])]).toEqual([1, 4, 2, 0, 3]);
});

test("without a column, and of no rows, the order is that given", () => {
  expect([...sortedOrder(3, [])]).toEqual([0, 1, 2]);
  expect([...sortedOrder(0, [new Int32Array(0)])]).toEqual([]);
});
